/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-reasons.h"

#include <string.h>

typedef struct {
  const char *keyword;
  PrintState state;
} Reason;

/* The words of RFC 8011, PWG 5100.9 and CUPS. What only another person can put right, but not by
 * paper, a cover or a jam, is "unknown": it says that somebody has to look. */
static const Reason reasons[] = {
  { "none", PRINT_STATE_READY },
  { "connecting-to-device", PRINT_STATE_READY },
  { "fuser-under-temp", PRINT_STATE_READY },
  { "alert-removal-of-binary-change-entry", PRINT_STATE_READY },
  { "media-low", PRINT_STATE_LOW },
  { "marker-supply-low", PRINT_STATE_LOW },
  { "marker-waste-almost-full", PRINT_STATE_LOW },
  { "developer-low", PRINT_STATE_LOW },
  { "opc-near-eol", PRINT_STATE_LOW },
  { "output-area-almost-full", PRINT_STATE_LOW },
  { "toner-low", PRINT_STATE_LOW },
  { "developer-empty", PRINT_STATE_OUT },
  { "input-tray-missing", PRINT_STATE_OUT },
  { "marker-supply-empty", PRINT_STATE_OUT },
  { "media-empty", PRINT_STATE_OUT },
  { "media-needed", PRINT_STATE_OUT },
  { "toner-empty", PRINT_STATE_OUT },
  { "input-media-tray-failure", PRINT_STATE_JAMMED },
  { "media-jam", PRINT_STATE_JAMMED },
  { "output-area-full", PRINT_STATE_JAMMED },
  { "cover-open", PRINT_STATE_OPEN },
  { "door-open", PRINT_STATE_OPEN },
  { "interlock-open", PRINT_STATE_OPEN },
  { "output-tray-missing", PRINT_STATE_OPEN },
  { "deactivated", PRINT_STATE_OFFLINE },
  { "hibernate", PRINT_STATE_OFFLINE },
  { "moving-to-paused", PRINT_STATE_OFFLINE },
  { "offline", PRINT_STATE_OFFLINE },
  { "paused", PRINT_STATE_OFFLINE },
  { "shutdown", PRINT_STATE_OFFLINE },
  { "stopped-partly", PRINT_STATE_OFFLINE },
  { "stopping", PRINT_STATE_OFFLINE },
  { "timed-out", PRINT_STATE_OFFLINE },
};

static const int gravity[] = {
  [PRINT_STATE_READY] = 0,   [PRINT_STATE_LOW] = 1,    [PRINT_STATE_UNKNOWN] = 2,
  [PRINT_STATE_OUT] = 3,     [PRINT_STATE_JAMMED] = 4, [PRINT_STATE_OPEN] = 5,
  [PRINT_STATE_OFFLINE] = 6,
};

PrintState
print_state_get_graver (PrintState one, PrintState other)
{
  return gravity[other] > gravity[one] ? other : one;
}

/* A reason without a suffix is meant as an error (RFC 8011, 5.4.12). */
static gsize
get_bare_length (const char *keyword, gboolean *ret_is_error)
{
  *ret_is_error = FALSE;
  if (g_str_has_suffix (keyword, "-report"))
    return strlen (keyword) - strlen ("-report");
  if (g_str_has_suffix (keyword, "-warning"))
    return strlen (keyword) - strlen ("-warning");
  *ret_is_error = TRUE;
  if (g_str_has_suffix (keyword, "-error"))
    return strlen (keyword) - strlen ("-error");
  return strlen (keyword);
}

PrintState
print_reason_judge (const char *keyword)
{
  gboolean is_error;
  gsize length = get_bare_length (keyword, &is_error);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strlen (reasons[i].keyword) == length && strncmp (reasons[i].keyword, keyword, length) == 0)
      return reasons[i].state;
  /* What CUPS says of its own work: about jobs, certificates, conformance. */
  if (g_str_has_prefix (keyword, "cups-"))
    return PRINT_STATE_READY;
  return is_error ? PRINT_STATE_UNKNOWN : PRINT_STATE_READY;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-reasons.h"

#include <string.h>

typedef struct {
  const char *keyword;
  PrintCondition condition;
} Reason;

/* The words of RFC 8011, PWG 5100.9 and CUPS. What only another person can put right, but not by
 * paper, a cover or a jam, is "unknown": it says that somebody has to look. */
static const Reason reasons[] = {
  { "none", { PRINT_STATE_READY, PRINT_REASON_NONE } },
  { "connecting-to-device", { PRINT_STATE_READY, PRINT_REASON_NONE } },
  { "fuser-under-temp", { PRINT_STATE_READY, PRINT_REASON_NONE } },
  { "alert-removal-of-binary-change-entry", { PRINT_STATE_READY, PRINT_REASON_NONE } },
  { "media-low", { PRINT_STATE_LOW, PRINT_REASON_PAPER_LOW } },
  { "marker-supply-low", { PRINT_STATE_LOW, PRINT_REASON_INK_LOW } },
  { "marker-waste-almost-full", { PRINT_STATE_LOW, PRINT_REASON_WASTE } },
  { "developer-low", { PRINT_STATE_LOW, PRINT_REASON_INK_LOW } },
  { "opc-near-eol", { PRINT_STATE_LOW, PRINT_REASON_WORN } },
  { "output-area-almost-full", { PRINT_STATE_LOW, PRINT_REASON_OUTPUT_FULL } },
  { "toner-low", { PRINT_STATE_LOW, PRINT_REASON_INK_LOW } },
  { "developer-empty", { PRINT_STATE_OUT, PRINT_REASON_INK_OUT } },
  { "input-tray-missing", { PRINT_STATE_OUT, PRINT_REASON_TRAY } },
  { "marker-supply-empty", { PRINT_STATE_OUT, PRINT_REASON_INK_OUT } },
  { "media-empty", { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT } },
  { "media-needed", { PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT } },
  { "toner-empty", { PRINT_STATE_OUT, PRINT_REASON_INK_OUT } },
  { "input-media-tray-failure", { PRINT_STATE_JAMMED, PRINT_REASON_WORN } },
  { "media-jam", { PRINT_STATE_JAMMED, PRINT_REASON_JAM } },
  { "output-area-full", { PRINT_STATE_JAMMED, PRINT_REASON_OUTPUT_FULL } },
  { "cover-open", { PRINT_STATE_OPEN, PRINT_REASON_COVER } },
  { "door-open", { PRINT_STATE_OPEN, PRINT_REASON_COVER } },
  { "interlock-open", { PRINT_STATE_OPEN, PRINT_REASON_COVER } },
  { "output-tray-missing", { PRINT_STATE_OPEN, PRINT_REASON_TRAY } },
  { "deactivated", { PRINT_STATE_OFFLINE, PRINT_REASON_OFF } },
  { "hibernate", { PRINT_STATE_OFFLINE, PRINT_REASON_OFF } },
  { "moving-to-paused", { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED } },
  { "offline", { PRINT_STATE_OFFLINE, PRINT_REASON_OFF } },
  { "paused", { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED } },
  { "shutdown", { PRINT_STATE_OFFLINE, PRINT_REASON_OFF } },
  { "stopped-partly", { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED } },
  { "stopping", { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED } },
  { "timed-out", { PRINT_STATE_OFFLINE, PRINT_REASON_SILENT } },
};

/* A pause ends with a word to the queue, so it comes after all that hands have to put right. */
static int
get_gravity (PrintCondition condition)
{
  static const int gravity[] = {
    [PRINT_STATE_READY] = 0,   [PRINT_STATE_LOW] = 1,    [PRINT_STATE_UNKNOWN] = 2,
    [PRINT_STATE_OUT] = 4,     [PRINT_STATE_JAMMED] = 5, [PRINT_STATE_OPEN] = 6,
    [PRINT_STATE_OFFLINE] = 7,
  };

  return condition.reason == PRINT_REASON_PAUSED ? 3 : gravity[condition.state];
}

PrintCondition
print_condition_get_graver (PrintCondition one, PrintCondition other)
{
  int difference = get_gravity (other) - get_gravity (one);

  if (difference == 0)
    return other.reason < one.reason ? other : one;
  return difference > 0 ? other : one;
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

PrintCondition
print_reason_judge (const char *keyword)
{
  static const PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };
  gboolean is_error;
  gsize length = get_bare_length (keyword, &is_error);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strlen (reasons[i].keyword) == length && strncmp (reasons[i].keyword, keyword, length) == 0)
      return reasons[i].condition;
  /* What CUPS says of its own work: about jobs, certificates, conformance. */
  if (g_str_has_prefix (keyword, "cups-"))
    return ready;
  return is_error ? (PrintCondition){ PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER } : ready;
}

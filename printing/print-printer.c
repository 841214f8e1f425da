/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-printer.h"

#include "print-reasons.h"

#define ASK_S 1.3

static const char *const printer_attributes[] = {
  "marker-levels", "marker-low-levels",     "marker-types", "printer-is-accepting-jobs",
  "printer-state", "printer-state-reasons",
};

static PrintState
judge_reasons (ipp_t *reply)
{
  ipp_attribute_t *reasons = ippFindAttribute (reply, "printer-state-reasons", IPP_TAG_KEYWORD);
  PrintState state = reasons != NULL ? PRINT_STATE_READY : PRINT_STATE_UNKNOWN;

  for (int i = 0; i < ippGetCount (reasons); i++)
    state = print_state_get_graver (state, print_reason_judge (ippGetString (reasons, i, NULL)));
  return state;
}

/* Levels below 0 say "cannot tell". A waste box fills instead of running low. */
static PrintState
judge_markers (ipp_t *reply)
{
  ipp_attribute_t *levels = ippFindAttribute (reply, "marker-levels", IPP_TAG_INTEGER);
  ipp_attribute_t *low_levels = ippFindAttribute (reply, "marker-low-levels", IPP_TAG_INTEGER);
  ipp_attribute_t *types = ippFindAttribute (reply, "marker-types", IPP_TAG_KEYWORD);

  for (int i = 0; i < MIN (ippGetCount (levels), ippGetCount (low_levels)); i++) {
    const char *type = i < ippGetCount (types) ? ippGetString (types, i, NULL) : "";
    int level = ippGetInteger (levels, i);

    if (level >= 0 && level <= ippGetInteger (low_levels, i) && !g_str_has_prefix (type, "waste"))
      return PRINT_STATE_LOW;
  }
  return PRINT_STATE_READY;
}

/* Stopped counts only where no reason explains it: with the cover open it is the cover. */
static PrintState
judge_rest (ipp_t *reply, PrintState state)
{
  gboolean is_stopped = print_cups_get_integer (reply, "printer-state", IPP_TAG_ENUM,
                                                IPP_PSTATE_STOPPED) == IPP_PSTATE_STOPPED;
  ipp_attribute_t *accepting =
    ippFindAttribute (reply, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);

  if (accepting != NULL && !ippGetBoolean (accepting, 0))
    return PRINT_STATE_OFFLINE;
  if (is_stopped && (state == PRINT_STATE_READY || state == PRINT_STATE_LOW))
    return PRINT_STATE_OFFLINE;
  return state;
}

ipp_t *
print_printer_ask (PrintCups *cups)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_PRINTER_ATTRIBUTES);

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (printer_attributes), NULL, printer_attributes);
  return print_cups_ask (cups, request, NULL);
}

static PrintState
ask_device (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_device (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply;
  PrintState state = PRINT_STATE_UNKNOWN;

  if (cups == NULL)
    return PRINT_STATE_OFFLINE;
  reply = print_printer_ask (cups);
  if (print_cups_is_success (reply))
    state =
      judge_rest (reply, print_state_get_graver (judge_reasons (reply), judge_markers (reply)));
  ippDelete (reply);
  return state;
}

/* The queue's reasons are those of its last job, so beside the printer's own they count for
 * nothing. */
static PrintState
ask_queue (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply;
  PrintState state = PRINT_STATE_UNKNOWN;

  if (cups == NULL)
    return PRINT_STATE_OFFLINE;
  reply = print_printer_ask (cups);
  if (print_cups_is_success (reply))
    state =
      judge_rest (reply, address->device_uri == NULL ? judge_reasons (reply) : PRINT_STATE_READY);
  else if (reply != NULL)
    state = PRINT_STATE_OFFLINE;
  ippDelete (reply);
  return state;
}

PrintState
print_printer_ask_state (const PrintAddress *address, GCancellable *cancellable)
{
  PrintState state = ask_queue (address, cancellable);

  /* No need to wait for the printer too where the scheduler has used up the time. */
  if (address->device_uri == NULL || state == PRINT_STATE_UNKNOWN)
    return state;
  return print_state_get_graver (state, ask_device (address, cancellable));
}

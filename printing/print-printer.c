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

static const PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };

static PrintCondition
judge_reasons (ipp_t *reply)
{
  ipp_attribute_t *reasons = ippFindAttribute (reply, "printer-state-reasons", IPP_TAG_KEYWORD);
  PrintCondition condition = ready;

  if (reasons == NULL)
    return (PrintCondition){ PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER };
  for (int i = 0; i < ippGetCount (reasons); i++)
    condition =
      print_condition_get_graver (condition, print_reason_judge (ippGetString (reasons, i, NULL)));
  return condition;
}

/* Levels below 0 say "cannot tell". A waste box fills instead of running low. */
static PrintCondition
judge_markers (ipp_t *reply)
{
  ipp_attribute_t *levels = ippFindAttribute (reply, "marker-levels", IPP_TAG_INTEGER);
  ipp_attribute_t *low_levels = ippFindAttribute (reply, "marker-low-levels", IPP_TAG_INTEGER);
  ipp_attribute_t *types = ippFindAttribute (reply, "marker-types", IPP_TAG_KEYWORD);

  for (int i = 0; i < MIN (ippGetCount (levels), ippGetCount (low_levels)); i++) {
    const char *type = i < ippGetCount (types) ? ippGetString (types, i, NULL) : "";
    int level = ippGetInteger (levels, i);

    if (level >= 0 && level <= ippGetInteger (low_levels, i) && !g_str_has_prefix (type, "waste"))
      return (PrintCondition){ PRINT_STATE_LOW, PRINT_REASON_INK_LOW };
  }
  return ready;
}

/* A stop counts only where no reason explains it: with the cover open it is the cover. */
static PrintCondition
judge_stop (ipp_t *reply)
{
  gboolean is_stopped = print_cups_get_integer (reply, "printer-state", IPP_TAG_ENUM,
                                                IPP_PSTATE_STOPPED) == IPP_PSTATE_STOPPED;
  ipp_attribute_t *accepting =
    ippFindAttribute (reply, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);

  if (is_stopped || (accepting != NULL && !ippGetBoolean (accepting, 0)))
    return (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED };
  return ready;
}

static PrintCondition
judge_all (ipp_t *reply)
{
  return print_condition_get_graver (
    judge_stop (reply), print_condition_get_graver (judge_reasons (reply), judge_markers (reply)));
}

ipp_t *
print_printer_ask (PrintCups *cups)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_PRINTER_ATTRIBUTES);

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (printer_attributes), NULL, printer_attributes);
  return print_cups_ask (cups, request, NULL);
}

static PrintCondition
ask_device (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_device (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply;
  PrintCondition condition = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  if (cups == NULL)
    return (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_OFF };
  reply = print_printer_ask (cups);
  if (print_cups_is_success (reply))
    condition = judge_all (reply);
  ippDelete (reply);
  return condition;
}

/* The queue's reasons are those of its last job, so beside the printer's own they count for
 * nothing. */
static PrintCondition
ask_queue (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  PrintCondition condition = { PRINT_STATE_OFFLINE, PRINT_REASON_SCHEDULER };
  ipp_t *reply;

  if (cups == NULL)
    return condition;
  reply = print_printer_ask (cups);
  if (print_cups_is_success (reply))
    condition = address->device_uri == NULL ? judge_all (reply) : judge_stop (reply);
  else if (reply == NULL)
    condition.state = PRINT_STATE_UNKNOWN;
  ippDelete (reply);
  return condition;
}

PrintCondition
print_printer_ask_condition (const PrintAddress *address, GCancellable *cancellable)
{
  PrintCondition condition;

  if (address->server == NULL)
    return ask_device (address, cancellable);
  condition = ask_queue (address, cancellable);
  /* No need to wait for the printer too where the scheduler has used up the time. */
  if (address->device_uri == NULL || condition.reason == PRINT_REASON_SCHEDULER)
    return condition;
  return print_condition_get_graver (condition, ask_device (address, cancellable));
}

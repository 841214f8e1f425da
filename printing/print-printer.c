/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-printer.h"

#include "print-reasons.h"

#define ASK_S 1.3

static const char *const printer_attributes[] = {
  "marker-high-levels", "marker-levels", "marker-low-levels",         "marker-types",
  "printer-alert",      "printer-state", "printer-is-accepting-jobs", "printer-state-reasons",
};

static const PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };
static const PrintCondition somebody_has_to_look = { PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER };
static const PrintCondition paused = { PRINT_STATE_OFFLINE, PRINT_REASON_PAUSED };

static PrintCondition
judge_reasons (ipp_t *reply)
{
  ipp_attribute_t *reasons = ippFindAttribute (reply, "printer-state-reasons", IPP_TAG_KEYWORD);
  PrintCondition condition = reasons != NULL ? ready : somebody_has_to_look;

  for (int i = 0; i < ippGetCount (reasons); i++)
    condition =
      print_condition_get_graver (condition, print_reason_judge (ippGetString (reasons, i, NULL)));
  return condition;
}

static PrintCondition
judge_alerts (ipp_t *reply)
{
  ipp_attribute_t *alerts = ippFindAttribute (reply, "printer-alert", IPP_TAG_STRING);
  PrintCondition condition = ready;

  for (int i = 0; i < ippGetCount (alerts); i++) {
    int length;
    const char *bytes = ippGetOctetString (alerts, i, &length);
    g_autofree char *alert = bytes != NULL ? g_strndup (bytes, (gsize) length) : g_strdup ("");

    condition = print_condition_get_graver (condition, print_reason_judge_alert (alert));
  }
  return condition;
}

/* A waste box fills, everything else is used up or wears off. */
static PrintCondition
judge_marker (const char *type, int level, int low, int high)
{
  static const char *const lasting[] = { "band",  "belt", "cleaner", "corona",
                                         "fuser", "opc",  "transfer" };
  PrintCondition condition = { PRINT_STATE_LOW, PRINT_REASON_INK_LOW };

  if (g_str_has_prefix (type, "waste"))
    return level >= high ? (PrintCondition){ PRINT_STATE_LOW, PRINT_REASON_WASTE } : ready;
  for (gsize i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (g_str_has_prefix (type, lasting[i]))
      condition.reason = PRINT_REASON_WORN;
  return level <= low ? condition : ready;
}

static int
get_level (ipp_t *reply, const char *name, int index, int otherwise)
{
  ipp_attribute_t *levels = ippFindAttribute (reply, name, IPP_TAG_INTEGER);

  return index < ippGetCount (levels) ? ippGetInteger (levels, index) : otherwise;
}

/* Levels are per cent; below 0 they say "cannot tell". A printer that is out of something says so
 * among its reasons, and may well print on a level of 0. */
static PrintCondition
judge_markers (ipp_t *reply)
{
  ipp_attribute_t *levels = ippFindAttribute (reply, "marker-levels", IPP_TAG_INTEGER);
  ipp_attribute_t *types = ippFindAttribute (reply, "marker-types", IPP_TAG_KEYWORD);
  PrintCondition condition = ready;

  for (int i = 0; i < ippGetCount (levels); i++) {
    const char *type = i < ippGetCount (types) ? ippGetString (types, i, NULL) : "";
    int level = ippGetInteger (levels, i);

    if (level >= 0)
      condition = print_condition_get_graver (
        condition, judge_marker (type, level, get_level (reply, "marker-low-levels", i, 0),
                                 get_level (reply, "marker-high-levels", i, 100)));
  }
  return condition;
}

/* What the printer told is the reason why it stopped, if it is one; else it was told to stop. One
 * that stopped prints nothing, even if its reason alone would not say so. */
static PrintCondition
judge_stop (ipp_t *reply, PrintCondition told)
{
  ipp_attribute_t *accepting =
    ippFindAttribute (reply, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);

  if (accepting != NULL && !ippGetBoolean (accepting, 0))
    return paused;
  switch (print_cups_get_integer (reply, "printer-state", IPP_TAG_ENUM, 0)) {
  case IPP_PSTATE_IDLE:
  case IPP_PSTATE_PROCESSING:
    return ready;
  case IPP_PSTATE_STOPPED:
    if (told.state == PRINT_STATE_READY || told.state == PRINT_STATE_LOW)
      return paused;
    if (told.state == PRINT_STATE_UNKNOWN)
      told.state = PRINT_STATE_OFFLINE;
    return told;
  default:
    return somebody_has_to_look;
  }
}

PrintCondition
print_printer_judge (ipp_t *reply)
{
  PrintCondition told = print_condition_get_graver (judge_reasons (reply), judge_alerts (reply));
  PrintCondition counted =
    print_condition_get_graver (judge_markers (reply), judge_stop (reply, told));

  return print_condition_get_graver (told, counted);
}

ipp_t *
print_printer_ask (PrintCups *cups)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_PRINTER_ATTRIBUTES);

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (printer_attributes), NULL, printer_attributes);
  return print_cups_ask (cups, request, NULL);
}

PrintCondition
print_printer_ask_device (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_device (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply;
  PrintCondition condition = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT };

  if (cups == NULL)
    return (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_OFF };
  reply = print_printer_ask (cups);
  if (print_cups_is_success (reply))
    condition = print_printer_judge (reply);
  ippDelete (reply);
  return condition;
}

/* The queue's reasons are those of its last job, so beside the printer's own they count for
 * nothing. */
PrintCondition
print_printer_ask_queue (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  PrintCondition condition = { PRINT_STATE_OFFLINE, PRINT_REASON_SCHEDULER };
  ipp_t *reply;

  if (cups == NULL)
    return condition;
  reply = print_printer_ask (cups);
  if (print_cups_is_success (reply))
    condition =
      address->device_uri == NULL ? print_printer_judge (reply) : judge_stop (reply, ready);
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
    return print_printer_ask_device (address, cancellable);
  condition = print_printer_ask_queue (address, cancellable);
  /* No need to wait for the printer too where the scheduler has used up the time. */
  if (address->device_uri == NULL || condition.reason == PRINT_REASON_SCHEDULER)
    return condition;
  return print_condition_get_graver (condition, print_printer_ask_device (address, cancellable));
}

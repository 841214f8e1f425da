/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-resume.h"

#include "print-printer.h"

#define RESUME_S 3

static gboolean
is_paused (PrintCondition condition)
{
  return condition.reason == PRINT_REASON_PAUSED;
}

static gboolean
can_print (PrintCondition condition)
{
  return condition.state == PRINT_STATE_READY || condition.state == PRINT_STATE_LOW;
}

/* Whether the answer was yes is seen by whoever looks afterwards. */
static void
order (PrintCups *cups, ipp_op_t operation)
{
  ippDelete (print_cups_ask (cups, print_cups_new_request (cups, operation), NULL));
}

/* Many a printer cannot be told to go on; then it has to be done at its panel. */
static PrintCondition
resume_device (const PrintAddress *address, GCancellable *cancellable)
{
  PrintCondition condition = print_printer_ask_device (address, cancellable);
  g_autoptr (PrintCups) cups = NULL;

  if (!is_paused (condition))
    return condition;
  cups = print_cups_connect_device (address, print_cups_get_deadline (RESUME_S), cancellable);
  if (cups != NULL)
    order (cups, IPP_OP_RESUME_PRINTER);
  return print_printer_ask_device (address, cancellable);
}

static PrintCondition
resume_queue (const PrintAddress *address, GCancellable *cancellable)
{
  PrintCondition condition = print_printer_ask_queue (address, cancellable);
  g_autoptr (PrintCups) cups = NULL;

  if (!is_paused (condition))
    return condition;
  cups = print_cups_connect_queue (address, print_cups_get_deadline (RESUME_S), cancellable);
  if (cups != NULL) {
    order (cups, IPP_OP_RESUME_PRINTER);
    order (cups, IPP_OP_CUPS_ACCEPT_JOBS);
  }
  return print_printer_ask_queue (address, cancellable);
}

gboolean
print_resume (const PrintAddress *address, GCancellable *cancellable, GError **error)
{
  PrintCondition condition = { PRINT_STATE_READY, PRINT_REASON_NONE };

  if (address->device_uri != NULL)
    condition = resume_device (address, cancellable);
  if (can_print (condition) && address->server != NULL)
    condition = resume_queue (address, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (can_print (condition))
    return TRUE;
  g_set_error (error, PRINT_ERROR, PRINT_ERROR_NOT_READY, "It cannot go on: %s",
               print_reason_to_string (condition.reason));
  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-purge.h"

#include "print-job.h"
#include "print-printer.h"

#define ASK_S 1.3
#define PURGE_S 10
#define PURGE_LOOK_MS 50

/* Cancels what is there and returns how many there were; -1 without an answer. */
static int
cancel_jobs (PrintCups *cups, GError **error)
{
  ipp_t *reply = print_job_list (cups, "not-completed");
  int count = 0;

  if (!print_cups_is_success (reply)) {
    print_cups_set_error (reply, error);
    ippDelete (reply);
    return -1;
  }
  for (ipp_attribute_t *attribute = ippFindAttribute (reply, "job-id", IPP_TAG_INTEGER);
       attribute != NULL; attribute = ippFindNextAttribute (reply, "job-id", IPP_TAG_INTEGER)) {
    ippDelete (print_job_order_cancel (cups, ippGetInteger (attribute, 0)));
    count++;
  }
  ippDelete (reply);
  return count;
}

/* A cancelled job is over for the scheduler at once, but what feeds the printer takes a moment to
 * end. */
static gboolean
is_feeding (PrintCups *cups)
{
  ipp_t *reply = print_printer_ask (cups);
  gboolean is_processing =
    !print_cups_is_success (reply) ||
    print_cups_get_integer (reply, "printer-state", IPP_TAG_ENUM, 0) == IPP_PSTATE_PROCESSING;

  ippDelete (reply);
  return is_processing;
}

/* A printer that hung may keep a job of which the queue knows nothing any more, and print it when
 * it comes to itself. One that cannot be asked counts as having one; one that is off as having
 * none. */
static int
cancel_at_printer (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups = NULL;
  int count;

  if (address->server == NULL || address->device_uri == NULL)
    return 0;
  cups = print_cups_connect_device (address, print_cups_get_deadline (ASK_S), cancellable);
  if (cups == NULL)
    return 0;
  count = cancel_jobs (cups, NULL);
  return count < 0 ? 1 : count;
}

int
print_purge (const PrintAddress *address, GCancellable *cancellable, GError **error)
{
  gint64 deadline = print_cups_get_deadline (PURGE_S);
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (PURGE_S + ASK_S), cancellable);
  int count;

  if (cups == NULL) {
    print_cups_set_unreachable (address, error);
    return -1;
  }
  while ((count = cancel_jobs (cups, error)) >= 0) {
    if (count == 0 && is_feeding (cups))
      count = 1;
    if (count == 0)
      count = cancel_at_printer (address, cancellable);
    if (count == 0 || g_get_monotonic_time () >= deadline)
      break;
    g_usleep (PURGE_LOOK_MS * 1000);
  }
  return count;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-job.h"

#include "print-printer.h"

#define ASK_S 1.3
#define CANCEL_S 3

static const char *const job_attributes[] = {
  "job-id",
  "job-name",
  "job-printer-state-reasons",
  "job-state",
};

static ipp_t *
ask_job (PrintCups *cups, int job_id)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_JOB_ATTRIBUTES);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (job_attributes), NULL, job_attributes);
  return print_cups_ask (cups, request, NULL);
}

static PrintJobState
judge_job (ipp_t *reply)
{
  switch (print_cups_get_integer (reply, "job-state", IPP_TAG_ENUM, 0)) {
  case IPP_JSTATE_PENDING:
  case IPP_JSTATE_HELD:
  case IPP_JSTATE_PROCESSING:
  case IPP_JSTATE_STOPPED:
    return PRINT_JOB_PRINTING;
  case IPP_JSTATE_CANCELED:
  case IPP_JSTATE_ABORTED:
    return PRINT_JOB_FAILED;
  case IPP_JSTATE_COMPLETED:
    return print_cups_has_keyword (reply, "job-printer-state-reasons", PRINT_JOB_LOST_PRINTER)
             ? PRINT_JOB_UNKNOWN
             : PRINT_JOB_PRINTED;
  default:
    return PRINT_JOB_UNKNOWN;
  }
}

/* In a list of jobs each group is one; its attributes come in any order. */
static int
find_state_of (ipp_t *jobs, const char *name)
{
  gboolean is_ours = FALSE;
  int state = 0;

  for (ipp_attribute_t *attribute = ippFirstAttribute (jobs); attribute != NULL;
       attribute = ippNextAttribute (jobs)) {
    const char *attribute_name = ippGetName (attribute);

    if (attribute_name == NULL) {
      if (is_ours)
        return state;
      state = 0;
    } else if (g_str_equal (attribute_name, "job-state")) {
      state = ippGetInteger (attribute, 0);
    } else if (g_str_equal (attribute_name, "job-name")) {
      is_ours = g_strcmp0 (ippGetString (attribute, 0, NULL), name) == 0;
    }
  }
  return is_ours ? state : 0;
}

ipp_t *
print_job_list (PrintCups *cups, const char *which)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_GET_JOBS);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, which);
  ippAddBoolean (request, IPP_TAG_OPERATION, "my-jobs", 1);
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                 G_N_ELEMENTS (job_attributes), NULL, job_attributes);
  return print_cups_ask (cups, request, NULL);
}

/* How the job of this name ended for the printer itself, as an IPP job state; 0 if it does not
 * know: many printers forget a job at once. */
static int
ask_printer_for_end (const PrintAddress *address, const char *name, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    address->device_uri != NULL
      ? print_cups_connect_device (address, print_cups_get_deadline (ASK_S), cancellable)
      : NULL;
  ipp_t *reply;
  int state = 0;

  if (cups == NULL || name == NULL)
    return 0;
  reply = print_job_list (cups, "completed");
  if (print_cups_is_success (reply))
    state = find_state_of (reply, name);
  ippDelete (reply);
  return state;
}

/* CUPS' IPP backend (2.4.2) also calls a job completed that the printer aborted, or during which it
 * went away, if it notices at the wrong moment. So the printer is heard too: it can contradict, and
 * for a job during which it could not be seen, its word is needed. */
static PrintJobState
confirm (const PrintAddress *address,
         const char *name,
         gboolean is_doubted,
         GCancellable *cancellable)
{
  switch (ask_printer_for_end (address, name, cancellable)) {
  case IPP_JSTATE_COMPLETED:
    return PRINT_JOB_PRINTED;
  case IPP_JSTATE_ABORTED:
  case IPP_JSTATE_CANCELED:
    return PRINT_JOB_FAILED;
  default:
    return is_doubted ? PRINT_JOB_UNKNOWN : PRINT_JOB_PRINTED;
  }
}

/* A scheduler that died knows nothing any more of what it had sent; the printer may. */
static PrintJobState
judge_lost (const PrintAddress *address, const PrintJobTrace *trace, GCancellable *cancellable)
{
  return ask_printer_for_end (address, trace->name, cancellable) == IPP_JSTATE_COMPLETED
           ? PRINT_JOB_PRINTED
           : PRINT_JOB_UNKNOWN;
}

static gboolean
can_print (PrintCondition printer)
{
  return printer.state == PRINT_STATE_READY || printer.state == PRINT_STATE_LOW;
}

static gboolean
is_out_of_sight (PrintCondition printer)
{
  return printer.reason == PRINT_REASON_OFF || printer.reason == PRINT_REASON_SILENT ||
         printer.reason == PRINT_REASON_SCHEDULER;
}

static gboolean
says_it_cannot_print (PrintCondition printer)
{
  return !can_print (printer) && !is_out_of_sight (printer);
}

/* Asked twice around the job's end: it may just have been put right, and then it printed. */
static gboolean
calls_it_done_all_the_same (const PrintAddress *address,
                            const PrintJobTrace *trace,
                            GCancellable *cancellable)
{
  return ask_printer_for_end (address, trace->name, cancellable) == IPP_JSTATE_COMPLETED &&
         says_it_cannot_print (print_printer_ask_condition (address, cancellable));
}

/* For the scheduler "completed" means that the bytes are sent, and it says so late; a printer that
 * says it with its cover open says nothing, and the closed cover later makes it no truer. */
static gboolean
is_contradicted (const PrintAddress *address,
                 const PrintJobTrace *trace,
                 PrintJobState state,
                 PrintCondition printer,
                 GCancellable *cancellable)
{
  if (!says_it_cannot_print (printer))
    return FALSE;
  return state == PRINT_JOB_PRINTED ||
         (state == PRINT_JOB_PRINTING && calls_it_done_all_the_same (address, trace, cancellable));
}

/* After a power cut many a printer counts its jobs from 1 again. */
static gboolean
is_another (ipp_t *reply, const PrintJobTrace *trace)
{
  return trace->name != NULL &&
         g_strcmp0 (print_cups_get_name (reply, "job-name"), trace->name) != 0;
}

PrintJobState
print_job_ask (const PrintAddress *address,
               PrintJobTrace *trace,
               PrintCondition *ret_printer,
               GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply = cups != NULL ? ask_job (cups, trace->id) : NULL;
  PrintJobState state = PRINT_JOB_UNKNOWN;
  g_autofree char *name = g_strdup (print_cups_get_name (reply, "job-name"));

  if (print_cups_is_success (reply) && !is_another (reply, trace))
    state = judge_job (reply);
  ippDelete (reply);
  *ret_printer = print_printer_ask_condition (address, cancellable);
  if (is_contradicted (address, trace, state, *ret_printer, cancellable))
    trace->is_contradicted = TRUE;
  if (state != PRINT_JOB_PRINTED && state != PRINT_JOB_UNKNOWN)
    return state;
  if (trace->is_contradicted || !can_print (*ret_printer))
    return PRINT_JOB_UNKNOWN;
  if (state == PRINT_JOB_UNKNOWN)
    return judge_lost (address, trace, cancellable);
  return address->server != NULL ? confirm (address, name, trace->is_doubted, cancellable) : state;
}

ipp_t *
print_job_order_cancel (PrintCups *cups, int job_id)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_CANCEL_JOB);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
  return print_cups_ask (cups, request, NULL);
}

gboolean
print_job_cancel (const PrintAddress *address,
                  int job_id,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (CANCEL_S), cancellable);
  ipp_t *reply;
  gboolean is_over;

  if (cups == NULL) {
    print_cups_set_unreachable (address, error);
    return FALSE;
  }
  reply = print_job_order_cancel (cups, job_id);
  /* What is over or forgotten already needs no cancelling. */
  is_over = print_cups_is_success (reply) ||
            (reply != NULL && (ippGetStatusCode (reply) == IPP_STATUS_ERROR_NOT_POSSIBLE ||
                               ippGetStatusCode (reply) == IPP_STATUS_ERROR_NOT_FOUND));
  if (!is_over)
    print_cups_set_error (reply, error);
  ippDelete (reply);
  return is_over;
}

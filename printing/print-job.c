/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-job.h"

#include "print-a4.h"
#include "print-printer.h"

#define ASK_S 1.3
#define SUBMIT_S 10
#define CANCEL_S 3
#define PURGE_S 10
#define PURGE_LOOK_MS 50

/* The queue lost the printer during a job and calls the job completed all the same. It stays on the
 * queue for ever, and so on the next jobs, unless somebody takes it off. */
#define LOST_PRINTER "cups-ipp-missing-job-history"

static const char *const job_attributes[] = {
  "job-id",
  "job-name",
  "job-printer-state-reasons",
  "job-state",
};

static void
set_unreachable (GError **error)
{
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_NO_PRINTER, "No scheduler listens");
}

/* Best effort: where we may not, jobs stay "unknown", which is true. */
static void
forget_lost_printer (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply = cups != NULL ? print_printer_ask (cups) : NULL;
  ipp_t *request;

  if (print_cups_has_keyword (reply, "printer-state-reasons", LOST_PRINTER)) {
    request = print_cups_new_request (cups, IPP_OP_CUPS_ADD_MODIFY_PRINTER);
    ippAddString (request, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL, "none");
    ippDelete (print_cups_ask (cups, request, NULL));
  }
  ippDelete (reply);
}

/* A job given to a printer that cannot print now would come out for the next citizen. */
static gboolean
can_start (const PrintAddress *address, GCancellable *cancellable, GError **error)
{
  PrintCondition condition = print_printer_ask_condition (address, cancellable);

  switch (condition.state) {
  case PRINT_STATE_OUT:
  case PRINT_STATE_JAMMED:
  case PRINT_STATE_OPEN:
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_NOT_READY, "The printer is not ready: %s",
                 print_reason_to_string (condition.reason));
    return FALSE;
  case PRINT_STATE_OFFLINE:
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_NO_PRINTER, "There is nothing to print with: %s",
                 print_reason_to_string (condition.reason));
    return FALSE;
  case PRINT_STATE_UNKNOWN:
  case PRINT_STATE_READY:
  case PRINT_STATE_LOW:
  default:
    return TRUE;
  }
}

/* A4 by its name: a printer of sheets takes no custom size, not even its own. Rolls half a point
 * more than the page, or a quarter across, where half were beyond a paper of 58 mm: CUPS' filters
 * truncate, and this is the size for which none of them moves, scales or crops by a part of a dot.
 */
static char *
name_media (guint width_points, guint height_points)
{
  if (width_points == PRINT_A4_WIDTH_POINTS && height_points == PRINT_A4_HEIGHT_POINTS)
    return g_strdup ("iso_a4_210x297mm");
  return g_strdup_printf ("Custom.%u.25x%u.5", width_points, height_points);
}

static ipp_t *
new_print_request (PrintCups *cups, guint width_points, guint height_points, const char *title)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_PRINT_JOB);
  g_autofree char *media = name_media (width_points, height_points);
  /* The only thing by which the printer's job can be told to be this one. */
  g_autofree char *name = g_strdup_printf ("%s-%08x", title, g_random_int ());

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, name);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL,
                "application/pdf");
  ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
  return request;
}

static int
send_document (const PrintAddress *address,
               GBytes *pdf,
               guint width_points,
               guint height_points,
               const char *title,
               GError **error)
{
  /* Not to be cancelled half way: then nobody would know the number of a job that may exist. */
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (SUBMIT_S), NULL);
  ipp_t *reply;
  int job_id = 0;

  if (cups == NULL) {
    set_unreachable (error);
    return 0;
  }
  reply = print_cups_ask (cups, new_print_request (cups, width_points, height_points, title), pdf);
  if (print_cups_is_success (reply))
    job_id = print_cups_get_integer (reply, "job-id", IPP_TAG_INTEGER, 0);
  if (job_id <= 0)
    print_cups_set_error (reply, error);
  ippDelete (reply);
  return MAX (job_id, 0);
}

int
print_job_submit (const PrintAddress *address,
                  GBytes *pdf,
                  guint width_points,
                  guint height_points,
                  const char *title,
                  GCancellable *cancellable,
                  GError **error)
{
  int job_id;

  if (!can_start (address, cancellable, error))
    return 0;
  forget_lost_printer (address, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return 0;
  job_id = send_document (address, pdf, width_points, height_points, title, error);
  if (job_id > 0 && g_cancellable_set_error_if_cancelled (cancellable, error)) {
    print_job_cancel (address, job_id, NULL, NULL);
    return 0;
  }
  return job_id;
}

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
    return print_cups_has_keyword (reply, "job-printer-state-reasons", LOST_PRINTER)
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

static ipp_t *
ask_jobs (PrintCups *cups, const char *which)
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
  reply = ask_jobs (cups, "completed");
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

/* For the scheduler "completed" means that the bytes are sent. */
static gboolean
is_contradicted (PrintCondition printer)
{
  return printer.state != PRINT_STATE_READY && printer.state != PRINT_STATE_LOW;
}

PrintJobState
print_job_ask (const PrintAddress *address,
               int job_id,
               gboolean is_doubted,
               PrintCondition *ret_printer,
               GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply = cups != NULL ? ask_job (cups, job_id) : NULL;
  PrintJobState state = print_cups_is_success (reply) ? judge_job (reply) : PRINT_JOB_UNKNOWN;
  g_autofree char *name = g_strdup (print_cups_get_name (reply, "job-name"));

  ippDelete (reply);
  *ret_printer = print_printer_ask_condition (address, cancellable);
  if (state != PRINT_JOB_PRINTED)
    return state;
  if (is_contradicted (*ret_printer))
    return PRINT_JOB_UNKNOWN;
  return confirm (address, name, is_doubted, cancellable);
}

static ipp_t *
new_cancel_request (PrintCups *cups, int job_id)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_CANCEL_JOB);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
  return request;
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
    set_unreachable (error);
    return FALSE;
  }
  reply = print_cups_ask (cups, new_cancel_request (cups, job_id), NULL);
  /* What is over or forgotten already needs no cancelling. */
  is_over = print_cups_is_success (reply) ||
            (reply != NULL && (ippGetStatusCode (reply) == IPP_STATUS_ERROR_NOT_POSSIBLE ||
                               ippGetStatusCode (reply) == IPP_STATUS_ERROR_NOT_FOUND));
  if (!is_over)
    print_cups_set_error (reply, error);
  ippDelete (reply);
  return is_over;
}

/* Whether the answer to one of the two orders is yes; a printer that has no such order is not held
 * back by it. */
static gboolean
order (PrintCups *cups, ipp_op_t operation, GError **error)
{
  ipp_t *reply = print_cups_ask (cups, print_cups_new_request (cups, operation), NULL);
  gboolean is_done = print_cups_is_success (reply);

  if (!is_done)
    print_cups_set_error (reply, error);
  ippDelete (reply);
  return is_done;
}

gboolean
print_job_resume (const PrintAddress *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (CANCEL_S), cancellable);

  if (cups == NULL) {
    set_unreachable (error);
    return FALSE;
  }
  return order (cups, IPP_OP_RESUME_PRINTER, error) &&
         (address->server == NULL || order (cups, IPP_OP_CUPS_ACCEPT_JOBS, error));
}

/* Emptying the queue, and the printer behind it */

/* Cancels what is there and returns how many there were; -1 without an answer. */
static int
cancel_jobs (PrintCups *cups, GError **error)
{
  ipp_t *reply = ask_jobs (cups, "not-completed");
  int count = 0;

  if (!print_cups_is_success (reply)) {
    print_cups_set_error (reply, error);
    ippDelete (reply);
    return -1;
  }
  for (ipp_attribute_t *attribute = ippFindAttribute (reply, "job-id", IPP_TAG_INTEGER);
       attribute != NULL; attribute = ippFindNextAttribute (reply, "job-id", IPP_TAG_INTEGER)) {
    ippDelete (
      print_cups_ask (cups, new_cancel_request (cups, ippGetInteger (attribute, 0)), NULL));
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

  if (address->device_uri == NULL)
    return 0;
  cups = print_cups_connect_device (address, print_cups_get_deadline (ASK_S), cancellable);
  if (cups == NULL)
    return 0;
  count = cancel_jobs (cups, NULL);
  return count < 0 ? 1 : count;
}

int
print_job_purge_all (const PrintAddress *address, GCancellable *cancellable, GError **error)
{
  gint64 deadline = print_cups_get_deadline (PURGE_S);
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (PURGE_S + ASK_S), cancellable);
  int count;

  if (cups == NULL) {
    set_unreachable (error);
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

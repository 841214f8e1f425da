/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

#include <string.h>

#define CHUNK_BYTES 32768

static void
fail (ipp_t *response, ipp_status_t status)
{
  ippSetStatusCode (response, status);
}

static int
get_job_id (ipp_t *request)
{
  const char *uri = ippGetString (ippFindAttribute (request, "job-uri", IPP_TAG_URI), 0, NULL);
  const char *slash = uri != NULL ? strrchr (uri, '/') : NULL;

  if (slash != NULL)
    return (int) g_ascii_strtoll (slash + 1, NULL, 10);
  return ippGetInteger (ippFindAttribute (request, "job-id", IPP_TAG_INTEGER), 0);
}

static SupportPrinterJob *
find_job (SupportPrinter *self, ipp_t *request, ipp_t *response)
{
  SupportPrinterJob *job = support_printer_find_job (self, get_job_id (request));

  if (job == NULL)
    fail (response, IPP_STATUS_ERROR_NOT_FOUND);
  return job;
}

/* Reads what follows the attributes, without the lock; NULL if the connection broke before its end.
 */
static GBytes *
read_document (SupportPrinter *self, http_t *http)
{
  g_autoptr (GByteArray) document = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  ssize_t length;

  g_mutex_unlock (&self->lock);
  while ((length = httpRead2 (http, chunk, CHUNK_BYTES)) > 0)
    g_byte_array_append (document, (guint8 *) chunk, (guint) length);
  g_mutex_lock (&self->lock);
  if (length < 0 || document->len == 0 || httpGetState (http) != HTTP_STATE_POST_SEND)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&document));
}

static const char *
get_format (ipp_t *request)
{
  return ippGetString (ippFindAttribute (request, "document-format", IPP_TAG_MIMETYPE), 0, NULL);
}

/* TRUE if a job with these attributes would be taken; else the status says why. */
static gboolean
is_acceptable (SupportPrinter *self, ipp_t *request, ipp_t *response)
{
  const char *format = get_format (request);
  int width = 0, height = 0;

  if (!self->accepts_jobs) {
    fail (response, IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS);
    return FALSE;
  }
  if (format != NULL && !support_printer_takes_format (self, format)) {
    fail (response, IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED);
    return FALSE;
  }
  support_printer_read_size (request, &width, &height);
  if (width > 0 && !support_printer_takes_size (self, width, height)) {
    fail (response, IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES);
    return FALSE;
  }
  return TRUE;
}

static void
take_document (SupportPrinter *self, SupportPrinterJob *job, ipp_t *request, GBytes *document)
{
  const char *format = get_format (request);

  /* The power may go at this very moment, and the job with it. */
  g_atomic_rc_box_acquire (job);
  g_free (job->format);
  job->format = g_strdup (format != NULL ? format : "application/octet-stream");
  self->received_count++;
  support_printer_reach (self, SUPPORT_PRINTER_BEFORE);
  /* Only now, for the mechanics may not begin before that moment. */
  job->document = g_bytes_ref (document);
  support_printer_job_unref (job);
  support_printer_touch (self);
}

static void
print_job (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  g_autoptr (GBytes) document = read_document (self, http);
  SupportPrinterJob *job;

  if (document == NULL) {
    fail (response, IPP_STATUS_ERROR_BAD_REQUEST);
    return;
  }
  if (!is_acceptable (self, request, response))
    return;
  job = support_printer_add_job (self, request);
  support_printer_answer_job (job, self, NULL, response);
  take_document (self, job, request, document);
}

static void
validate_job (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  is_acceptable (self, request, response);
}

static void
create_job (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  if (is_acceptable (self, request, response))
    support_printer_answer_job (support_printer_add_job (self, request), self, NULL, response);
}

static void
send_document (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  g_autoptr (GBytes) document = read_document (self, http);
  SupportPrinterJob *job = find_job (self, request, response);
  const char *format = get_format (request);

  if (job == NULL)
    return;
  if (job->state >= IPP_JSTATE_CANCELED || job->document != NULL) {
    fail (response, IPP_STATUS_ERROR_NOT_POSSIBLE);
  } else if (format != NULL && !support_printer_takes_format (self, format)) {
    support_printer_end_job (self, job, IPP_JSTATE_ABORTED);
    fail (response, IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED);
  } else if (document == NULL) {
    support_printer_end_job (self, job, IPP_JSTATE_ABORTED);
    fail (response, IPP_STATUS_ERROR_BAD_REQUEST);
  } else {
    support_printer_answer_job (job, self, NULL, response);
    take_document (self, job, request, document);
  }
}

static void
cancel_job (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  SupportPrinterJob *job = find_job (self, request, response);

  if (job == NULL)
    return;
  if (job->state >= IPP_JSTATE_CANCELED)
    fail (response, IPP_STATUS_ERROR_NOT_POSSIBLE);
  else
    support_printer_end_job (self, job, IPP_JSTATE_CANCELED);
}

static void
cancel_my_jobs (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  const char *user =
    ippGetString (ippFindAttribute (request, "requesting-user-name", IPP_TAG_NAME), 0, NULL);

  for (guint i = 0; i < self->jobs->len; i++) {
    SupportPrinterJob *job = self->jobs->pdata[i];

    if (job->state < IPP_JSTATE_CANCELED && g_strcmp0 (job->user, user) == 0)
      support_printer_end_job (self, job, IPP_JSTATE_CANCELED);
  }
}

static void
get_job_attributes (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  SupportPrinterJob *job = find_job (self, request, response);

  if (job != NULL)
    support_printer_answer_job (job, self, request, response);
}

static void
get_jobs (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  const char *which =
    ippGetString (ippFindAttribute (request, "which-jobs", IPP_TAG_KEYWORD), 0, NULL);
  gboolean wants_completed = g_strcmp0 (which, "completed") == 0;
  gboolean wants_all = g_strcmp0 (which, "all") == 0;
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->jobs->len; i++) {
    SupportPrinterJob *job = self->jobs->pdata[i];

    if (!wants_all && (job->state >= IPP_JSTATE_CANCELED) != wants_completed)
      continue;
    if (!is_first)
      ippAddSeparator (response);
    is_first = FALSE;
    support_printer_answer_job (job, self, request, response);
  }
}

static void
get_printer_attributes (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  support_printer_answer_printer (self, request, response);
}

static void
pause_printer (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  support_printer_add_reason (self, "paused");
}

static void
resume_printer (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  support_printer_remove_reason (self, "paused");
}

static void
do_nothing (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
}

static const struct {
  ipp_op_t code;
  SupportPrinterOperation run;
} operations[] = {
  { IPP_OP_PRINT_JOB, print_job },
  { IPP_OP_VALIDATE_JOB, validate_job },
  { IPP_OP_CREATE_JOB, create_job },
  { IPP_OP_SEND_DOCUMENT, send_document },
  { IPP_OP_CLOSE_JOB, do_nothing },
  { IPP_OP_CANCEL_JOB, cancel_job },
  { IPP_OP_CANCEL_MY_JOBS, cancel_my_jobs },
  { IPP_OP_GET_JOB_ATTRIBUTES, get_job_attributes },
  { IPP_OP_GET_JOBS, get_jobs },
  { IPP_OP_GET_PRINTER_ATTRIBUTES, get_printer_attributes },
  { IPP_OP_IDENTIFY_PRINTER, do_nothing },
  { IPP_OP_PAUSE_PRINTER, pause_printer },
  { IPP_OP_RESUME_PRINTER, resume_printer },
  { IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS, support_printer_subscribe },
  { IPP_OP_GET_NOTIFICATIONS, support_printer_notify },
  { IPP_OP_RENEW_SUBSCRIPTION, support_printer_renew },
  { IPP_OP_CANCEL_SUBSCRIPTION, support_printer_unsubscribe },
};

static gboolean
offers (SupportPrinter *self, gsize index)
{
  if (operations[index].code >= IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS &&
      operations[index].code <= IPP_OP_GET_NOTIFICATIONS)
    return self->offers_events;
  if (operations[index].code == IPP_OP_PAUSE_PRINTER ||
      operations[index].code == IPP_OP_RESUME_PRINTER)
    return self->offers_resume;
  return TRUE;
}

void
support_printer_add_operations (SupportPrinter *self, ipp_t *attributes)
{
  int codes[G_N_ELEMENTS (operations)];
  int count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (offers (self, i))
      codes[count++] = (int) operations[i].code;
  ippAddIntegers (attributes, IPP_TAG_PRINTER, IPP_TAG_ENUM, "operations-supported", count, codes);
}

static SupportPrinterOperation
find_operation (SupportPrinter *self, ipp_op_t code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (operations[i].code == code && offers (self, i))
      return operations[i].run;
  return NULL;
}

/* A printer that hangs has heard the request, and answers when it comes to itself. */
static void
take_time (SupportPrinter *self)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) self->answer_ms * 1000;

  while (!self->is_closing) {
    if (self->temper == SUPPORT_PRINTER_HANG)
      g_cond_wait (&self->changed, &self->lock);
    else if (self->temper != SUPPORT_PRINTER_SLOW ||
             !g_cond_wait_until (&self->changed, &self->lock, end_us))
      return;
  }
}

static ipp_t *
answer (SupportPrinter *self, http_t *http, ipp_t *request)
{
  ipp_t *response = ippNewResponse (request);
  SupportPrinterOperation run;

  g_mutex_lock (&self->lock);
  take_time (self);
  run = find_operation (self, ippGetOperation (request));
  if (run != NULL)
    run (self, http, request, response);
  else
    fail (response, IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
  /* It may have begun to hang with this very job. */
  while (self->temper == SUPPORT_PRINTER_HANG && !self->is_closing)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  if (httpGetState (http) != HTTP_STATE_POST_SEND)
    httpFlush (http);
  return response;
}

static gboolean
send_answer (http_t *http, ipp_t *response)
{
  gboolean is_sent;

  httpClearFields (http);
  httpSetField (http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
  httpSetLength (http, ippLength (response));
  is_sent = httpWriteResponse (http, HTTP_STATUS_OK) >= 0;
  if (is_sent) {
    ippSetState (response, IPP_STATE_IDLE);
    is_sent = ippWrite (http, response) == IPP_STATE_DATA && httpFlushWrite (http) >= 0;
  }
  return is_sent;
}

static gboolean
refuse (http_t *http, http_status_t status)
{
  httpClearFields (http);
  httpSetLength (http, 0);
  httpWriteResponse (http, status);
  httpFlushWrite (http);
  return FALSE;
}

/* Up to the end of the header's lines; FALSE if there is none, or nothing that we serve. */
static gboolean
read_header (http_t *http)
{
  char resource[1024];
  http_state_t state;
  http_status_t status;

  while ((state = httpReadRequest (http, resource, sizeof resource)) == HTTP_STATE_WAITING)
    g_usleep (1);
  if (state == HTTP_STATE_ERROR || state == HTTP_STATE_UNKNOWN_METHOD ||
      state == HTTP_STATE_UNKNOWN_VERSION)
    return FALSE;
  while ((status = httpUpdate (http)) == HTTP_STATUS_CONTINUE)
    continue;
  if (status != HTTP_STATUS_OK)
    return FALSE;
  if (state != HTTP_STATE_POST)
    return refuse (http, HTTP_STATUS_METHOD_NOT_ALLOWED);
  if (httpGetExpect (http) == HTTP_STATUS_CONTINUE)
    return httpWriteResponse (http, HTTP_STATUS_CONTINUE) >= 0;
  return TRUE;
}

gboolean
support_printer_serve (SupportPrinter *self, http_t *http)
{
  ipp_t *request;
  ipp_t *response = NULL;
  ipp_state_t state;
  gboolean goes_on = FALSE;

  if (!read_header (http))
    return FALSE;
  request = ippNew ();
  while ((state = ippRead (http, request)) != IPP_STATE_DATA && state != IPP_STATE_ERROR)
    continue;
  if (state == IPP_STATE_DATA) {
    response = answer (self, http, request);
    goes_on = send_answer (http, response);
  }
  ippDelete (request);
  ippDelete (response);
  return goes_on;
}

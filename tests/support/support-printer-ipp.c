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

SupportPrinterOperation
support_printer_find_operation (SupportPrinter *self, ipp_op_t code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (operations[i].code == code && offers (self, i))
      return operations[i].run;
  return NULL;
}

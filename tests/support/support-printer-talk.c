/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

/* A request as it comes over a connection, and its answer, when the printer feels like it. */

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
  run = support_printer_find_operation (self, ippGetOperation (request));
  if (run != NULL)
    run (self, http, request, response);
  else
    ippSetStatusCode (response, IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
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

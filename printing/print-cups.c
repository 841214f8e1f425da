/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-cups.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* What is left of a deadline that is over: libcups takes 0 for ever. */
#define LEAST_TIMEOUT_S 0.01
#define DEFAULT_PORT 631
#define USER_NAME "kushk"

struct _PrintCups {
  http_t *http;
  char *uri;
  char *resource;
  gint64 deadline;
  GCancellable *cancellable; /* (nullable) and what it ends: a descriptor of our own for the socket,
                                for libcups may close and reopen its one at any time */
  gulong break_handler;
  int break_descriptor;
};

/* Not a short time with a callback that asks for more: ippRead (2.4.2) does not call it, and takes
 * a reply whose body is late for a broken one. */
static void
set_timeout (PrintCups *self)
{
  double left_s = (double) (self->deadline - g_get_monotonic_time ()) / G_TIME_SPAN_SECOND;

  httpSetTimeout (self->http, MAX (left_s, LEAST_TIMEOUT_S), NULL, NULL);
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, 1);
}

static http_t *
connect_to (const char *host,
            int port,
            http_encryption_t encryption,
            gint64 deadline,
            GCancellable *cancellable)
{
  int is_cancelled = 0;
  gint64 left_ms = (deadline - g_get_monotonic_time ()) / 1000;
  gulong handler = 0;
  http_t *http;

  if (left_ms <= 0 || g_cancellable_is_cancelled (cancellable))
    return NULL;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), &is_cancelled, NULL);
  http = httpConnect2 (host, port, NULL, AF_UNSPEC, encryption, 1, (int) left_ms, &is_cancelled);
  g_cancellable_disconnect (cancellable, handler);
  return http;
}

static PrintCups *
take_connection (http_t *http, const char *uri, const char *resource, gint64 deadline)
{
  PrintCups *self;

  if (http == NULL)
    return NULL;
  self = g_new0 (PrintCups, 1);
  self->http = http;
  self->uri = g_strdup (uri);
  self->resource = g_strdup (resource);
  self->deadline = deadline;
  return self;
}

static PrintCups *
connect_scheduler (const PrintAddress *address, gint64 deadline, GCancellable *cancellable)
{
  g_autofree char *resource = g_strdup_printf ("/printers/%s", address->queue_name);
  g_autofree char *uri = g_strdup_printf ("ipp://localhost%s", resource);
  g_autofree char *host = g_strdup (address->server);
  char *colon = *address->server != '/' ? strrchr (host, ':') : NULL;
  int port = DEFAULT_PORT;

  if (colon != NULL) {
    port = (int) g_ascii_strtoull (colon + 1, NULL, 10);
    *colon = '\0';
  }
  return take_connection (
    connect_to (host, port, HTTP_ENCRYPTION_IF_REQUESTED, deadline, cancellable), uri, resource,
    deadline);
}

PrintCups *
print_cups_connect_device (const PrintAddress *address, gint64 deadline, GCancellable *cancellable)
{
  char scheme[32], user[64], host[256], resource[256];
  int port;
  http_encryption_t encryption;

  if (httpSeparateURI (HTTP_URI_CODING_ALL, address->device_uri, scheme, sizeof scheme, user,
                       sizeof user, host, sizeof host, &port, resource,
                       sizeof resource) < HTTP_URI_STATUS_OK)
    return NULL;
  encryption = g_str_equal (scheme, "ipps") ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
  return take_connection (connect_to (host, port, encryption, deadline, cancellable),
                          address->device_uri, resource, deadline);
}

PrintCups *
print_cups_connect_queue (const PrintAddress *address, gint64 deadline, GCancellable *cancellable)
{
  if (address->server == NULL)
    return print_cups_connect_device (address, deadline, cancellable);
  return connect_scheduler (address, deadline, cancellable);
}

void
print_cups_free (PrintCups *self)
{
  if (self == NULL)
    return;
  /* Waits for a handler that runs, so the descriptor is still ours. */
  g_cancellable_disconnect (self->cancellable, self->break_handler);
  if (self->cancellable != NULL)
    close (self->break_descriptor);
  g_clear_object (&self->cancellable);
  httpClose (self->http);
  g_free (self->uri);
  g_free (self->resource);
  g_free (self);
}

/* In the thread that cancels. */
static void
on_break (GCancellable *cancellable, gpointer descriptor)
{
  shutdown (GPOINTER_TO_INT (descriptor), SHUT_RDWR);
}

void
print_cups_break_on_cancel (PrintCups *self, GCancellable *cancellable)
{
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_object_ref (cancellable);
  self->break_descriptor = fcntl (httpGetFd (self->http), F_DUPFD_CLOEXEC, 3);
  self->break_handler = g_cancellable_connect (cancellable, G_CALLBACK (on_break),
                                               GINT_TO_POINTER (self->break_descriptor), NULL);
}

ipp_t *
print_cups_new_request (PrintCups *self, ipp_op_t operation)
{
  ipp_t *request = ippNewRequest (operation);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, self->uri);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, USER_NAME);
  return request;
}

ipp_t *
print_cups_ask (PrintCups *self, ipp_t *request, GBytes *document)
{
  gsize length = 0;
  const char *bytes = document != NULL ? g_bytes_get_data (document, &length) : NULL;
  http_status_t status;
  ipp_t *reply = NULL;

  if (g_cancellable_is_cancelled (self->cancellable)) {
    ippDelete (request);
    return NULL;
  }
  /* In chunks, of which the last goes out when the reply is asked for: libcups (2.4.2) loses a
   * reply that comes while it still looks after the bytes of a request of known length. */
  status = cupsSendRequest (self->http, request, self->resource,
                            length > 0 ? CUPS_LENGTH_VARIABLE : ippLength (request));
  if (status == HTTP_STATUS_CONTINUE && length > 0)
    status = cupsWriteRequestData (self->http, bytes, length);
  /* Sending has waited up to a second of its own. */
  set_timeout (self);
  if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK)
    reply = cupsGetResponse (self->http, self->resource);
  ippDelete (request);
  return reply;
}

gint64
print_cups_get_deadline (double seconds)
{
  return g_get_monotonic_time () + (gint64) (seconds * G_TIME_SPAN_SECOND);
}

gboolean
print_cups_is_success (ipp_t *reply)
{
  return reply != NULL && ippGetStatusCode (reply) <= IPP_STATUS_OK_CONFLICTING;
}

gboolean
print_cups_has_keyword (ipp_t *reply, const char *name, const char *keyword)
{
  ipp_attribute_t *attribute = ippFindAttribute (reply, name, IPP_TAG_KEYWORD);

  return attribute != NULL && ippContainsString (attribute, keyword);
}

const char *
print_cups_get_name (ipp_t *reply, const char *name)
{
  return ippGetString (ippFindAttribute (reply, name, IPP_TAG_NAME), 0, NULL);
}

int
print_cups_get_integer (ipp_t *reply, const char *name, ipp_tag_t tag, int otherwise)
{
  ipp_attribute_t *attribute = ippFindAttribute (reply, name, tag);

  return attribute != NULL ? ippGetInteger (attribute, 0) : otherwise;
}

void
print_cups_set_unreachable (const PrintAddress *address, GError **error)
{
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_NO_PRINTER,
                       address->server != NULL ? "No scheduler listens" : "No printer listens");
}

static PrintError
get_error_code (ipp_status_t status)
{
  if (status == IPP_STATUS_ERROR_NOT_FOUND)
    return PRINT_ERROR_NO_PRINTER;
  if (status == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS || status == IPP_STATUS_ERROR_BUSY ||
      status == IPP_STATUS_ERROR_TEMPORARY)
    return PRINT_ERROR_NOT_READY;
  return PRINT_ERROR_REJECTED;
}

void
print_cups_set_error (ipp_t *reply, GError **error)
{
  if (reply == NULL)
    g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_UNKNOWN, "There was no answer in time");
  else
    g_set_error_literal (error, PRINT_ERROR, get_error_code (ippGetStatusCode (reply)),
                         ippErrorString (ippGetStatusCode (reply)));
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http.h"

#include <microhttpd.h>
#include <unistd.h>

#include "central-error.h"
#include "central-http-form.h"
#include "central-http-loop.h"
#include "central-http-peer.h"
#include "central-http-request.h"
#include "central-http-socket.h"
#include "central-problem.h"

#define SWEEP_INTERVAL_S 1
/* A client that is refused in the middle of its body may be reset before it reads why, so a body
 * that is somewhat too large is read to its end. */
#define PATIENCE_FACTOR 4
#define HEADER_MEMORY_BYTES (32 * 1024)
/* Only what keeps yesterday's words when a key is lost, and what authenticates as it encrypts. */
#define TLS_PRIORITIES "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-AES-256-CBC:-AES-128-CBC"

struct _CentralHttp {
  struct MHD_Daemon *daemon;
  GSource *source;
  guint sweep_id;
  GHashTable *connections; /* (element-type Connection), not owned: each ends with its socket */
  guint active_count;      /* requests begun and not yet answered */
  gsize form_bytes;        /* of forms that are under way, all together */
  char **trusted_proxies;
  guint deadline_s;
  gboolean demands_certificate;
  char *url;
  CentralHandler handler;
  CentralTakesForms takes_forms;
  const CentralHttpTogether *together; /* (nullable) */
  GPtrArray *waiting;                  /* of Exchange, not owned */
  gpointer user_data;
};

typedef struct {
  int fd;
  gint64 deadline_us;
  char *kiosk;
  char *certificate; /* its serial */
} Connection;

typedef struct {
  GByteArray *body;      /* as far as it has come */
  CentralHttpForm *form; /* (nullable) takes the bytes in the body's place */
  gsize received_bytes;  /* more than the body holds once it is too large */
  struct MHD_Connection *connection;
  GBytes *whole;               /* (nullable) the body, once it has come in whole */
  CentralHttpRequest *request; /* (nullable) the same */
  CentralResponse *response;   /* (nullable) not decided yet */
} Exchange;

static gint64
next_deadline_us (CentralHttp *self)
{
  return g_get_monotonic_time () + self->deadline_s * G_TIME_SPAN_SECOND;
}

static gnutls_session_t
get_tls_session (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *found =
    MHD_get_connection_info (connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);

  return found ? found->tls_session : NULL;
}

static Connection *
connection_new (CentralHttp *http, struct MHD_Connection *connection)
{
  Connection *self = g_new0 (Connection, 1);

  self->fd = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
  self->deadline_us = next_deadline_us (http);
  return self;
}

static void
connection_free (Connection *self)
{
  g_free (self->kiosk);
  g_free (self->certificate);
  g_free (self);
}

static void
on_connection_changed (void *user_data,
                       struct MHD_Connection *connection,
                       void **socket_context,
                       enum MHD_ConnectionNotificationCode code)
{
  CentralHttp *self = user_data;

  if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
    g_hash_table_remove (self->connections, *socket_context);
    g_clear_pointer ((Connection **) socket_context, connection_free);
    return;
  }
  *socket_context = connection_new (self, connection);
  g_hash_table_add (self->connections, *socket_context);
  if (self->demands_certificate)
    central_http_peer_demand (get_tls_session (connection));
}

/* Shutting the socket down lets the library notice the end by itself, in its own order. */
static gboolean
on_sweep (gpointer user_data)
{
  CentralHttp *self = user_data;
  gint64 now_us = g_get_monotonic_time ();
  GHashTableIter iter;
  gpointer connection;

  g_hash_table_iter_init (&iter, self->connections);
  while (g_hash_table_iter_next (&iter, &connection, NULL))
    if (((Connection *) connection)->deadline_us < now_us)
      shutdown (((Connection *) connection)->fd, SHUT_RDWR);
  return G_SOURCE_CONTINUE;
}

static Connection *
get_connection (struct MHD_Connection *connection)
{
  return MHD_get_connection_info (connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

static const char *
get_header (struct MHD_Connection *connection, const char *name)
{
  return MHD_lookup_connection_value (connection, MHD_HEADER_KIND, name);
}

/* Nothing of a person's stays in between; an endpoint knows what may. */
static gboolean
says_caching (const CentralResponse *response)
{
  for (guint index = 0; index + 1 < response->headers->len; index += 2)
    if (g_str_equal (response->headers->pdata[index], MHD_HTTP_HEADER_CACHE_CONTROL))
      return TRUE;
  return FALSE;
}

static enum MHD_Result
send_response (struct MHD_Connection *connection, const CentralResponse *response)
{
  gsize size = 0;
  const void *bytes = g_bytes_get_data (response->body, &size);
  struct MHD_Response *wire =
    MHD_create_response_from_buffer (size, (void *) bytes, MHD_RESPMEM_MUST_COPY);
  enum MHD_Result result = MHD_NO;

  MHD_add_response_header (wire, MHD_HTTP_HEADER_CONTENT_TYPE, response->content_type);
  MHD_add_response_header (wire, "X-Content-Type-Options", "nosniff");
  if (!says_caching (response))
    MHD_add_response_header (wire, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  for (guint index = 0; index + 1 < response->headers->len; index += 2)
    MHD_add_response_header (wire, response->headers->pdata[index],
                             response->headers->pdata[index + 1]);
  result = MHD_queue_response (connection, response->status, wire);
  MHD_destroy_response (wire);
  return result;
}

static enum MHD_Result
refuse (struct MHD_Connection *connection, CentralError code, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (CENTRAL_ERROR, code, message);
  g_autoptr (CentralResponse) response =
    central_problem_new (error, get_header (connection, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));

  return send_response (connection, response);
}

/* Every request that is ready in this turn of the loop waits for the others. */
static enum MHD_Result
let_wait (CentralHttp *self, struct MHD_Connection *connection, Exchange *exchange)
{
  exchange->connection = connection;
  g_ptr_array_add (self->waiting, exchange);
  MHD_suspend_connection (connection);
  return MHD_YES;
}

static enum MHD_Result
answer (CentralHttp *self,
        struct MHD_Connection *connection,
        const char *method,
        const char *path,
        Exchange *exchange)
{
  CentralRequest *request = NULL;

  exchange->whole = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));
  exchange->request = central_http_request_new (connection, method, path,
                                                (const char *const *) self->trusted_proxies);
  request = central_http_request_get (exchange->request);
  request->kiosk = get_connection (connection)->kiosk;
  request->certificate = get_connection (connection)->certificate;
  request->body = exchange->whole;
  request->form = exchange->form ? central_http_form_finish (exchange->form) : NULL;
  if (self->together && self->together->welcomes (method, path, self->user_data))
    return let_wait (self, connection, exchange);
  exchange->response = self->handler (request, self->user_data);
  return send_response (connection, exchange->response);
}

static void
hand_over (CentralHttp *self, Exchange *exchange)
{
  const CentralRequest *request = central_http_request_get (exchange->request);

  g_clear_pointer (&exchange->response, central_response_free);
  exchange->response = self->handler (request, self->user_data);
}

/* FALSE: nothing of it happened. */
static gboolean
hand_over_together (CentralHttp *self, GPtrArray *exchanges)
{
  if (exchanges->len < 2 || !self->together->begin (self->user_data))
    return FALSE;
  for (guint index = 0; index < exchanges->len; index++)
    hand_over (self, exchanges->pdata[index]);
  return self->together->end (self->user_data);
}

/* A request that spoils it for the others is found out by handing over each by itself. */
static gboolean
on_turn_ended (gpointer user_data)
{
  CentralHttp *self = user_data;
  g_autoptr (GPtrArray) exchanges = NULL;
  gboolean is_done = FALSE;

  if (self->waiting->len == 0)
    return FALSE;
  exchanges = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new ();
  is_done = hand_over_together (self, exchanges);
  for (guint index = 0; index < exchanges->len; index++) {
    Exchange *exchange = exchanges->pdata[index];

    if (!is_done)
      hand_over (self, exchange);
    MHD_resume_connection (exchange->connection);
  }
  return TRUE;
}

static gsize
maximum_bytes (const Exchange *exchange)
{
  return exchange->form ? CENTRAL_HTTP_MAXIMUM_FORM_BYTES : CENTRAL_HTTP_MAXIMUM_BODY_BYTES;
}

static gboolean
announces_too_much (const Exchange *exchange, struct MHD_Connection *connection)
{
  const char *length = get_header (connection, MHD_HTTP_HEADER_CONTENT_LENGTH);

  return length && g_ascii_strtoull (length, NULL, 10) > PATIENCE_FACTOR * maximum_bytes (exchange);
}

static gboolean
is_admitted (CentralHttp *self, struct MHD_Connection *connection)
{
  Connection *peer = get_connection (connection);

  if (self->demands_certificate && peer->kiosk == NULL)
    peer->kiosk = central_http_peer_name (get_tls_session (connection), &peer->certificate);
  return !self->demands_certificate || peer->kiosk != NULL;
}

static enum MHD_Result
refuse_size (struct MHD_Connection *connection)
{
  return refuse (connection, CENTRAL_ERROR_TOO_LARGE, "the body is over 512 KiB");
}

static enum MHD_Result
begin (CentralHttp *self,
       struct MHD_Connection *connection,
       const char *method,
       const char *path,
       void **slot)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->body = g_byte_array_new ();
  if (self->takes_forms && self->takes_forms (method, path, self->user_data))
    exchange->form = central_http_form_new (connection, &self->form_bytes);
  *slot = exchange;
  self->active_count++;
  if (!is_admitted (self, connection))
    return refuse (connection, CENTRAL_ERROR_UNKNOWN_KIOSK, "no certificate of this authority");
  return announces_too_much (exchange, connection) ? refuse_size (connection) : MHD_YES;
}

static enum MHD_Result
take (Exchange *exchange, const char *upload, size_t *upload_size)
{
  exchange->received_bytes += *upload_size;
  /* What never ends gets no answer, only an end. */
  if (exchange->received_bytes > PATIENCE_FACTOR * maximum_bytes (exchange))
    return MHD_NO;
  if (exchange->form)
    central_http_form_take (exchange->form, upload, *upload_size);
  else if (exchange->received_bytes <= CENTRAL_HTTP_MAXIMUM_BODY_BYTES)
    g_byte_array_append (exchange->body, (const guint8 *) upload, (guint) *upload_size);
  *upload_size = 0;
  return MHD_YES;
}

static enum MHD_Result
on_request (void *user_data,
            struct MHD_Connection *connection,
            const char *path,
            const char *method,
            const char *version,
            const char *upload,
            size_t *upload_size,
            void **slot)
{
  CentralHttp *self = user_data;
  Exchange *exchange = *slot;

  if (exchange == NULL)
    return begin (self, connection, method, path, slot);
  if (exchange->response)
    return send_response (connection, exchange->response);
  if (*upload_size > 0)
    return take (exchange, upload, upload_size);
  if (exchange->form == NULL && exchange->received_bytes > CENTRAL_HTTP_MAXIMUM_BODY_BYTES)
    return refuse_size (connection);
  return answer (self, connection, method, path, exchange);
}

static void
on_completed (void *user_data,
              struct MHD_Connection *connection,
              void **slot,
              enum MHD_RequestTerminationCode code)
{
  CentralHttp *self = user_data;
  Exchange *exchange = g_steal_pointer (slot);

  if (exchange == NULL)
    return;
  self->active_count--;
  get_connection (connection)->deadline_us = next_deadline_us (self);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_clear_pointer (&exchange->form, central_http_form_free);
  g_clear_pointer (&exchange->request, central_http_request_free);
  g_clear_pointer (&exchange->response, central_response_free);
  g_clear_pointer (&exchange->whole, g_bytes_unref);
  g_free (exchange);
}

static struct MHD_Daemon *
start_daemon (CentralHttp *self, const CentralHttpSettings *settings, int listen_fd)
{
  struct MHD_OptionItem options[] = {
    { MHD_OPTION_LISTEN_SOCKET, listen_fd, NULL },
    { MHD_OPTION_HTTPS_MEM_KEY, 0, (void *) settings->key },
    { MHD_OPTION_HTTPS_MEM_CERT, 0, (void *) settings->certificate },
    { MHD_OPTION_HTTPS_PRIORITIES, 0, (void *) TLS_PRIORITIES },
    { MHD_OPTION_CONNECTION_LIMIT, settings->maximum_connections, NULL },
    { MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->maximum_connections_per_address, NULL },
    { MHD_OPTION_CONNECTION_TIMEOUT, settings->idle_s, NULL },
    { MHD_OPTION_CONNECTION_MEMORY_LIMIT, HEADER_MEMORY_BYTES, NULL },
    { MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL },
    { MHD_OPTION_NOTIFY_COMPLETED, (intptr_t) on_completed, self },
    { MHD_OPTION_NOTIFY_CONNECTION, (intptr_t) on_connection_changed, self },
    { settings->ca ? MHD_OPTION_HTTPS_MEM_TRUST : MHD_OPTION_END, 0, (void *) settings->ca },
    { MHD_OPTION_END, 0, NULL },
  };

  return MHD_start_daemon (MHD_USE_EPOLL | MHD_USE_TLS | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
                           on_request, self, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

CentralHttp *
central_http_new (const CentralHttpSettings *settings,
                  CentralHandler handler,
                  gpointer user_data,
                  GError **error)
{
  g_autoptr (CentralHttp) self = g_new0 (CentralHttp, 1);
  g_autoptr (GSocket) socket =
    central_http_socket_open (settings->listen, settings->shares_port, error);
  int listen_fd = -1;

  self->connections = g_hash_table_new (NULL, NULL);
  self->handler = handler;
  self->takes_forms = settings->takes_forms;
  self->together = settings->together;
  self->waiting = g_ptr_array_new ();
  self->user_data = user_data;
  self->deadline_s = settings->deadline_s;
  self->trusted_proxies = g_strdupv ((char **) settings->trusted_proxies);
  self->demands_certificate = settings->ca != NULL;
  if (socket == NULL || (self->url = central_http_socket_describe (socket, error)) == NULL)
    return NULL;
  /* The library closes the descriptor it is given. */
  listen_fd = dup (g_socket_get_fd (socket));
  self->daemon = start_daemon (self, settings, listen_fd);
  if (self->daemon == NULL) {
    close (listen_fd);
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                 "cannot serve TLS on %s: do certificate and key belong together?", self->url);
    return NULL;
  }
  self->source = central_http_loop_attach (self->daemon, on_turn_ended, self);
  self->sweep_id = g_timeout_add_seconds (SWEEP_INTERVAL_S, on_sweep, self);
  return g_steal_pointer (&self);
}

char *
central_http_get_url (CentralHttp *self)
{
  return g_strdup (self->url);
}

void
central_http_quiesce (CentralHttp *self)
{
  MHD_socket listen_fd = MHD_quiesce_daemon (self->daemon);

  if (listen_fd != MHD_INVALID_SOCKET)
    close (listen_fd);
}

gboolean
central_http_is_idle (CentralHttp *self)
{
  return self->active_count == 0;
}

void
central_http_free (CentralHttp *self)
{
  g_clear_handle_id (&self->sweep_id, g_source_remove);
  if (self->source)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->daemon, MHD_stop_daemon);
  g_clear_pointer (&self->connections, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_strfreev (self->trusted_proxies);
  g_free (self->url);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-http.h"

#include <glib-unix.h>

#include <curl/curl.h>

#define CONNECT_TIMEOUT_MS 5000L

struct _AgentHttp {
  GObject parent_instance;

  char *ca_path;
  char *certificate_path;
  char *key_path;

  GMainContext *context;
  CURLM *multi;
  GSource *timer;
  gboolean closing;
};

/* One request on its way: the data of its task, which holds the AgentHttp. */
typedef struct {
  CURL *easy;
  struct curl_slist *headers;
  GBytes *body;
  GByteArray *received;
  gsize maximum_bytes;
  gboolean too_long;
  GSource *cancel_source;
  char reason[CURL_ERROR_SIZE];
} Transfer;

/* What the multi keeps for a socket. */
typedef struct {
  AgentHttp *http; /* (unowned) outlives its sockets */
  GSource *source;
} Socket;

G_DEFINE_FINAL_TYPE (AgentHttp, agent_http, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
transfer_free (Transfer *self)
{
  clear_source (&self->cancel_source);
  curl_easy_cleanup (self->easy);
  curl_slist_free_all (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_byte_array_unref (self->received);
  g_free (self);
}

static AgentHttpAnswer *
transfer_to_answer (Transfer *self)
{
  AgentHttpAnswer *answer = g_new0 (AgentHttpAnswer, 1);
  const char *content_type = NULL;
  curl_off_t duration_us = 0;
  long status = 0;

  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (self->easy, CURLINFO_CONTENT_TYPE, &content_type);
  curl_easy_getinfo (self->easy, CURLINFO_TOTAL_TIME_T, &duration_us);

  answer->status = (guint) status;
  answer->content_type = g_strdup (content_type != NULL ? content_type : "");
  answer->body = g_bytes_new (self->received->data, self->received->len);
  answer->duration_ms = (guint) ((duration_us + 999) / 1000);

  return answer;
}

static void
finish_transfer (GTask *task, CURLcode code)
{
  Transfer *transfer = g_task_get_task_data (task);

  clear_source (&transfer->cancel_source);
  if (code == CURLE_OK)
    g_task_return_pointer (task, transfer_to_answer (transfer),
                           (GDestroyNotify) agent_http_answer_free);
  else
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_UNREACHABLE, "%s",
                             transfer->too_long  ? "The answer is too long"
                             : *transfer->reason ? transfer->reason
                                                 : curl_easy_strerror (code));
}

/* Never called from inside curl: removing a handle there is forbidden. */
static void
collect_finished (AgentHttp *self)
{
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL) {
    CURLcode code = message->data.result;
    CURL *easy = message->easy_handle;
    GTask *owned_task = NULL;
    g_autoptr (GTask) task = NULL;

    curl_easy_getinfo (easy, CURLINFO_PRIVATE, &owned_task);
    task = owned_task;
    curl_multi_remove_handle (self->multi, easy);
    finish_transfer (task, code);
  }
}

static void
advance (AgentHttp *self, curl_socket_t descriptor, int events)
{
  /* The last task to finish may drop the last reference. */
  g_autoptr (AgentHttp) alive = g_object_ref (self);
  int running;

  curl_multi_socket_action (self->multi, descriptor, events, &running);
  collect_finished (alive);
}

static gboolean
on_timer (gpointer user_data)
{
  AgentHttp *self = AGENT_HTTP (user_data);

  clear_source (&self->timer);
  advance (self, CURL_SOCKET_TIMEOUT, 0);

  return G_SOURCE_REMOVE;
}

/* curl's timer is one shot, and each word about it replaces the one before. */
static int
on_curl_timer (CURLM *multi, long timeout_ms, void *user_data)
{
  AgentHttp *self = user_data;

  clear_source (&self->timer);
  if (timeout_ms < 0 || self->closing)
    return 0;

  self->timer = g_timeout_source_new ((guint) timeout_ms);
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, self->context);

  return 0;
}

static gboolean
on_socket_ready (int descriptor, GIOCondition condition, gpointer user_data)
{
  AgentHttp *self = AGENT_HTTP (user_data);
  int events = 0;

  if (condition & G_IO_IN)
    events |= CURL_CSELECT_IN;
  if (condition & G_IO_OUT)
    events |= CURL_CSELECT_OUT;
  if (condition & (G_IO_HUP | G_IO_ERR | G_IO_NVAL))
    events |= CURL_CSELECT_ERR;
  advance (self, descriptor, events);

  return G_SOURCE_CONTINUE;
}

static void
socket_watch (Socket *self, curl_socket_t descriptor, int what)
{
  GIOCondition condition = G_IO_HUP | G_IO_ERR;

  if (what & CURL_POLL_IN)
    condition |= G_IO_IN;
  if (what & CURL_POLL_OUT)
    condition |= G_IO_OUT;

  clear_source (&self->source);
  self->source = g_unix_fd_source_new (descriptor, condition);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_socket_ready), self->http, NULL);
  g_source_attach (self->source, self->http->context);
}

static void
socket_free (Socket *self)
{
  clear_source (&self->source);
  g_free (self);
}

static int
on_curl_socket (CURL *easy, curl_socket_t descriptor, int what, void *user_data, void *socket_data)
{
  AgentHttp *self = user_data;
  Socket *watched = socket_data;

  if (what == CURL_POLL_REMOVE) {
    g_clear_pointer (&watched, socket_free);
    return 0;
  }

  /* curl_multi_cleanup still speaks of sockets: github.com/curl/curl/issues/14860. */
  if (self->closing)
    return 0;

  if (watched == NULL) {
    watched = g_new0 (Socket, 1);
    watched->http = self;
    curl_multi_assign (self->multi, descriptor, watched);
  }
  socket_watch (watched, descriptor, what);

  return 0;
}

static gsize
on_body (char *bytes, gsize size, gsize count, void *user_data)
{
  Transfer *transfer = user_data;

  if (transfer->received->len + size * count > transfer->maximum_bytes) {
    transfer->too_long = TRUE;
    return CURL_WRITEFUNC_ERROR;
  }
  g_byte_array_append (transfer->received, (const guint8 *) bytes, (guint) (size * count));

  return size * count;
}

/* A source, not the "cancelled" signal: it runs from the loop, so never inside curl. */
static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentHttp *self = g_task_get_source_object (task);
  Transfer *transfer = g_task_get_task_data (task);

  curl_multi_remove_handle (self->multi, transfer->easy);
  clear_source (&transfer->cancel_source);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
set_trust (AgentHttp *self, CURL *easy)
{
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt (easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt (easy, CURLOPT_CAINFO, self->ca_path);
  curl_easy_setopt (easy, CURLOPT_CAPATH, NULL);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt (easy, CURLOPT_SSLCERT, self->certificate_path);
  curl_easy_setopt (easy, CURLOPT_SSLKEY, self->key_path);
  curl_easy_setopt (easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt (easy, CURLOPT_PROXY, "");
  curl_easy_setopt (easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
}

static void
add_header (Transfer *transfer, const char *header)
{
  transfer->headers = curl_slist_append (transfer->headers, header);
}

static void
set_body (Transfer *transfer, const AgentHttpRequest *request)
{
  if (request->content_type != NULL) {
    g_autofree char *header = g_strconcat ("Content-Type: ", request->content_type, NULL);

    add_header (transfer, header);
  }

  if (request->body != NULL) {
    gsize size;
    const void *bytes = g_bytes_get_data (request->body, &size);

    transfer->body = g_bytes_ref (request->body);
    curl_easy_setopt (transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) size);
    curl_easy_setopt (transfer->easy, CURLOPT_POSTFIELDS, bytes != NULL ? bytes : "");
  }
  curl_easy_setopt (transfer->easy, CURLOPT_CUSTOMREQUEST, request->method);
}

static Transfer *
transfer_new (AgentHttp *self, const AgentHttpRequest *request)
{
  Transfer *transfer = g_new0 (Transfer, 1);
  CURL *easy = curl_easy_init ();

  transfer->easy = easy;
  transfer->received = g_byte_array_new ();
  transfer->maximum_bytes = request->maximum_bytes;

  set_trust (self, easy);
  set_body (transfer, request);
  curl_easy_setopt (easy, CURLOPT_HTTPHEADER, transfer->headers);
  curl_easy_setopt (easy, CURLOPT_URL, request->url);
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "kushkd/" KUSHK_VERSION);
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_TIMEOUT_MS);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long) request->deadline_ms);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, transfer);
  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, transfer->reason);

  return transfer;
}

static void
watch_cancellable (GTask *task, Transfer *transfer)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;

  transfer->cancel_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (transfer->cancel_source, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (transfer->cancel_source, g_task_get_context (task));
}

static void
agent_http_finalize (GObject *object)
{
  AgentHttp *self = AGENT_HTTP (object);

  self->closing = TRUE;
  curl_multi_cleanup (self->multi);
  clear_source (&self->timer);
  g_main_context_unref (self->context);
  g_free (self->ca_path);
  g_free (self->certificate_path);
  g_free (self->key_path);

  G_OBJECT_CLASS (agent_http_parent_class)->finalize (object);
}

static void
agent_http_class_init (AgentHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_http_finalize;
}

static void
agent_http_init (AgentHttp *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->multi = curl_multi_init ();
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, on_curl_socket);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, on_curl_timer);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);
}

void
agent_http_begin_process (void)
{
  if (curl_global_init (CURL_GLOBAL_DEFAULT) != CURLE_OK)
    g_error ("libcurl does not start");
}

void
agent_http_end_process (void)
{
  curl_global_cleanup ();
}

AgentHttp *
agent_http_new (const AgentHttpIdentity *identity)
{
  AgentHttp *self = g_object_new (AGENT_TYPE_HTTP, NULL);

  self->ca_path = g_strdup (identity->ca_path);
  self->certificate_path = g_strdup (identity->certificate_path);
  self->key_path = g_strdup (identity->key_path);

  return self;
}

void
agent_http_send_async (AgentHttp *self,
                       const AgentHttpRequest *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Transfer *transfer;

  g_return_if_fail (AGENT_IS_HTTP (self));

  g_task_set_source_tag (task, agent_http_send_async);
  transfer = transfer_new (self, request);
  g_task_set_task_data (task, transfer, (GDestroyNotify) transfer_free);
  watch_cancellable (task, transfer);
  /* Owned by the transfer until it is collected or cancelled. */
  curl_easy_setopt (transfer->easy, CURLOPT_PRIVATE, g_steal_pointer (&task));
  curl_multi_add_handle (self->multi, transfer->easy);
}

AgentHttpAnswer *
agent_http_send_finish (AgentHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
agent_http_answer_free (AgentHttpAnswer *self)
{
  g_free (self->content_type);
  g_bytes_unref (self->body);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-http.h"

#include "agent-http-loop.h"

#define CONNECT_TIMEOUT_MS 5000L

struct _AgentHttp {
  GObject parent_instance;

  char *ca_path;
  char *certificate_path;
  char *key_path;

  AgentHttpLoop *loop;
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

G_DEFINE_FINAL_TYPE (AgentHttp, agent_http, G_TYPE_OBJECT)

static void
transfer_free (Transfer *self)
{
  agent_http_loop_clear_source (&self->cancel_source);
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

  agent_http_loop_clear_source (&transfer->cancel_source);
  if (code == CURLE_OK)
    g_task_return_pointer (task, transfer_to_answer (transfer),
                           (GDestroyNotify) agent_http_answer_free);
  else
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_UNREACHABLE, "%s",
                             transfer->too_long  ? "The answer is too long"
                             : *transfer->reason ? transfer->reason
                                                 : curl_easy_strerror (code));
}

static void
on_finished (CURL *easy, CURLcode code)
{
  GTask *owned_task = NULL;
  g_autoptr (GTask) task = NULL;

  curl_easy_getinfo (easy, CURLINFO_PRIVATE, &owned_task);
  task = owned_task;
  finish_transfer (task, code);
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

  agent_http_loop_remove (self->loop, transfer->easy);
  agent_http_loop_clear_source (&transfer->cancel_source);
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
add_header (Transfer *transfer, const char *name, const char *value)
{
  g_autofree char *header = g_strdup_printf ("%s: %s", name, value);

  transfer->headers = curl_slist_append (transfer->headers, header);
}

static void
set_headers_and_body (Transfer *transfer, const AgentHttpRequest *request)
{
  if (request->content_type != NULL)
    add_header (transfer, "Content-Type", request->content_type);
  if (request->known_tag != NULL)
    add_header (transfer, "If-None-Match", request->known_tag);

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
  set_headers_and_body (transfer, request);
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

  agent_http_loop_free (self->loop);
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
  self->loop = agent_http_loop_new (on_finished);
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
  agent_http_loop_add (self->loop, transfer->easy);
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

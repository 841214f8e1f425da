/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-central-line.h"

#include "civic-envelope.h"
#include "civic-heartbeat-answer.h"
#include "civic-json.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"
#define JSON_TYPE "application/json"
#define RELAY_DEADLINE_MS 10000
#define SEND_DEADLINE_MS 20000
#define TELL_DEADLINE_MS 15000
#define ASK_DEADLINE_MS 3000
#define ACKNOWLEDGEMENT_MAXIMUM_BYTES (CIVIC_ENVELOPE_MAXIMUM_BYTES * 2)
#define HEALTH_MAXIMUM_BYTES (16 * 1024)
#define WORD_MAXIMUM 64

struct _AgentCentralLine {
  GObject parent_instance;

  AgentHttp *http;
  char *url;
  GBytes *central_sign_key;
  gboolean up;
  guint milliseconds;
};

/* What was sent, to hold an acknowledgement against it. */
typedef struct {
  char *code;
  char *digest;
} Sent;

enum {
  PROP_0,
  PROP_UP,
  PROP_MILLISECONDS
};

static const struct {
  const char *kind;
  const char *path;
} relay_paths[] = {
  { "quote", "/v1/quotes" },
  { "identity-start", "/v1/identity-challenges" },
  { "identity-check", "/v1/identity-challenges/check" },
  { "track", "/v1/track" },
  { "rate", "/v1/ratings" },
  { "lookup", "/v1/lookups" },
  { "enquire", "/v1/enquiries" },
  { "slots", "/v1/slots" },
  { "handover", "/v1/handovers" },
  { "handover-check", "/v1/handovers/check" },
  { "document", "/v1/documents" },
  { "message", "/v1/messages" },
};

static const char *const news_paths[] = {
  [AGENT_NEWS_HEARTBEAT] = "/v1/heartbeats",
  [AGENT_NEWS_AUDIT] = "/v1/audit-entries",
  [AGENT_NEWS_REPORT] = "/v1/reports",
};

static void agent_central_line_line_init (AgentLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AgentCentralLine,
                               agent_central_line,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (AGENT_TYPE_LINE,
                                                      agent_central_line_line_init))

static void
sent_free (Sent *self)
{
  g_free (self->code);
  g_free (self->digest);
  g_free (self);
}

static void
note_talk (AgentCentralLine *self, gboolean up, guint milliseconds)
{
  if (up && self->milliseconds != milliseconds) {
    self->milliseconds = milliseconds;
    g_object_notify (G_OBJECT (self), "milliseconds");
  }

  if (self->up != up) {
    self->up = up;
    g_object_notify (G_OBJECT (self), "up");
  }
}

/* Whether the central answers us at all: not when it is unwell, nor when it does not know us. */
static gboolean
is_serving (const AgentHttpAnswer *answer)
{
  return answer->status < 500 && answer->status != 401 && answer->status != 403;
}

/* Whether it judged what was sent. "Too many" and "too slow" judge the moment only. */
static gboolean
is_refusal (const AgentHttpAnswer *answer)
{
  return is_serving (answer) && answer->status >= 400 && answer->status != 408 &&
         answer->status != 429;
}

/* Every answer passes here. A request we gave up ourselves says nothing about the line. */
static AgentHttpAnswer *
take_answer (AgentCentralLine *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (AgentHttpAnswer) answer = agent_http_send_finish (self->http, result, &own_error);

  if (answer == NULL) {
    if (!g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      note_talk (self, FALSE, 0);
    g_propagate_error (error, g_steal_pointer (&own_error));
    return NULL;
  }

  note_talk (self, is_serving (answer), answer->duration_ms);

  return g_steal_pointer (&answer);
}

static void
set_status_error (GError **error, AgentError code, const AgentHttpAnswer *answer)
{
  g_set_error (error, AGENT_ERROR, code, "The central answered with status %u", answer->status);
}

/* request: all but the address. */
static void
send_to (AgentCentralLine *self,
         const char *path,
         const AgentHttpRequest *request,
         GAsyncReadyCallback callback,
         GTask *task)
{
  g_autofree char *url = g_strconcat (self->url, path, NULL);
  AgentHttpRequest whole = *request;

  whole.url = url;
  agent_http_send_async (self->http, &whole, g_task_get_cancellable (task), callback, task);
}

static void
send_envelope (AgentCentralLine *self,
               const char *method,
               const char *path,
               GBytes *envelope,
               guint deadline_ms,
               gsize maximum_bytes,
               GAsyncReadyCallback callback,
               GTask *task)
{
  const AgentHttpRequest request = {
    .method = method,
    .content_type = envelope != NULL ? ENVELOPE_TYPE : NULL,
    .body = envelope,
    .deadline_ms = deadline_ms,
    .maximum_bytes = maximum_bytes,
  };

  send_to (self, path, &request, callback, task);
}

static const char *
find_relay_path (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relay_paths); i++) {
    if (g_str_equal (relay_paths[i].kind, kind))
      return relay_paths[i].path;
  }

  return NULL;
}

static void
on_relay_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentCentralLine *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentHttpAnswer) answer = take_answer (self, result, &error);

  if (answer != NULL && answer->status == 200 &&
      g_str_equal (answer->content_type, ENVELOPE_TYPE)) {
    g_task_return_pointer (task, g_bytes_ref (answer->body), (GDestroyNotify) g_bytes_unref);
    return;
  }

  if (answer != NULL)
    set_status_error (&error, is_refusal (answer) ? AGENT_ERROR_REFUSED : AGENT_ERROR_UNREACHABLE,
                      answer);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
central_line_relay_async (AgentLine *line,
                          const char *kind,
                          GBytes *request,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  AgentCentralLine *self = AGENT_CENTRAL_LINE (line);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *path = find_relay_path (kind);

  g_task_set_source_tag (task, central_line_relay_async);
  if (path == NULL) {
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "No such kind of request");
    return;
  }

  send_envelope (self, "POST", path, request, RELAY_DEADLINE_MS, CIVIC_ENVELOPE_MAXIMUM_BYTES,
                 on_relay_ready, g_steal_pointer (&task));
}

static GBytes *
central_line_relay_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_word (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= WORD_MAXIMUM &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* The word of a problem document; (nullable) of anything else. */
static char *
read_problem_code (const AgentHttpAnswer *answer)
{
  gsize size;
  const char *text = g_bytes_get_data (answer->body, &size);
  g_autoptr (JsonNode) node = size > 0 ? civic_json_parse (text, size, NULL) : NULL;
  JsonNode *code = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    code = json_object_get_member (json_node_get_object (node), "code");
  if (code == NULL || json_node_get_value_type (code) != G_TYPE_STRING)
    return NULL;

  return is_word (json_node_get_string (code)) ? json_node_dup_string (code) : NULL;
}

static CivicAcknowledgement *
judge (AgentCentralLine *self, const Sent *sent, const AgentHttpAnswer *answer, GError **error)
{
  g_autoptr (CivicAcknowledgement) acknowledgement = NULL;

  if (answer->status == 409 || answer->status == 422) {
    g_autofree char *code = read_problem_code (answer);

    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_REFUSED, code != NULL ? code : "");
    return NULL;
  }

  if (answer->status != 200 && answer->status != 201) {
    set_status_error (error, AGENT_ERROR_UNREACHABLE, answer);
    return NULL;
  }

  acknowledgement = civic_acknowledgement_verify (answer->body, self->central_sign_key, error);
  if (acknowledgement == NULL)
    return NULL;

  if (!g_str_equal (acknowledgement->code, sent->code) ||
      !g_str_equal (acknowledgement->digest, sent->digest)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE,
                 "The acknowledgement is of another filing");
    return NULL;
  }

  return g_steal_pointer (&acknowledgement);
}

static void
on_send_filing_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentCentralLine *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentHttpAnswer) answer = take_answer (self, result, &error);
  CivicAcknowledgement *acknowledgement = NULL;

  if (answer != NULL)
    acknowledgement = judge (self, g_task_get_task_data (task), answer, &error);

  if (acknowledgement != NULL)
    g_task_return_pointer (task, acknowledgement, (GDestroyNotify) civic_acknowledgement_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
central_line_send_filing_async (AgentLine *line,
                                const char *code,
                                GBytes *envelope,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  AgentCentralLine *self = AGENT_CENTRAL_LINE (line);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  Sent *sent = g_new0 (Sent, 1);

  sent->code = g_strdup (code);
  sent->digest = civic_envelope_digest (envelope);
  g_task_set_source_tag (task, central_line_send_filing_async);
  g_task_set_task_data (task, sent, (GDestroyNotify) sent_free);
  send_envelope (self, "PUT", path, envelope, SEND_DEADLINE_MS, ACKNOWLEDGEMENT_MAXIMUM_BYTES,
                 on_send_filing_ready, task);
}

static CivicAcknowledgement *
central_line_send_filing_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Only a problem document says so: a 403 of anything on the way does not. */
static gboolean
is_unwanted (const AgentHttpAnswer *answer)
{
  g_autofree char *code = answer->status == 403 ? read_problem_code (answer) : NULL;

  return g_strcmp0 (code, "revoked") == 0 || g_strcmp0 (code, "replaced") == 0 ||
         g_strcmp0 (code, "unknown-kiosk") == 0;
}

/* A central that does not know the audit log's address, or is not content with a batch, may be
 * tomorrow; only another log of the same chain is final. */
static AgentError
judge_news (AgentNews news, const AgentHttpAnswer *answer)
{
  gboolean is_final = news == AGENT_NEWS_AUDIT ? answer->status == 409 : is_refusal (answer);

  return is_final ? AGENT_ERROR_REFUSED : AGENT_ERROR_UNREACHABLE;
}

static void
on_tell_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentCentralLine *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentHttpAnswer) answer = take_answer (self, result, &error);

  if (answer != NULL && answer->status == 200) {
    g_task_return_pointer (task, g_bytes_ref (answer->body), (GDestroyNotify) g_bytes_unref);
    return;
  }

  if (answer != NULL && is_unwanted (answer))
    set_status_error (&error, AGENT_ERROR_NOT_ALLOWED, answer);
  else if (answer != NULL)
    set_status_error (&error, judge_news (GPOINTER_TO_INT (g_task_get_task_data (task)), answer),
                      answer);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
central_line_tell_async (AgentLine *line,
                         AgentNews news,
                         GBytes *json,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  AgentCentralLine *self = AGENT_CENTRAL_LINE (line);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  const AgentHttpRequest request = {
    .method = "POST",
    .content_type = JSON_TYPE,
    .body = json,
    .deadline_ms = TELL_DEADLINE_MS,
    .maximum_bytes = CIVIC_HEARTBEAT_ANSWER_MAXIMUM_BYTES,
  };

  g_task_set_source_tag (task, central_line_tell_async);
  g_task_set_task_data (task, GINT_TO_POINTER (news), NULL);
  send_to (self, news_paths[news], &request, on_tell_ready, task);
}

static GBytes *
central_line_tell_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_ask_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentCentralLine *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentHttpAnswer) answer = take_answer (self, result, &error);

  if (answer != NULL && !is_serving (answer))
    set_status_error (&error, AGENT_ERROR_UNREACHABLE, answer);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
central_line_ask_async (AgentLine *line,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  AgentCentralLine *self = AGENT_CENTRAL_LINE (line);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, central_line_ask_async);
  send_envelope (self, "GET", "/healthz", NULL /* no envelope */, ASK_DEADLINE_MS,
                 HEALTH_MAXIMUM_BYTES, on_ask_ready, task);
}

static gboolean
central_line_ask_finish (AgentLine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
agent_central_line_line_init (AgentLineInterface *iface)
{
  iface->relay_async = central_line_relay_async;
  iface->relay_finish = central_line_relay_finish;
  iface->send_filing_async = central_line_send_filing_async;
  iface->send_filing_finish = central_line_send_filing_finish;
  iface->tell_async = central_line_tell_async;
  iface->tell_finish = central_line_tell_finish;
  iface->ask_async = central_line_ask_async;
  iface->ask_finish = central_line_ask_finish;
}

static void
agent_central_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AgentCentralLine *self = AGENT_CENTRAL_LINE (object);

  switch (id) {
  case PROP_UP:
    g_value_set_boolean (value, self->up);
    break;
  case PROP_MILLISECONDS:
    g_value_set_uint (value, self->milliseconds);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
agent_central_line_finalize (GObject *object)
{
  AgentCentralLine *self = AGENT_CENTRAL_LINE (object);

  g_object_unref (self->http);
  g_free (self->url);
  g_bytes_unref (self->central_sign_key);

  G_OBJECT_CLASS (agent_central_line_parent_class)->finalize (object);
}

static void
agent_central_line_class_init (AgentCentralLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = agent_central_line_get_property;
  object_class->finalize = agent_central_line_finalize;
  g_object_class_override_property (object_class, PROP_UP, "up");
  g_object_class_override_property (object_class, PROP_MILLISECONDS, "milliseconds");
}

static void
agent_central_line_init (AgentCentralLine *self)
{
}

AgentLine *
agent_central_line_new (AgentHttp *http, const char *url, GBytes *central_sign_key)
{
  AgentCentralLine *self = g_object_new (AGENT_TYPE_CENTRAL_LINE, NULL);

  self->http = g_object_ref (http);
  self->url = g_strdup (url);
  self->central_sign_key = g_bytes_ref (central_sign_key);
  if (g_str_has_suffix (self->url, "/"))
    self->url[strlen (self->url) - 1] = '\0';

  return AGENT_LINE (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-line.h"

#include "civic-envelope.h"

#include <string.h>

struct _SupportLine {
  GObject parent_instance;

  SupportMood mood;
  gboolean up;
  gboolean held;
  GPtrArray *held_tasks;  /* (element-type GTask) */
  GHashTable *on_the_way; /* (element-type utf8) */
  GHashTable *send_counts;
  char *answer;
  char *news_answer;                   /* (nullable) */
  GBytes *told[AGENT_NEWS_REPORT + 1]; /* by AgentNews, as the counts */
  guint tell_counts[AGENT_NEWS_REPORT + 1];
  guint send_count;
  guint most_at_once;
  gboolean had_twins;
};

typedef struct {
  char *code;
  char *digest;
  gboolean is_heartbeat;
  gboolean is_news;
  SupportMood mood;
} Sending;

enum {
  PROP_0,
  PROP_UP,
  PROP_MILLISECONDS
};

static void support_line_line_init (AgentLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SupportLine,
                               support_line,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (AGENT_TYPE_LINE, support_line_line_init))

static void
sending_free (Sending *self)
{
  g_free (self->code);
  g_free (self->digest);
  g_free (self);
}

static CivicAcknowledgement *
acknowledge (const Sending *sending)
{
  CivicAcknowledgement *acknowledgement = g_new0 (CivicAcknowledgement, 1);

  acknowledgement->code = g_strdup (sending->code);
  acknowledgement->digest = g_strdup (sending->digest);
  acknowledgement->state = g_strdup ("received");
  acknowledgement->received_at = g_strdup ("2026-01-01T12:00:00+03:00");
  acknowledgement->answer = g_bytes_new_static ("sealed", 6);

  return acknowledgement;
}

static void
answer (GTask *task)
{
  SupportLine *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);

  if (sending->code != NULL)
    g_hash_table_remove (self->on_the_way, sending->code);

  if (sending->mood == SUPPORT_MOOD_DOWN)
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_UNREACHABLE, "The line is down");
  else if (sending->mood == SUPPORT_MOOD_UNWANTING)
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "Not you");
  else if (sending->mood == SUPPORT_MOOD_REFUSING)
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_REFUSED, "unknown-service");
  else if (sending->code != NULL)
    g_task_return_pointer (task, acknowledge (sending),
                           (GDestroyNotify) civic_acknowledgement_free);
  else if (sending->is_heartbeat)
    g_task_return_pointer (task, g_bytes_new (self->answer, strlen (self->answer)),
                           (GDestroyNotify) g_bytes_unref);
  else if (sending->is_news && self->news_answer != NULL)
    g_task_return_pointer (task, g_bytes_new (self->news_answer, strlen (self->news_answer)),
                           (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_pointer (task, g_bytes_new_static ("answer", 6), (GDestroyNotify) g_bytes_unref);
}

static void
hold_or_answer (SupportLine *self, GTask *task, Sending *sending)
{
  sending->mood = self->mood;
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  if (self->held)
    g_ptr_array_add (self->held_tasks, g_object_ref (task));
  else
    answer (task);
}

static void
answer_or_hold (SupportLine *self, GTask *task, const char *code, GBytes *envelope)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->code = g_strdup (code);
  sending->digest = envelope != NULL ? civic_envelope_digest (envelope) : NULL;
  hold_or_answer (self, task, sending);
}

static void
line_relay_async (AgentLine *line,
                  const char *kind,
                  GBytes *request,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);

  answer_or_hold (SUPPORT_LINE (line), task, NULL, NULL);
}

static GBytes *
line_relay_finish (AgentLine *line, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
count_send (SupportLine *self, const char *code)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->send_counts, code));

  g_hash_table_insert (self->send_counts, g_strdup (code), GUINT_TO_POINTER (count + 1));
  self->send_count++;
  self->had_twins = self->had_twins || g_hash_table_contains (self->on_the_way, code);
  g_hash_table_add (self->on_the_way, g_strdup (code));
  self->most_at_once = MAX (self->most_at_once, g_hash_table_size (self->on_the_way));
}

static void
line_send_filing_async (AgentLine *line,
                        const char *code,
                        GBytes *envelope,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);

  count_send (SUPPORT_LINE (line), code);
  answer_or_hold (SUPPORT_LINE (line), task, code, envelope);
}

static CivicAcknowledgement *
line_send_filing_finish (AgentLine *line, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
line_tell_async (AgentLine *line,
                 AgentNews news,
                 GBytes *json,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  SupportLine *self = SUPPORT_LINE (line);
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);

  self->tell_counts[news]++;
  g_clear_pointer (&self->told[news], g_bytes_unref);
  self->told[news] = g_bytes_ref (json);
  sending->is_heartbeat = news == AGENT_NEWS_HEARTBEAT;
  sending->is_news = TRUE;
  hold_or_answer (self, task, sending);
}

static GBytes *
line_tell_finish (AgentLine *line, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
line_ask_async (AgentLine *line,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  SupportLine *self = SUPPORT_LINE (line);
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);

  support_line_set_up (self, self->mood != SUPPORT_MOOD_DOWN);
  if (self->up)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_UNREACHABLE, "The line is down");
}

static gboolean
line_ask_finish (AgentLine *line, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
support_line_line_init (AgentLineInterface *iface)
{
  iface->relay_async = line_relay_async;
  iface->relay_finish = line_relay_finish;
  iface->send_filing_async = line_send_filing_async;
  iface->send_filing_finish = line_send_filing_finish;
  iface->tell_async = line_tell_async;
  iface->tell_finish = line_tell_finish;
  iface->ask_async = line_ask_async;
  iface->ask_finish = line_ask_finish;
}

static void
support_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_UP)
    g_value_set_boolean (value, SUPPORT_LINE (object)->up);
  else
    g_value_set_uint (value, 7);
}

static void
support_line_finalize (GObject *object)
{
  SupportLine *self = SUPPORT_LINE (object);

  g_free (self->answer);
  g_free (self->news_answer);
  for (gsize news = 0; news < G_N_ELEMENTS (self->told); news++)
    g_clear_pointer (&self->told[news], g_bytes_unref);
  g_ptr_array_unref (self->held_tasks);
  g_hash_table_unref (self->on_the_way);
  g_hash_table_unref (self->send_counts);

  G_OBJECT_CLASS (support_line_parent_class)->finalize (object);
}

static void
support_line_class_init (SupportLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = support_line_get_property;
  object_class->finalize = support_line_finalize;
  g_object_class_override_property (object_class, PROP_UP, "up");
  g_object_class_override_property (object_class, PROP_MILLISECONDS, "milliseconds");
}

static void
support_line_init (SupportLine *self)
{
  self->answer = g_strdup ("{}");
  self->held_tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->on_the_way = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->send_counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

SupportLine *
support_line_new (void)
{
  return g_object_new (SUPPORT_TYPE_LINE, NULL);
}

void
support_line_set_mood (SupportLine *self, SupportMood mood)
{
  self->mood = mood;
}

void
support_line_set_up (SupportLine *self, gboolean up)
{
  if (self->up == up)
    return;

  self->up = up;
  g_object_notify (G_OBJECT (self), "up");
}

void
support_line_hold (SupportLine *self)
{
  self->held = TRUE;
}

void
support_line_let_go (SupportLine *self)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->held_tasks);

  self->held = FALSE;
  self->held_tasks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    answer (g_ptr_array_index (tasks, i));
}

void
support_line_set_answer (SupportLine *self, char *json)
{
  g_free (self->answer);
  self->answer = json;
}

void
support_line_set_news_answer (SupportLine *self, char *json)
{
  g_free (self->news_answer);
  self->news_answer = json;
}

guint
support_line_count_tells (SupportLine *self)
{
  return support_line_count_news (self, AGENT_NEWS_HEARTBEAT);
}

GBytes *
support_line_get_told (SupportLine *self)
{
  return support_line_get_news (self, AGENT_NEWS_HEARTBEAT);
}

guint
support_line_count_news (SupportLine *self, AgentNews news)
{
  return self->tell_counts[news];
}

GBytes *
support_line_get_news (SupportLine *self, AgentNews news)
{
  return self->told[news];
}

guint
support_line_count_sends (SupportLine *self)
{
  return self->send_count;
}

guint
support_line_count_sends_of (SupportLine *self, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->send_counts, code));
}

guint
support_line_get_most_at_once (SupportLine *self)
{
  return self->most_at_once;
}

gboolean
support_line_had_twins (SupportLine *self)
{
  return self->had_twins;
}

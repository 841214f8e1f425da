/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-audit-sender.h"

#include "civic-audit-batch.h"

#include <string.h>

struct _AgentAuditSender {
  GObject parent_instance;

  AgentAudit *audit;
  AgentLine *line;
  gboolean is_on_its_way;
  gboolean is_forked;
  GCancellable *stopping;
};

G_DEFINE_FINAL_TYPE (AgentAuditSender, agent_audit_sender, G_TYPE_OBJECT)

static void
note_fork (AgentAuditSender *self)
{
  g_message ("The central has another audit log of this kiosk: see kushkctl audit verify");
  self->is_forked = TRUE;
  agent_audit_note_forked (self->audit);
}

/* What does not bring us further would be asked for ever. */
static void
take_answer (AgentAuditSender *self, GBytes *answer)
{
  CivicAuditHead head = *agent_audit_get_head (self->audit);
  gint64 before = agent_audit_get_sent_number (self->audit);
  g_autoptr (GError) error = NULL;

  if (!civic_audit_answer_parse (answer, &head, &error)) {
    g_message ("The central's word on the audit log: %s", error->message);
    return;
  }
  if (!agent_audit_note_sent (self->audit, head.number, head.hash))
    note_fork (self);
  else if (head.number != before)
    agent_audit_sender_send (self);
}

static void
on_tell_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentAuditSender) self = AGENT_AUDIT_SENDER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = agent_line_tell_finish (AGENT_LINE (source), result, &error);

  if (g_cancellable_is_cancelled (self->stopping))
    return;

  self->is_on_its_way = FALSE;
  if (answer != NULL)
    take_answer (self, answer);
  else if (g_error_matches (error, AGENT_ERROR, AGENT_ERROR_REFUSED))
    note_fork (self);
  else
    g_debug ("The audit log is sent later: %s", error->message);
}

static void
agent_audit_sender_dispose (GObject *object)
{
  AgentAuditSender *self = AGENT_AUDIT_SENDER (object);

  g_cancellable_cancel (self->stopping);
  g_clear_object (&self->audit);
  g_clear_object (&self->line);

  G_OBJECT_CLASS (agent_audit_sender_parent_class)->dispose (object);
}

static void
agent_audit_sender_finalize (GObject *object)
{
  g_object_unref (AGENT_AUDIT_SENDER (object)->stopping);

  G_OBJECT_CLASS (agent_audit_sender_parent_class)->finalize (object);
}

static void
agent_audit_sender_class_init (AgentAuditSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_audit_sender_dispose;
  object_class->finalize = agent_audit_sender_finalize;
}

static void
agent_audit_sender_init (AgentAuditSender *self)
{
  self->stopping = g_cancellable_new ();
}

AgentAuditSender *
agent_audit_sender_new (AgentAudit *audit, AgentLine *line)
{
  AgentAuditSender *self = g_object_new (AGENT_TYPE_AUDIT_SENDER, NULL);

  self->audit = g_object_ref (audit);
  self->line = g_object_ref (line);
  return self;
}

void
agent_audit_sender_send (AgentAuditSender *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GBytes) batch = NULL;
  char *json;

  g_return_if_fail (AGENT_IS_AUDIT_SENDER (self));

  if (self->is_on_its_way || self->is_forked || g_cancellable_is_cancelled (self->stopping))
    return;
  entries = agent_audit_list_unsent (self->audit, CIVIC_AUDIT_BATCH_MAXIMUM);
  if (entries->len == 0)
    return;

  json = civic_audit_batch_to_json (entries);
  batch = g_bytes_new_take (json, strlen (json));
  self->is_on_its_way = TRUE;
  agent_line_tell_async (self->line, AGENT_NEWS_AUDIT, batch, self->stopping, on_tell_ready,
                         g_object_ref (self));
}

void
agent_audit_sender_stop (AgentAuditSender *self)
{
  g_return_if_fail (AGENT_IS_AUDIT_SENDER (self));

  g_cancellable_cancel (self->stopping);
}

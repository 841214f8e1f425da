/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-line.h"
#include "agent-outbox.h"
#include "agent-pace.h"

G_BEGIN_DECLS

/* Empties the outbox into the line. A new filing goes at once, even while the line fails: it is as
 * good a probe as any. The others go oldest first, a few at a time, one that failed behind all
 * others so that it cannot hold them up, and all as soon as the line says it is up again. No code
 * is ever twice on its way, and nothing is dropped: a filing ends acknowledged or quarantined, or
 * it stays. */
#define AGENT_TYPE_SENDER (agent_sender_get_type ())
G_DECLARE_FINAL_TYPE (AgentSender, agent_sender, AGENT, SENDER, GObject)

extern const AgentPacePolicy agent_sender_policy;

AgentSender *agent_sender_new (AgentOutbox *outbox, AgentLine *line, const AgentPacePolicy *policy);

/* Takes up what the outbox holds from earlier days. */
gboolean agent_sender_start (AgentSender *self, GError **error);

/* The outbox has just accepted it, or was given it again. */
void agent_sender_take (AgentSender *self, const char *code);

/* Staff: forget the back-off. */
void agent_sender_send_now (AgentSender *self);

/* How often it was sent since this agent started, and why it is still here: ret_reason, English,
 * for technicians, "" where there is none yet, valid until the main loop turns. */
guint agent_sender_count_tries (AgentSender *self, const char *code, const char **ret_reason);

/* For good: what is on its way is dropped, and the outbox keeps it. */
void agent_sender_stop (AgentSender *self);

/* Signal "settled" (code, state, GBytes *answer): the central's verified word is on disk, or the
 * state is "quarantined" and the answer empty. */

G_END_DECLS

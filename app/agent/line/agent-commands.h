/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-audit.h"
#include "agent-opening.h"
#include "agent-watch.h"
#include "civic-command.h"
#include "civic-heartbeat.h"

G_BEGIN_DECLS

/* Does what the central wants of this kiosk, each command once: never while a visit is going on, at
 * once when it is over. What it has done it remembers on disk for longer than the command could be
 * sent again, over kills and restarts, and has it told until the central has heard of it. It
 * verifies nothing: it is given what civic_heartbeat_answer_parse let through. A command that the
 * central sends again before it was done, it has itself forgotten over a restart, and takes anew.
 *
 * Signals: "changed", there is a result to be told, or another number waits; "restart", the agent
 * is to begin anew, which it does when that was told, and the session on the glass with it. Main
 * thread only. */
#define AGENT_TYPE_COMMANDS (agent_commands_get_type ())
G_DECLARE_FINAL_TYPE (AgentCommands, agent_commands, AGENT, COMMANDS, GObject)

/* What brings a newer catalogue, and how it went: its command is told as done when that is known.
 * NULL: there is none to bring. */
typedef void (*AgentCommandsRefresh) (gpointer user_data,
                                      GAsyncReadyCallback callback,
                                      gpointer callback_data);
typedef gboolean (*AgentCommandsRefreshFinish) (gpointer user_data,
                                                GAsyncResult *result,
                                                GError **error);

/* path: of its memory. */
AgentCommands *agent_commands_new (const char *path, AgentOpening *opening, AgentWatch *watch);
void agent_commands_set_refresh (AgentCommands *self,
                                 AgentCommandsRefresh refresh,
                                 AgentCommandsRefreshFinish finish,
                                 gpointer user_data);

/* Where what becomes of each is written down; (nullable) nowhere, as from the beginning. */
void agent_commands_set_audit (AgentCommands *self, AgentAudit *audit);

/* commands: of CivicCommand, in the order they are to be done. */
void agent_commands_take (AgentCommands *self, GPtrArray *commands);

guint agent_commands_count_waiting (AgentCommands *self);

/* Of CivicCommandResult: what the central has not heard of yet. */
GPtrArray *agent_commands_list_results (AgentCommands *self);
void agent_commands_mark_told (AgentCommands *self, GPtrArray *results);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-bus.h"
#include "agent-line.h"
#include "agent-outbox.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* How this kiosk is: printer, line, disk and outbox, asked each minute, before each visit, and
 * whenever somebody has just seen one of them. It repairs nothing. What could not be asked is
 * "unknown" or down, never good. */
#define AGENT_TYPE_WATCH (agent_watch_get_type ())
G_DECLARE_FINAL_TYPE (AgentWatch, agent_watch, AGENT, WATCH, GObject)

/* sheet_queue: (nullable) of the printer of A4 pages. */
AgentWatch *
agent_watch_new (AgentOutbox *outbox, AgentLine *line, PrintQueue *queue, PrintQueue *sheet_queue);

/* Holds the properties of the D-Bus interface, and is exported nowhere: each visit's face is bound
 * to it. */
AgentBusAgent *agent_watch_get_condition (AgentWatch *self);

/* Looks now and then each minute. */
void agent_watch_start (AgentWatch *self);

/* Finished when printer and line have answered or given up. Never fails. */
void agent_watch_refresh_async (AgentWatch *self, GAsyncReadyCallback callback, gpointer user_data);
void agent_watch_refresh_finish (AgentWatch *self, GAsyncResult *result);

void agent_watch_note_printer (AgentWatch *self, PrintState state);
void agent_watch_note_sheet_printer (AgentWatch *self, PrintState state);
void agent_watch_note_storage (AgentWatch *self, gboolean good);

G_END_DECLS

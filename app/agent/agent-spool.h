/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-error.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* The gate before the print queue: nobody's receipt goes in while a former visit's may still come
 * out. Emptying takes its time, up to ten seconds with a printer that hangs; what is given to the
 * queue meanwhile would be swept away with the rest, so it waits here. It follows no job. */
#define AGENT_TYPE_SPOOL (agent_spool_get_type ())
G_DECLARE_FINAL_TYPE (AgentSpool, agent_spool, AGENT, SPOOL, GObject)

AgentSpool *agent_spool_new (PrintQueue *queue);
PrintQueue *agent_spool_get_queue (AgentSpool *self);

/* Nothing that is in the queue or in the printer now is to come out. Returns at once; asked again
 * on the way, it begins again. */
void agent_spool_empty (AgentSpool *self);

/* Finishes when the queue was proved empty since the last agent_spool_empty, at once if it was
 * before. AGENT_ERROR_NOT_READY when it cannot be emptied: the next one to wait tries again. */
void agent_spool_wait_async (AgentSpool *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean agent_spool_wait_finish (AgentSpool *self, GAsyncResult *result, GError **error);

G_END_DECLS

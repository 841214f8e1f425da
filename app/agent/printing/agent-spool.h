/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-error.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* The gate before the print queue: nobody's receipt goes in while a former visit's may still come
 * out. Emptying takes its time, up to ten seconds with a printer that hangs; what is given to the
 * queue meanwhile would be swept away with the rest, so it waits here, but not for long. What could
 * not be emptied is tried again, less and less often, until it is. It follows no job.
 *
 * Property "stuck" (boolean): the last try did not empty it, or takes longer than a page waits; so
 * nothing goes in. */
#define AGENT_TYPE_SPOOL (agent_spool_get_type ())
G_DECLARE_FINAL_TYPE (AgentSpool, agent_spool, AGENT, SPOOL, GObject)

typedef struct {
  guint first_retry_ms;
  guint longest_retry_ms;
  guint patience_ms; /* how long a page waits for the gate to open */
} AgentSpoolPolicy;

extern const AgentSpoolPolicy agent_spool_policy;

AgentSpool *agent_spool_new (PrintQueue *queue, const AgentSpoolPolicy *policy);
PrintQueue *agent_spool_get_queue (AgentSpool *self);

/* Whether everything in the queue is of whoever may print now, if there is anything at all. */
gboolean agent_spool_is_clean (AgentSpool *self);
gboolean agent_spool_is_stuck (AgentSpool *self);

/* Nothing that is in the queue or in the printer now, or just goes in, is to come out. Returns at
 * once; asked again on the way, it begins again. */
void agent_spool_empty (AgentSpool *self);

/* A page is being given to the queue, from the one call to the other: what is emptied meanwhile is
 * empty only when it was emptied after. */
void agent_spool_enter (AgentSpool *self);
void agent_spool_leave (AgentSpool *self);

/* Finishes when the queue was proved empty since the last agent_spool_empty, at once if it was
 * before; a gate that is stuck is tried at once. AGENT_ERROR_NOT_READY when that fails or takes
 * longer than a page waits. */
void agent_spool_wait_async (AgentSpool *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean agent_spool_wait_finish (AgentSpool *self, GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "agent-error.h"

G_BEGIN_DECLS

/* How often a PIN may be guessed: five tries free, then a wait of 15 s that doubles with each. A
 * try is counted on disk before it is judged, so that pulling the plug wins none. Time is the
 * machine's own since boot, which nobody can set; after a restart the whole wait begins again. A
 * new PIN starts with a clean sheet. It checks no PIN. Main thread only; a call may cost one fsync.
 */
typedef struct _AgentLockout AgentLockout;

/* Where time comes from; tests bring their own. */
typedef struct {
  gint64 (*get_s) (gpointer user_data); /* since boot, suspend included */
  const char *boot_id;                  /* another one after each boot */
  gpointer user_data;
} AgentLockoutClock;

/* clock: NULL for the machine's. */
AgentLockout *agent_lockout_new (const char *path, const AgentLockoutClock *clock);
void agent_lockout_free (AgentLockout *self);

/* subject: stands for the PIN in force (its hash). Counts the try, then lets it pass; or
 * AGENT_ERROR_BUSY with the seconds to wait as the message; or AGENT_ERROR_NOT_ALLOWED if it cannot
 * be written down. */
gboolean agent_lockout_begin_try (AgentLockout *self, const char *subject, GError **error);

/* The try was right: all is forgiven. */
gboolean agent_lockout_forgive (AgentLockout *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentLockout, agent_lockout_free)

G_END_DECLS

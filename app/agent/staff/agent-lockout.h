/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "agent-error.h"

G_BEGIN_DECLS

/* How often a PIN may be guessed: for each counter five tries free, then a wait of 15 s that
 * doubles with each, up to half a year. A try is on disk before it is judged, so that pulling the
 * plug wins none. Time is the machine's own since boot, which nobody can set; after a restart the
 * whole wait begins again with the agent, and so it does if that time is ever seen to run
 * backwards. A new PIN starts with a clean sheet. It checks no PIN and knows no accounts. Main
 * thread only; a call may cost one fsync.
 *
 * The file, one line each; a counter that is not there has the count of "absent", 0 where that
 * line is missing:
 *   kushk-tries 2
 *   boot BOOT-ID
 *   absent COUNT
 *   COUNTER COUNT LOCKED-UNTIL-SECONDS SUBJECT
 * A file of another format, or one that does not parse, was torn or tampered with: every counter
 * then stands as if its free tries were used up, until it is forgiven. No file is a clean sheet. */
typedef struct _AgentLockout AgentLockout;

/* Where time comes from; tests bring their own. */
typedef struct {
  gint64 (*get_s) (gpointer user_data); /* since boot, suspend included */
  const char *boot_id;                  /* another one after each boot */
  gpointer user_data;
} AgentLockoutClock;

/* Where the file is; tests bring one without a disk. */
typedef struct {
  /* *ret_text: NULL where there is none, "" where it cannot be read. */
  void (*read) (gpointer user_data, char **ret_text);
  /* Whole or not at all, and there after a power cut when it returns TRUE. */
  gboolean (*write) (gpointer user_data, const char *text, GError **error);
  gpointer user_data;
} AgentLockoutStore;

/* clock: NULL for the machine's. */
AgentLockout *agent_lockout_new (const char *path, const AgentLockoutClock *clock);
AgentLockout *agent_lockout_new_stored (const AgentLockoutStore *store,
                                        const AgentLockoutClock *clock);
void agent_lockout_free (AgentLockout *self);

/* counter: what the tries are counted by, a word without spaces. subject: stands for the PIN in
 * force (its hash). Counts the try, then lets it pass; or AGENT_ERROR_BUSY with the seconds to wait
 * as the message; or AGENT_ERROR_NOT_ALLOWED if it cannot be written down. */
gboolean agent_lockout_begin_try (AgentLockout *self,
                                  const char *counter,
                                  const char *subject,
                                  GError **error);

/* What begin_try would say now, without a try: 0 where it would let one pass. */
gint64 agent_lockout_get_wait_s (AgentLockout *self, const char *counter, const char *subject);

/* The try was right: that counter, and no other, begins anew. */
gboolean agent_lockout_forgive (AgentLockout *self, const char *counter, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentLockout, agent_lockout_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The counters of AgentLockout as its file has them; the format stands in agent-lockout.h. It has
 * no clock and no disk, and decides nothing. Private to AgentLockout and its tests. */
typedef struct _AgentTries AgentTries;

#define AGENT_TRIES_FREE 5

typedef struct {
  char *counter;
  char *subject; /* a digest */
  guint64 count;
  gint64 locked_until_s;
} AgentTry;

AgentTries *agent_tries_new (const char *boot_id);

/* Never NULL: what does not parse has no counters, and none that comes has a free try. */
AgentTries *agent_tries_parse (const char *text);
void agent_tries_free (AgentTries *self);
char *agent_tries_to_text (AgentTries *self);

const char *agent_tries_get_boot (AgentTries *self);
void agent_tries_set_boot (AgentTries *self, const char *boot_id);

guint agent_tries_get_count (AgentTries *self);
AgentTry *agent_tries_get (AgentTries *self, guint index);
AgentTry *agent_tries_find (AgentTries *self, const char *counter); /* (nullable) */
AgentTry *agent_tries_add (AgentTries *self, const char *counter, const char *subject);

void agent_try_begin_anew (AgentTry *self, const char *subject);

/* Returns whether there was anything to forgive. */
gboolean agent_tries_forgive (AgentTries *self, const char *counter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentTries, agent_tries_free)

G_END_DECLS

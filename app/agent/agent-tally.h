/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "agent-error.h"

G_BEGIN_DECLS

/* One number that survives restarts, kills and power cuts: a file is written whole or not at all.
 * A file that does not hold one whole number tells nothing, and is not guessed at. Main thread
 * only; setting costs one fsync. */
typedef struct _AgentTally AgentTally;

/* The number in the file, or `at_first` where there is no file yet. */
AgentTally *agent_tally_new (const char *path, guint at_first);
void agent_tally_free (AgentTally *self);

/* FALSE, and nothing in ret_number, where the file was damaged and no number set since. */
gboolean agent_tally_get (AgentTally *self, guint *ret_number);

/* The number is another one from now on even where it could not be written down
 * (AGENT_ERROR_NOT_STORED). */
gboolean agent_tally_set (AgentTally *self, guint number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentTally, agent_tally_free)

G_END_DECLS

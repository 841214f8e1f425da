/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"
#include "agent-error.h"

G_BEGIN_DECLS

/* Which of the centre's languages staff offer, kept on disk; none kept: all of them. What the
 * centre has ceased to offer since is left out again. It shows nothing itself: the next session
 * reads it. Main thread only. */
typedef struct _AgentLanguages AgentLanguages;

/* languages: the centre's. condition: whose OfferedLanguages this sets. */
AgentLanguages *
agent_languages_new (const char *path, const char *const *languages, AgentBusAgent *condition);
void agent_languages_free (AgentLanguages *self);

/* BadRequest: none, one twice, or one that is not the centre's. NotStored: nothing has changed. */
gboolean agent_languages_offer (AgentLanguages *self, const char *const *offered, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentLanguages, agent_languages_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "agent-error.h"

G_BEGIN_DECLS

/* Whether staff have this kiosk open to citizens. It survives a restart: a machine that was closed
 * for a reason does not open by itself at night. A file that cannot be understood means closed. */
typedef struct _AgentOpening AgentOpening;

AgentOpening *agent_opening_new (const char *path);
void agent_opening_free (AgentOpening *self);

gboolean agent_opening_is_open (AgentOpening *self);

/* On disk when it returns; AGENT_ERROR_NOT_STORED, and nothing changes, otherwise. */
gboolean agent_opening_set_open (AgentOpening *self, gboolean open, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentOpening, agent_opening_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "civic-command.h"

G_BEGIN_DECLS

/* Whether this kiosk is open to citizens: by the last word of staff or of the central. It survives
 * a restart: a machine that was closed for a reason does not open by itself at night, unless it was
 * closed until a moment. That moment is the wall clock's and looked for every half minute, so that
 * a clock that is set while it is closed counts as it stands then; one that is years behind after a
 * power cut opens nothing until it is right. A file that cannot be understood means closed.
 *
 * Signal "changed": open, message or moment are other ones. Main thread only. */
#define AGENT_TYPE_OPENING (agent_opening_get_type ())
G_DECLARE_FINAL_TYPE (AgentOpening, agent_opening, AGENT, OPENING, GObject)

AgentOpening *agent_opening_new (const char *path);

gboolean agent_opening_is_open (AgentOpening *self);
CivicCommandMessage agent_opening_get_message (AgentOpening *self); /* NONE while open */
const char *agent_opening_get_until (AgentOpening *self);           /* "" where it stays closed */

/* On disk when they return; AGENT_ERROR_NOT_STORED, and nothing changes, otherwise. Until: as in a
 * command. */
gboolean agent_opening_set_open (AgentOpening *self, gboolean open, GError **error);
gboolean agent_opening_close (AgentOpening *self,
                              CivicCommandMessage message,
                              const char *until,
                              GError **error);

/* Opens if the moment has come; it looks by itself, too. */
void agent_opening_look (AgentOpening *self);

G_END_DECLS

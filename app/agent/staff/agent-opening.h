/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "civic-command.h"
#include "civic-hours.h"

G_BEGIN_DECLS

/* Whether this kiosk is open to citizens: by the last word of staff or of the central, and where
 * that is "open", by the centre's hours. The word survives a restart: a machine that was closed for
 * a reason does not open by itself at night, unless it was closed until a moment. A file that
 * cannot be understood means closed.
 *
 * What is so now follows, each time it is looked at, from the word, the hours and the wall clock
 * alone, and time never rewrites the word: a clock that jumps changes nothing for longer than it is
 * wrong. It looks every half minute, and when the next change is due. A visit that is going on when
 * the hours end is not cut off.
 *
 * Signal "changed": open, message or moment are other ones. Main thread only. */
#define AGENT_TYPE_OPENING (agent_opening_get_type ())
G_DECLARE_FINAL_TYPE (AgentOpening, agent_opening, AGENT, OPENING, GObject)

AgentOpening *agent_opening_new (const char *path);

/* The centre's; (nullable) NULL, as from the beginning: always. */
void agent_opening_set_hours (AgentOpening *self, CivicHours *hours);

/* Whether a visit is going on: the hours close when it is over. */
void agent_opening_set_attended (AgentOpening *self, gboolean is_attended);

/* The wall clock; tests bring their own. now (transfer full). */
typedef GDateTime *(*AgentOpeningClock) (gpointer user_data);
void agent_opening_set_clock (AgentOpening *self, AgentOpeningClock clock, gpointer user_data);

gboolean agent_opening_is_open (AgentOpening *self);
gboolean agent_opening_is_closed_by_hours (AgentOpening *self);
CivicCommandMessage
agent_opening_get_message (AgentOpening *self); /* NONE while open, or by hours */
/* Within "changed": whether a word was given just now, and not the clock that went on. */
gboolean agent_opening_is_word_given (AgentOpening *self);
/* RFC 3339; "" where it is open, or opens only by a word. */
const char *agent_opening_get_until (AgentOpening *self);

/* On disk when they return; AGENT_ERROR_NOT_STORED, and nothing changes, otherwise. Opened while
 * the hours are over, it is open until they end the next time. Until: as in a command. */
gboolean agent_opening_set_open (AgentOpening *self, gboolean open, GError **error);
gboolean agent_opening_close (AgentOpening *self,
                              CivicCommandMessage message,
                              const char *until,
                              GError **error);

/* Opens or closes if the moment has come; it looks by itself, too. */
void agent_opening_look (AgentOpening *self);

G_END_DECLS

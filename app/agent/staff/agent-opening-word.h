/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "civic-command.h"

G_BEGIN_DECLS

/* The last word of staff or the central about whether a kiosk is open, as it is on disk. It knows
 * no time and no hours. Private to AgentOpening.
 *
 * The file: "open", alone or with two moments on lines of their own; "closed" with a message and a
 * moment, or without both: that is all an older agent wrote. What cannot be understood is closed.
 */
typedef struct {
  gboolean is_open;
  char *since; /* "", or open against the hours, from this moment */
  CivicCommandMessage message;
  char *until; /* "", or closed, or open against the hours, until this one; RFC 3339 */
} AgentOpeningWord;

AgentOpeningWord agent_opening_word_open (const char *since, const char *until);
AgentOpeningWord agent_opening_word_closed (CivicCommandMessage message, const char *until);
void agent_opening_word_clear (AgentOpeningWord *self);

/* Open where there is no file. */
AgentOpeningWord agent_opening_word_load (const char *path);

/* On disk when it returns; AGENT_ERROR_NOT_STORED otherwise. */
gboolean agent_opening_word_keep (const AgentOpeningWord *self, const char *path, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-right.h"
#include "civic-text.h"

G_BEGIN_DECLS

/* One staff account: a desk or a shift, never a person's name. Neither PIN nor badge can be read
 * back from it. */
typedef struct {
  char *number; /* 4 to 8 digits, what is typed */
  AgentRole role;
  CivicText *name; /* (nullable) of the desk, Arabic and English */
  char *pin;       /* a line of argon2id */
  char *badge;     /* (nullable) agent_badge_digest of its badge */
} AgentAccount;

AgentAccount *agent_account_copy (const AgentAccount *self);
void agent_account_free (AgentAccount *self);

gboolean agent_account_is_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentAccount, agent_account_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "agent-account.h"

G_BEGIN_DECLS

/* The staff accounts of this kiosk, a file that kushkctl writes whole and the agent reads at each
 * log-in:
 *   {"format": 1, "accounts": [{"number": "1001", "role": "attendant",
 *     "name": {"ar": "…", "en": "…"} (optional), "pin": "$argon2id$…", "badge": HEX or null}, …]}
 * One fault refuses all of it: an unknown key or word, a number twice, a PIN of another make. There
 * is no default account. Who may do what is agent-right's. */
typedef struct _AgentAccounts AgentAccounts;

#define AGENT_ACCOUNTS_MAXIMUM 200

AgentAccounts *agent_accounts_new (void);

/* G_FILE_ERROR where it cannot be read, CIVIC_ERROR_BAD_FILE where it cannot be understood. */
AgentAccounts *agent_accounts_load (const char *path, GError **error);
void agent_accounts_free (AgentAccounts *self);

/* What agent_accounts_load reads. Caller frees. */
char *agent_accounts_to_text (AgentAccounts *self);

guint agent_accounts_get_count (AgentAccounts *self);
const AgentAccount *agent_accounts_get (AgentAccounts *self, guint index); /* by number, upwards */
const AgentAccount *agent_accounts_find (AgentAccounts *self, const char *number); /* (nullable) */

/* Takes the account over, in place of the one of its number where there is one. */
void agent_accounts_put (AgentAccounts *self, AgentAccount *account);
gboolean agent_accounts_remove (AgentAccounts *self, const char *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentAccounts, agent_accounts_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-accounts.h"
#include "agent-lockout.h"

G_BEGIN_DECLS

/* One try to get in, from who is claimed to the verdict; the hash in between is somebody else's
 * work, and every try costs the same one: an unknown number is judged against a known account's
 * PIN, and found wrong whatever comes of it.
 *
 * Tries are counted for each account by number, for each by badge, and in one counter for all that
 * names nobody, so that no citizen who plays with numbers shuts out who holds a badge. What claims
 * to be a badge and is not the account's own is nobody's: only the true badge counts as it. */
typedef struct _AgentTrial AgentTrial;

/* who: the number as it was typed, or all that a badge holds. AGENT_ERROR_BUSY or
 * AGENT_ERROR_NOT_ALLOWED as agent_lockout_begin_try; NOT_ALLOWED too, and nothing is counted,
 * where there are no accounts. */
AgentTrial *
agent_trial_begin (AgentAccounts *accounts, AgentLockout *lockout, const char *who, GError **error);
void agent_trial_free (AgentTrial *self);

/* What the PIN is to be verified against. */
const char *agent_trial_get_hash (AgentTrial *self);

/* accounts: as they are now; who was removed or got another PIN meanwhile does not get in. Returns
 * the account, and forgives its counter; or AGENT_ERROR_NOT_ALLOWED. */
AgentAccount *agent_trial_end (AgentTrial *self,
                               gboolean is_right,
                               AgentAccounts *accounts,
                               AgentLockout *lockout,
                               GError **error);

/* Whether the next of its counter would have to wait. */
gboolean agent_trial_is_locked (AgentTrial *self, AgentLockout *lockout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentTrial, agent_trial_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-trial.h"

#include "agent-badge.h"
#include "civic-digits.h"

#define NOBODY "nobody"

struct _AgentTrial {
  char *counter;
  char *number; /* (nullable) whose it is */
  char *hash;
};

/* NULL for nobody; *ret_way is what the counter is called by then. */
static const AgentAccount *
find_account (AgentAccounts *accounts, const char *who, const char **ret_way)
{
  g_autofree char *number = NULL;
  g_autofree char *digest = NULL;
  const AgentAccount *account;

  if (!agent_badge_is_one (who)) {
    *ret_way = "number:";
    number = civic_digits_fold (who);
    return agent_accounts_find (accounts, number);
  }

  *ret_way = "badge:";
  number = agent_badge_get_number (who);
  digest = agent_badge_digest (who);
  account = number != NULL ? agent_accounts_find (accounts, number) : NULL;

  return account != NULL && g_strcmp0 (account->badge, digest) == 0 ? account : NULL;
}

/* What stands for the PIN in force. */
static const char *
subject_of (AgentTrial *self)
{
  return self->number != NULL ? self->hash : NOBODY;
}

AgentTrial *
agent_trial_begin (AgentAccounts *accounts, AgentLockout *lockout, const char *who, GError **error)
{
  g_autoptr (AgentTrial) self = g_new0 (AgentTrial, 1);
  const char *way;
  const AgentAccount *account = find_account (accounts, who, &way);

  if (agent_accounts_get_count (accounts) == 0) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "There are no staff accounts");
    return NULL;
  }

  self->counter = account != NULL ? g_strconcat (way, account->number, NULL) : g_strdup (NOBODY);
  self->number = account != NULL ? g_strdup (account->number) : NULL;
  self->hash = g_strdup (account != NULL ? account->pin : agent_accounts_get (accounts, 0)->pin);
  if (!agent_lockout_begin_try (lockout, self->counter, subject_of (self), error))
    return NULL;

  return g_steal_pointer (&self);
}

void
agent_trial_free (AgentTrial *self)
{
  g_free (self->counter);
  g_free (self->number);
  g_free (self->hash);
  g_free (self);
}

const char *
agent_trial_get_hash (AgentTrial *self)
{
  return self->hash;
}

gboolean
agent_trial_is_locked (AgentTrial *self, AgentLockout *lockout)
{
  return agent_lockout_get_wait_s (lockout, self->counter, subject_of (self)) > 0;
}

AgentAccount *
agent_trial_end (AgentTrial *self,
                 gboolean is_right,
                 AgentAccounts *accounts,
                 AgentLockout *lockout,
                 GError **error)
{
  const AgentAccount *account =
    is_right && self->number != NULL ? agent_accounts_find (accounts, self->number) : NULL;

  if (account == NULL || !g_str_equal (account->pin, self->hash)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "Nobody of that number and PIN");
    return NULL;
  }
  if (!agent_lockout_forgive (lockout, self->counter, error))
    return NULL;

  return agent_account_copy (account);
}

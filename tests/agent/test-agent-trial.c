/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-badge.h"
#include "agent-trial.h"
#include "support-folder.h"

#include <sodium.h>

#define HASH_OF(number) crypto_pwhash_argon2id_STRPREFIX number

typedef struct {
  SupportFolder *folder;
  AgentLockout *lockout;
  AgentAccounts *accounts;
  char *badge; /* of 2001 */
} Fixture;

static void
put (Fixture *self, const char *number, const char *badge)
{
  AgentAccount *account = g_new0 (AgentAccount, 1);

  account->number = g_strdup (number);
  account->role = AGENT_ROLE_SUPERVISOR;
  account->pin = g_strconcat (HASH_OF (""), number, NULL);
  account->badge = badge != NULL ? agent_badge_digest (badge) : NULL;
  agent_accounts_put (self->accounts, account);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = NULL;

  self->folder = support_folder_new ();
  path = support_folder_path (self->folder, "tries");
  self->lockout = agent_lockout_new (path, NULL);
  self->accounts = agent_accounts_new ();
  self->badge = agent_badge_draw ("2001");
  put (self, "1001", NULL);
  put (self, "2001", self->badge);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_free (self->badge);
  agent_accounts_free (self->accounts);
  agent_lockout_free (self->lockout);
  support_folder_free (self->folder);
}

static AgentTrial *
begin (Fixture *self, const char *who)
{
  g_autoptr (GError) error = NULL;
  AgentTrial *trial = agent_trial_begin (self->accounts, self->lockout, who, &error);

  g_assert_no_error (error);

  return trial;
}

static void
test_a_claim_is_judged_by_the_account_it_names (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentTrial) number = begin (fixture, "2001");
  g_autoptr (AgentTrial) badge = begin (fixture, fixture->badge);

  g_assert_cmpstr (agent_trial_get_hash (number), ==, HASH_OF ("2001"));
  g_assert_cmpstr (agent_trial_get_hash (badge), ==, HASH_OF ("2001"));
}

/* Whoever times the answer does not learn which numbers there are. */
static void
test_who_names_nobody_costs_the_same_work (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *forged = agent_badge_draw ("2001");
  const char *strangers[] = { "7777", "", forged, "KUSHK-STAFF:2001:", "2001 OR 1=1" };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++) {
    g_autoptr (AgentTrial) trial = begin (fixture, strangers[i]);

    g_assert_cmpstr (agent_trial_get_hash (trial), ==, HASH_OF ("1001"));
  }
}

static void
test_who_names_nobody_gets_in_with_no_pin (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentTrial) trial = begin (fixture, "7777");
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_trial_end (trial, TRUE, fixture->accounts, fixture->lockout, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
}

static void
test_what_is_changed_before_the_verdict_counts (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentTrial) removed = begin (fixture, "1001");
  g_autoptr (AgentTrial) demoted = begin (fixture, "2001");
  g_autoptr (AgentAccount) account = NULL;
  AgentAccount *attendant = agent_account_copy (agent_accounts_find (fixture->accounts, "2001"));

  attendant->role = AGENT_ROLE_ATTENDANT;
  agent_accounts_put (fixture->accounts, attendant);
  agent_accounts_remove (fixture->accounts, "1001");
  g_assert_null (agent_trial_end (removed, TRUE, fixture->accounts, fixture->lockout, NULL));
  account = agent_trial_end (demoted, TRUE, fixture->accounts, fixture->lockout, NULL);
  g_assert_nonnull (account);
  g_assert_cmpint (account->role, ==, AGENT_ROLE_ATTENDANT);
}

static void
test_without_accounts_there_is_nothing_to_try (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentAccounts) none = agent_accounts_new ();

  for (guint i = 0; i < 20; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (agent_trial_begin (none, fixture->lockout, "1001", &error));
    g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/trial/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  ADD ("a-claim-is-judged-by-the-account-it-names", test_a_claim_is_judged_by_the_account_it_names);
  ADD ("who-names-nobody-costs-the-same-work", test_who_names_nobody_costs_the_same_work);
  ADD ("who-names-nobody-gets-in-with-no-pin", test_who_names_nobody_gets_in_with_no_pin);
  ADD ("what-is-changed-before-the-verdict-counts", test_what_is_changed_before_the_verdict_counts);
  ADD ("without-accounts-there-is-nothing-to-try", test_without_accounts_there_is_nothing_to_try);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-accounts.h"
#include "agent-badge.h"
#include "agent-staff.h"
#include "support-folder.h"
#include "support-run-until.h"

#include <sodium.h>

#include <string.h>

#define PIN "481516"
#define OTHER_PIN "235711"

typedef struct {
  SupportFolder *folder;
  AgentAccounts *accounts;
  char *badge; /* of 1001 */
  AgentStaff *staff;
} Fixture;

static AgentStaff *
make_staff (const SupportFolder *folder)
{
  g_autofree char *accounts_path = support_folder_path (folder, "accounts");
  g_autofree char *tries_path = support_folder_path (folder, "tries");

  return agent_staff_new (accounts_path, agent_lockout_new (tries_path, NULL), NULL);
}

static void
put (Fixture *self, const char *number, AgentRole role, const char *pin, const char *badge)
{
  AgentAccount *account = g_new0 (AgentAccount, 1);
  char hash[crypto_pwhash_STRBYTES];

  g_assert_cmpint (crypto_pwhash_str (hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_MIN,
                                      crypto_pwhash_MEMLIMIT_MIN),
                   ==, 0);
  account->number = g_strdup (number);
  account->role = role;
  account->pin = g_strdup (hash);
  account->badge = badge != NULL ? agent_badge_digest (badge) : NULL;
  agent_accounts_put (self->accounts, account);
}

static void
write_accounts (Fixture *self)
{
  g_autofree char *text = agent_accounts_to_text (self->accounts);

  support_folder_write (self->folder, "accounts", text);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->accounts = agent_accounts_new ();
  self->badge = agent_badge_draw ("1001");
  put (self, "1001", AGENT_ROLE_ATTENDANT, PIN, self->badge);
  put (self, "2001", AGENT_ROLE_SUPERVISOR, OTHER_PIN, NULL);
  write_accounts (self);
  self->staff = make_staff (self->folder);
}

/* The thread that judged may hold the staff for a moment longer than its answer takes. */
static void
end_staff (Fixture *self)
{
  gpointer staff = self->staff;

  g_object_add_weak_pointer (G_OBJECT (staff), &staff);
  g_clear_object (&self->staff);
  support_run_until (g_atomic_pointer_get (&staff) == NULL);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  end_staff (self);
  agent_accounts_free (self->accounts);
  g_free (self->badge);
  support_folder_free (self->folder);
}

static AgentAccount *
check (AgentStaff *staff, const char *who, const char *pin, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_staff_check_async (staff, who, pin, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_staff_check_finish (staff, result, error);
}

static void
assert_is (AgentStaff *staff, const char *who, const char *pin, const char *number, AgentRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentAccount) account = check (staff, who, pin, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (account->number, ==, number);
  g_assert_cmpint (account->role, ==, role);
}

static void
assert_fails (AgentStaff *staff, const char *who, const char *pin, AgentError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (check (staff, who, pin, &error));
  g_assert_error (error, AGENT_ERROR, (int) code);
}

static void
assert_not_allowed (AgentStaff *staff, const char *who, const char *pin)
{
  assert_fails (staff, who, pin, AGENT_ERROR_NOT_ALLOWED);
}

static void
test_knows_number_and_pin_in_every_script (Fixture *fixture, gconstpointer user_data)
{
  assert_is (fixture->staff, "1001", "481516", "1001", AGENT_ROLE_ATTENDANT);
  assert_is (fixture->staff, "١٠٠١", "٤٨١٥١٦", "1001", AGENT_ROLE_ATTENDANT);
  assert_is (fixture->staff, "۱۰۰۱", "۴۸۱۵۱۶", "1001", AGENT_ROLE_ATTENDANT);
  assert_is (fixture->staff, "2001", OTHER_PIN, "2001", AGENT_ROLE_SUPERVISOR);
  assert_not_allowed (fixture->staff, "1001", "481517");
  assert_not_allowed (fixture->staff, "1001", OTHER_PIN);
  assert_not_allowed (fixture->staff, "1001", "");
  assert_not_allowed (fixture->staff, "1002", PIN);
  assert_not_allowed (fixture->staff, "", PIN);
}

static void
test_knows_a_badge_but_wants_the_pin (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *scanned = g_strdup_printf ("%s\r\n", fixture->badge);
  g_autofree char *forged = agent_badge_draw ("1001");
  g_autofree char *small = g_ascii_strdown (fixture->badge, -1);

  assert_is (fixture->staff, scanned, PIN, "1001", AGENT_ROLE_ATTENDANT);
  assert_is (fixture->staff, small, PIN, "1001", AGENT_ROLE_ATTENDANT);
  assert_not_allowed (fixture->staff, fixture->badge, "");
  assert_not_allowed (fixture->staff, fixture->badge, OTHER_PIN);
  assert_not_allowed (fixture->staff, forged, PIN);
  assert_not_allowed (fixture->staff, "KUSHK-STAFF:1001:", PIN);
}

static void
test_there_is_no_default (Fixture *fixture, gconstpointer user_data)
{
  const char *broken[] = {
    "", "{}", "{\"format\":1,\"accounts\":[]}", "{\"format\":2,\"accounts\":[]}", "$argon2id$",
  };
  g_autofree char *path = support_folder_path (fixture->folder, "accounts");

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    support_folder_write (fixture->folder, "accounts", broken[i]);
    assert_not_allowed (fixture->staff, "1001", PIN);
    assert_not_allowed (fixture->staff, "", "");
  }
  remove (path);
  assert_not_allowed (fixture->staff, "1001", PIN);
}

static void
use_up_free_tries (Fixture *fixture, const char *who)
{
  for (guint i = 0; i < 5; i++)
    assert_not_allowed (fixture->staff, who, "111111");
}

static void
test_locks_after_five_wrong_ones_even_for_the_right_one (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  use_up_free_tries (fixture, "1001");
  g_assert_null (check (fixture->staff, "1001", PIN, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), <=, 15);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), >=, 1);
}

static void
test_who_is_locked_out_locks_out_nobody_else (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *forged = agent_badge_draw ("1001");

  use_up_free_tries (fixture, "1001");
  use_up_free_tries (fixture, "7777");
  assert_fails (fixture->staff, "1001", PIN, AGENT_ERROR_BUSY);
  assert_fails (fixture->staff, "8888", PIN, AGENT_ERROR_BUSY);
  assert_fails (fixture->staff, forged, PIN, AGENT_ERROR_BUSY);
  assert_is (fixture->staff, fixture->badge, PIN, "1001", AGENT_ROLE_ATTENDANT);
  assert_is (fixture->staff, "2001", OTHER_PIN, "2001", AGENT_ROLE_SUPERVISOR);
  assert_fails (fixture->staff, "1001", PIN, AGENT_ERROR_BUSY);
}

static void
test_a_restart_does_not_unlock (Fixture *fixture, gconstpointer user_data)
{
  use_up_free_tries (fixture, "1001");
  end_staff (fixture);
  fixture->staff = make_staff (fixture->folder);
  assert_fails (fixture->staff, "1001", PIN, AGENT_ERROR_BUSY);
}

static void
test_a_new_pin_unlocks (Fixture *fixture, gconstpointer user_data)
{
  use_up_free_tries (fixture, "1001");
  put (fixture, "1001", AGENT_ROLE_ATTENDANT, "919191", NULL);
  write_accounts (fixture);
  assert_not_allowed (fixture->staff, "1001", PIN);
  assert_is (fixture->staff, "1001", "919191", "1001", AGENT_ROLE_ATTENDANT);
}

static void
test_the_right_pin_forgives (Fixture *fixture, gconstpointer user_data)
{
  for (guint round = 0; round < 3; round++) {
    for (guint i = 0; i < 4; i++)
      assert_not_allowed (fixture->staff, "1001", "111111");
    assert_is (fixture->staff, "1001", PIN, "1001", AGENT_ROLE_ATTENDANT);
  }
}

static void
test_judges_one_at_a_time (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (AgentAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  agent_staff_check_async (fixture->staff, "1001", PIN, support_keep_result, &first);
  agent_staff_check_async (fixture->staff, "2001", OTHER_PIN, support_keep_result, &second);
  support_run_until (first != NULL && second != NULL);
  g_assert_null (agent_staff_check_finish (fixture->staff, second, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  account = agent_staff_check_finish (fixture->staff, first, NULL);
  g_assert_nonnull (account);
}

/* Judging has begun when the file changes: who is gone by the verdict does not get in. */
static void
test_who_is_removed_meanwhile_does_not_get_in (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  agent_staff_check_async (fixture->staff, "1001", PIN, support_keep_result, &result);
  agent_accounts_remove (fixture->accounts, "1001");
  write_accounts (fixture);
  support_run_until (result != NULL);
  g_assert_null (agent_staff_check_finish (fixture->staff, result, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/staff/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  ADD ("knows-number-and-pin-in-every-script", test_knows_number_and_pin_in_every_script);
  ADD ("knows-a-badge-but-wants-the-pin", test_knows_a_badge_but_wants_the_pin);
  ADD ("there-is-no-default", test_there_is_no_default);
  ADD ("locks-after-five-wrong-ones-even-for-the-right-one",
       test_locks_after_five_wrong_ones_even_for_the_right_one);
  ADD ("who-is-locked-out-locks-out-nobody-else", test_who_is_locked_out_locks_out_nobody_else);
  ADD ("a-restart-does-not-unlock", test_a_restart_does_not_unlock);
  ADD ("a-new-pin-unlocks", test_a_new_pin_unlocks);
  ADD ("the-right-pin-forgives", test_the_right_pin_forgives);
  ADD ("judges-one-at-a-time", test_judges_one_at_a_time);
  ADD ("who-is-removed-meanwhile-does-not-get-in", test_who_is_removed_meanwhile_does_not_get_in);

  return g_test_run ();
}

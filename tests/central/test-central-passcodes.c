/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-passcodes.h"

#include <sodium.h>

#include "central-clock.h"
#include "central-sandbox-identity.h"
#include "central-store-passcodes.h"
#include "support-folder.h"
#include "support-run-until.h"
#include "support-store.h"

#define KIOSK "JED-ANDALUS-02"
#define PERSON "1000000008"
#define REFUSES "1000000016"
#define MASKED "05•••••678"

static const guint8 secret[CENTRAL_PASSCODES_KEY_BYTES] = "a key that is not in the store";

/* Whatever the app is asked, it approves at once. */
typedef struct {
  SupportFolder *folder;
  CentralStore *store;
  CentralIdentity *app;
  CentralPasscodes *passcodes;
} Fixture;

static CentralPasscodes *
open_passcodes (Fixture *self, guint expires_after_s)
{
  const CentralPasscodeTimes times = { expires_after_s, 600 };

  return central_passcodes_new (self->store, self->app, secret, &times);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  const CentralSandboxTimes times = { 0, 120, 600 };
  g_autofree char *folder = NULL;
  g_autofree char *place = NULL;

  self->folder = support_folder_new ();
  folder = support_folder_path (self->folder, "store");
  place = support_store_make (folder);
  self->store = central_store_open (place, NULL);
  g_assert_nonnull (self->store);
  self->app = central_sandbox_identity_new (self->store, &times);
  self->passcodes = open_passcodes (self, CENTRAL_PASSCODES_LIFE_S);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_object (&self->passcodes);
  g_clear_object (&self->app);
  central_store_close (self->store);
  support_folder_free (self->folder);
}

/* (nullable) NULL: she has to wait. */
static CentralChallenge *
start (Fixture *self, const char *mobile, char **ret_passcode, guint *ret_wait_s)
{
  const CentralPasscodeOrder order = { PERSON, KIOSK, mobile };
  CentralChallenge *challenge = NULL;

  g_assert_true (
    central_passcodes_start (self->passcodes, &order, &challenge, ret_passcode, ret_wait_s, NULL));
  return challenge;
}

static CentralChallenge *
begin (Fixture *self, char **ret_passcode)
{
  guint wait_s = 0;
  CentralChallenge *challenge = start (self, MASKED, ret_passcode, &wait_s);

  g_assert_nonnull (challenge);
  g_assert_cmpuint (strlen (*ret_passcode), ==, CENTRAL_PASSCODES_DIGITS);
  return challenge;
}

static CentralChallenge *
type (Fixture *self, const char *id, const char *typed)
{
  CentralChallenge *challenge = NULL;

  g_assert_true (central_passcodes_try (self->passcodes, id, KIOSK, typed, &challenge, NULL));
  return challenge;
}

static void
assert_typed (Fixture *self, const char *id, const char *typed, const char *state, guint tries_left)
{
  g_autoptr (CentralChallenge) challenge = type (self, id, typed);

  g_assert_cmpstr (challenge->state, ==, state);
  g_assert_cmpuint (challenge->tries_left, ==, tries_left);
}

/* Another one, whatever was drawn. */
static char *
spoil (const char *passcode)
{
  char *wrong = g_strdup (passcode);

  wrong[0] = wrong[0] == '9' ? '0' : wrong[0] + 1;
  return wrong;
}

static char *
read_digest (Fixture *self, const char *id)
{
  g_autoptr (CentralStoredPasscode) stored = NULL;

  g_assert_true (central_store_find_passcode (self->store, id, &stored, NULL));
  return g_steal_pointer (&stored->digest);
}

static void
test_the_right_one_completes (Fixture *self, gconstpointer unused)
{
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autofree char *person = NULL;

  g_assert_cmpstr (challenge->state, ==, CENTRAL_IDENTITY_WAITING);
  g_assert_null (challenge->number);
  g_assert_cmpstr (challenge->mobile, ==, MASKED);
  g_assert_cmpuint (challenge->expires_in_s, ==, CENTRAL_PASSCODES_LIFE_S);
  assert_typed (self, challenge->id, passcode, CENTRAL_IDENTITY_COMPLETED, 3);
  g_assert_true (central_identity_find_person (CENTRAL_IDENTITY (self->passcodes), challenge->id,
                                               KIOSK, &person, NULL));
  g_assert_cmpstr (person, ==, PERSON);
}

static void
test_takes_arabic_digits_and_spaces (Fixture *self, gconstpointer unused)
{
  static const char *const digits[] = { "٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩" };
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autoptr (GString) typed = g_string_new (NULL);

  for (const char *digit = passcode; *digit; digit++)
    g_string_append_printf (typed, "%s ", digits[*digit - '0']);
  assert_typed (self, challenge->id, typed->str, CENTRAL_IDENTITY_COMPLETED, 3);
}

static void
test_three_wrong_ones_reject (Fixture *self, gconstpointer unused)
{
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autofree char *wrong = spoil (passcode);

  assert_typed (self, challenge->id, wrong, CENTRAL_IDENTITY_WAITING, 2);
  assert_typed (self, challenge->id, wrong, CENTRAL_IDENTITY_WAITING, 1);
  assert_typed (self, challenge->id, wrong, CENTRAL_IDENTITY_REJECTED, 0);
  assert_typed (self, challenge->id, passcode, CENTRAL_IDENTITY_REJECTED, 0);
}

static void
test_what_is_no_passcode_is_no_try (Fixture *self, gconstpointer unused)
{
  static const char *const typed[] = { "", "12345", "1234567", "12345x", "\xff\xff\xff" };
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);

  for (guint index = 0; index < G_N_ELEMENTS (typed); index++)
    assert_typed (self, challenge->id, typed[index], CENTRAL_IDENTITY_WAITING, 3);
  assert_typed (self, challenge->id, passcode, CENTRAL_IDENTITY_COMPLETED, 3);
}

static void
test_asking_approves_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autoptr (CentralChallenge) unseen = NULL;
  g_autofree char *person = NULL;

  assert_typed (self, challenge->id, NULL, CENTRAL_IDENTITY_WAITING, 3);
  g_assert_true (central_identity_check (self->app, challenge->id, KIOSK, &unseen, NULL));
  g_assert_null (unseen);
  g_assert_true (central_identity_find_person (CENTRAL_IDENTITY (self->passcodes), challenge->id,
                                               KIOSK, &person, NULL));
  g_assert_null (person);
}

static void
test_belongs_to_its_kiosk (Fixture *self, gconstpointer unused)
{
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autoptr (CentralChallenge) other = NULL;

  g_assert_true (central_passcodes_try (self->passcodes, challenge->id, "JED-ANDALUS-03", passcode,
                                        &other, NULL));
  g_assert_null (other);
  assert_typed (self, challenge->id, NULL, CENTRAL_IDENTITY_WAITING, 3);
}

static void
test_lets_the_app_answer_for_itself (Fixture *self, gconstpointer unused)
{
  CentralIdentity *identity = CENTRAL_IDENTITY (self->passcodes);
  g_autoptr (CentralChallenge) challenge = NULL;
  g_autoptr (CentralChallenge) again = NULL;
  guint wait_s = 0;

  g_assert_true (central_identity_start (identity, PERSON, KIOSK, &challenge, &wait_s, NULL));
  g_assert_cmpstr (challenge->state, ==, CENTRAL_IDENTITY_COMPLETED);
  again = type (self, challenge->id, "123456");
  g_assert_cmpstr (again->number, ==, challenge->number);
}

static void
test_is_wiped_when_it_is_done (Fixture *self, gconstpointer unused)
{
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autofree char *before = read_digest (self, challenge->id);
  g_autofree char *after = NULL;

  g_assert_cmpuint (strlen (before), ==, 64);
  assert_typed (self, challenge->id, passcode, CENTRAL_IDENTITY_COMPLETED, 3);
  after = read_digest (self, challenge->id);
  g_assert_null (after);
}

static void
test_is_over_and_wiped_in_time (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralPasscodes) old = g_steal_pointer (&self->passcodes);
  g_autofree char *passcode = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (CentralChallenge) challenge = NULL;
  gint64 started_at_ms = central_clock_now_ms ();

  self->passcodes = open_passcodes (self, 0);
  challenge = begin (self, &passcode);
  assert_typed (self, challenge->id, NULL, CENTRAL_IDENTITY_EXPIRED, 3);
  support_run_until (central_clock_now_ms () > started_at_ms + 1);
  g_assert_true (central_passcodes_forget (self->passcodes, NULL));
  digest = read_digest (self, challenge->id);
  g_assert_null (digest);
  assert_typed (self, challenge->id, passcode, CENTRAL_IDENTITY_EXPIRED, 3);
}

static void
test_is_forgotten_with_the_visits (Fixture *self, gconstpointer unused)
{
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autoptr (CentralStoredPasscode) stored = NULL;

  g_assert_true (central_store_forget (self->store, central_clock_now_ms () + 1, NULL));
  g_assert_true (central_store_find_passcode (self->store, challenge->id, &stored, NULL));
  g_assert_null (stored);
}

/* Who reads the store can try a million passcodes, but has no key. */
static void
test_the_digest_needs_the_key (Fixture *self, gconstpointer unused)
{
  static const guint8 other[CENTRAL_PASSCODES_KEY_BYTES] = "another key";
  const CentralPasscodeTimes times = { CENTRAL_PASSCODES_LIFE_S, 600 };
  g_autoptr (CentralPasscodes) stranger =
    central_passcodes_new (self->store, self->app, other, &times);
  g_autofree char *passcode = NULL;
  g_autoptr (CentralChallenge) challenge = begin (self, &passcode);
  g_autoptr (CentralChallenge) tried = NULL;

  g_assert_true (central_passcodes_try (stranger, challenge->id, KIOSK, passcode, &tried, NULL));
  g_assert_cmpstr (tried->state, ==, CENTRAL_IDENTITY_WAITING);
  g_assert_cmpuint (tried->tries_left, ==, 2);
}

static void
test_three_close_a_number (Fixture *self, gconstpointer unused)
{
  guint wait_s = 0;

  for (guint attempt = 0; attempt < 3; attempt++) {
    g_autofree char *passcode = NULL;
    g_autoptr (CentralChallenge) challenge = begin (self, &passcode);

    assert_typed (self, challenge->id, passcode, CENTRAL_IDENTITY_COMPLETED, 3);
  }
  g_assert_null (start (self, MASKED, NULL, &wait_s));
  g_assert_cmpuint (wait_s, >, 500);
  g_assert_cmpuint (wait_s, <=, 600);
}

static void
test_counts_with_the_attempts_of_the_app (Fixture *self, gconstpointer unused)
{
  CentralIdentity *identity = CENTRAL_IDENTITY (self->passcodes);
  g_autoptr (CentralChallenge) challenge = NULL;
  guint wait_s = 0;

  for (guint attempt = 0; attempt < 3; attempt++) {
    g_autofree char *passcode = NULL;
    g_autoptr (CentralChallenge) unanswered = begin (self, &passcode);
  }
  g_assert_true (central_identity_start (identity, PERSON, KIOSK, &challenge, &wait_s, NULL));
  g_assert_null (challenge);
  g_assert_cmpuint (wait_s, >, 500);
  g_assert_true (central_identity_start (identity, REFUSES, KIOSK, &challenge, &wait_s, NULL));
  g_assert_nonnull (challenge);
}

static void
test_nobody_to_send_it_to_counts_as_much (Fixture *self, gconstpointer unused)
{
  guint wait_s = 0;

  for (guint attempt = 0; attempt < 3; attempt++) {
    g_autofree char *passcode = NULL;
    g_autofree char *digest = NULL;
    g_autoptr (CentralChallenge) challenge = start (self, NULL, &passcode, &wait_s);

    g_assert_cmpstr (challenge->state, ==, CENTRAL_IDENTITY_REJECTED);
    digest = read_digest (self, challenge->id);
    g_assert_null (digest);
  }
  g_assert_null (start (self, NULL, NULL, &wait_s));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/central/passcodes/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_init (&argc, &argv, NULL);
  ADD ("the-right-one-completes", test_the_right_one_completes);
  ADD ("takes-arabic-digits-and-spaces", test_takes_arabic_digits_and_spaces);
  ADD ("three-wrong-ones-reject", test_three_wrong_ones_reject);
  ADD ("what-is-no-passcode-is-no-try", test_what_is_no_passcode_is_no_try);
  ADD ("asking-approves-nothing", test_asking_approves_nothing);
  ADD ("belongs-to-its-kiosk", test_belongs_to_its_kiosk);
  ADD ("lets-the-app-answer-for-itself", test_lets_the_app_answer_for_itself);
  ADD ("is-wiped-when-it-is-done", test_is_wiped_when_it_is_done);
  ADD ("is-over-and-wiped-in-time", test_is_over_and_wiped_in_time);
  ADD ("is-forgotten-with-the-visits", test_is_forgotten_with_the_visits);
  ADD ("the-digest-needs-the-key", test_the_digest_needs_the_key);
  ADD ("three-close-a-number", test_three_close_a_number);
  ADD ("counts-with-the-attempts-of-the-app", test_counts_with_the_attempts_of_the_app);
  ADD ("nobody-to-send-it-to-counts-as-much", test_nobody_to_send_it_to_counts_as_much);
  return g_test_run ();
}

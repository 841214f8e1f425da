/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Who may come to the operators' listener, at two centrals of one store. */

#include "central-operators.h"

#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-operators-password.h"
#include "central-store-statement.h"
#include "support-folder.h"
#include "support-store.h"

#define NAME "desk"
#define PASSWORD "nine green doors"
#define MINUTE_MS (60 * 1000)

typedef struct {
  SupportFolder *folder;
  CentralStore *store;
  CentralStore *other; /* of another process */
} Fixture;

static CentralStore *
open_store (const char *place)
{
  g_autoptr (GError) error = NULL;
  CentralStore *store = central_store_open (place, &error);

  g_assert_no_error (error);
  return store;
}

static void
add_account (CentralStore *store, const char *password)
{
  g_autoptr (GError) error = NULL;

  central_operators_add_account (store, NAME, "andalus-operator", "operator", password, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *place = NULL;

  self->folder = support_folder_new ();
  place = support_store_make (self->folder);
  self->store = open_store (place);
  self->other = open_store (place);
  add_account (self->store, PASSWORD);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  central_store_close (self->store);
  central_store_close (self->other);
  support_folder_free (self->folder);
}

/* (nullable) the session. */
static char *
log_in (CentralStore *store, const char *name, const char *password, gint64 now_ms)
{
  g_autoptr (GError) error = NULL;
  gboolean is_resting = FALSE;
  char *session = NULL;

  central_operators_log_in (store, name, password, now_ms, &session, &is_resting, &error);
  g_assert_no_error (error);
  return session;
}

static gboolean
can_log_in (CentralStore *store, const char *password, gint64 now_ms)
{
  g_autofree char *session = log_in (store, NAME, password, now_ms);

  return session != NULL;
}

static gboolean
is_in (CentralStore *store, const char *session, gboolean is_person, gint64 now_ms)
{
  g_autoptr (CentralOperatorAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  central_operators_find_session (store, session, is_person, now_ms, &account, &error);
  g_assert_no_error (error);
  return account != NULL;
}

static void
test_knows_who_logged_in_at_every_central (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();
  g_autofree char *session = log_in (self->store, NAME, PASSWORD, now_ms);
  g_autoptr (CentralOperatorAccount) account = NULL;

  g_assert_nonnull (session);
  g_assert_true (
    central_operators_find_session (self->other, session, TRUE, now_ms, &account, NULL));
  g_assert_cmpstr (account->name, ==, NAME);
  g_assert_cmpstr (account->operator_id, ==, "andalus-operator");
  g_assert_cmpstr (account->role, ==, "operator");
  g_assert_false (is_in (self->other, "another", TRUE, now_ms));
  g_assert_true (central_operators_log_out (self->other, session, NULL));
  g_assert_false (is_in (self->store, session, TRUE, now_ms));
}

static void
test_keeps_no_secret_in_the_store (Fixture *self, gconstpointer unused)
{
  g_autofree char *session = log_in (self->store, NAME, PASSWORD, central_clock_now_ms ());
  g_autofree char *token =
    central_operators_add_token (self->store, "erp", "andalus-operator", NULL);
  g_auto (CentralStatement) statement = central_statement_new (
    self->store, "SELECT account.password, operator_session.digest, operator_token.digest FROM"
                 " operator_account AS account, operator_session, operator_token");
  gboolean row = FALSE;

  g_assert_true (central_statement_step (&statement, &row, NULL));
  g_assert_true (row);
  for (guint column = 0; column < 3; column++) {
    g_autofree char *stored = central_statement_take_text (&statement);

    g_assert_null (strstr (stored, PASSWORD));
    g_assert_null (strstr (stored, session));
    g_assert_null (strstr (stored, token));
    if (column == 0)
      g_assert_true (g_str_has_prefix (stored, "$argon2id$v=19$m=32768,t=2,p=1$"));
  }
}

static void
test_ends_a_session_without_a_person (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();
  g_autofree char *session = log_in (self->store, NAME, PASSWORD, now_ms);

  g_assert_true (is_in (self->store, session, TRUE, now_ms + 14 * MINUTE_MS));
  /* The live page loads itself, which is nobody. */
  g_assert_true (is_in (self->store, session, FALSE, now_ms + 28 * MINUTE_MS));
  g_assert_false (is_in (self->store, session, FALSE, now_ms + 30 * MINUTE_MS));
}

static void
test_ends_every_session_after_eight_hours (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();
  g_autofree char *session = log_in (self->store, NAME, PASSWORD, now_ms);
  gint64 elapsed_ms = 0;

  for (; elapsed_ms < CENTRAL_OPERATORS_LIFE_MS; elapsed_ms += 10 * MINUTE_MS)
    g_assert_true (is_in (self->store, session, TRUE, now_ms + elapsed_ms));
  g_assert_false (is_in (self->store, session, TRUE, now_ms + elapsed_ms));
}

static void
test_lets_a_name_rest_after_five_tries (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();

  for (guint index = 0; index < CENTRAL_OPERATORS_FREE_TRIES; index++)
    g_assert_false (can_log_in (index % 2 ? self->store : self->other, "wrong", now_ms));
  /* Even the right one, at either. */
  g_assert_false (can_log_in (self->store, PASSWORD, now_ms + 59 * 1000));
  g_assert_false (can_log_in (self->other, PASSWORD, now_ms + 59 * 1000));
  /* Twice as long after the next. */
  g_assert_false (can_log_in (self->store, "wrong", now_ms + MINUTE_MS));
  g_assert_false (can_log_in (self->store, PASSWORD, now_ms + MINUTE_MS + 119 * 1000));
  g_assert_true (can_log_in (self->store, PASSWORD, now_ms + 3 * MINUTE_MS));
  /* And all is forgotten. */
  for (guint index = 0; index < CENTRAL_OPERATORS_FREE_TRIES - 1; index++)
    g_assert_false (can_log_in (self->store, "wrong", now_ms + 3 * MINUTE_MS));
  g_assert_true (can_log_in (self->store, PASSWORD, now_ms + 3 * MINUTE_MS));
}

static void
test_rests_an_hour_at_most (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();

  for (guint index = 0; index < 14; index++, now_ms += 60 * MINUTE_MS)
    g_assert_false (can_log_in (self->store, "wrong", now_ms));
  g_assert_true (can_log_in (self->store, PASSWORD, now_ms));
}

/* What is written about a try is the same, so it takes as long; the hash is made either way. */
static void
test_treats_a_name_that_nobody_has_alike (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();
  gboolean is_resting = FALSE;
  g_autofree char *session = NULL;

  for (guint index = 0; index < CENTRAL_OPERATORS_FREE_TRIES; index++) {
    g_assert_false (is_resting);
    g_assert_true (central_operators_log_in (self->store, "nobody", PASSWORD, now_ms, &session,
                                             &is_resting, NULL));
    g_assert_null (session);
  }
  g_assert_true (is_resting);
  g_assert_false (central_operators_password_verify (NULL, PASSWORD));
}

static void
test_forgets_sessions_with_a_new_password_or_without_an_account (Fixture *self,
                                                                 gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();
  g_autofree char *first = log_in (self->store, NAME, PASSWORD, now_ms);
  g_autofree char *second = NULL;
  gboolean was_there = FALSE;

  add_account (self->other, "twelve other doors");
  g_assert_false (is_in (self->store, first, TRUE, now_ms));
  g_assert_false (can_log_in (self->store, PASSWORD, now_ms));
  second = log_in (self->store, NAME, "twelve other doors", now_ms);
  g_assert_true (central_store_remove_operator_account (self->other, NAME, &was_there, NULL));
  g_assert_true (was_there);
  g_assert_false (is_in (self->store, second, TRUE, now_ms));
  g_assert_true (central_store_remove_operator_account (self->other, NAME, &was_there, NULL));
  g_assert_false (was_there);
}

static void
test_lets_a_machine_read_by_its_token (Fixture *self, gconstpointer unused)
{
  g_autofree char *old = central_operators_add_token (self->store, "erp", "*", NULL);
  g_autofree char *token = central_operators_add_token (self->store, "erp", "shiraa", NULL);
  g_autoptr (CentralOperatorAccount) none = NULL;
  g_autoptr (CentralOperatorAccount) account = NULL;

  g_assert_true (central_operators_find_token (self->other, old, &none, NULL));
  g_assert_null (none);
  g_assert_true (central_operators_find_token (self->other, token, &account, NULL));
  g_assert_cmpstr (account->operator_id, ==, "shiraa");
  g_assert_cmpstr (account->role, ==, "viewer");
}

static void
test_gives_each_session_a_word_for_its_forms (Fixture *self, gconstpointer unused)
{
  g_autofree char *token = central_operators_make_form_token ("one");
  g_autofree char *shorter = g_strndup (token, strlen (token) - 1);

  g_assert_true (central_operators_check_form_token ("one", token));
  g_assert_false (central_operators_check_form_token ("two", token));
  g_assert_false (central_operators_check_form_token ("one", shorter));
  g_assert_false (central_operators_check_form_token ("one", ""));
  g_assert_false (central_operators_check_form_token ("one", NULL));
}

static void
test_refuses_what_cannot_be_an_account (Fixture *self, gconstpointer unused)
{
  static const char *const wrong[][4] = {
    { "H", "andalus-operator", "viewer", PASSWORD },
    { "desk al", "andalus-operator", "viewer", PASSWORD },
    { NAME, "Andalus", "viewer", PASSWORD },
    { NAME, "", "viewer", PASSWORD },
    { NAME, "andalus-operator", "owner", PASSWORD },
    { NAME, "andalus-operator", "viewer", "eleven char" },
    { NAME, "andalus-operator", "viewer", "اثنا عشر" },
  };

  for (guint index = 0; index < G_N_ELEMENTS (wrong); index++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (central_operators_add_account (self->store, wrong[index][0], wrong[index][1],
                                                   wrong[index][2], wrong[index][3], &error));
    g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION);
  }
}

static void
test_paces_log_ins (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralOperatorsPace) pace = central_operators_pace_new ();
  guint allowed = 0;

  for (guint index = 0; index < 100; index++)
    allowed += central_operators_pace_allow (pace, "192.0.2.7", 0);
  g_assert_cmpuint (allowed, ==, 10);
  for (guint index = 0; index < 100; index++) {
    g_autofree char *address = g_strdup_printf ("198.51.100.%u", index);

    allowed += central_operators_pace_allow (pace, address, 0);
  }
  g_assert_cmpuint (allowed, ==, 60);
  g_assert_true (central_operators_pace_allow (pace, "192.0.2.7", MINUTE_MS));
}

static void
test_forgets_old_tries (Fixture *self, gconstpointer unused)
{
  gint64 now_ms = central_clock_now_ms ();
  g_autofree char *session = log_in (self->store, NAME, PASSWORD, now_ms);

  for (guint index = 0; index < CENTRAL_OPERATORS_FREE_TRIES; index++)
    g_assert_false (can_log_in (self->store, "wrong", now_ms));
  g_assert_false (can_log_in (self->store, PASSWORD, now_ms));
  g_assert_true (central_store_forget_operators (self->store, now_ms + 1, NULL));
  g_assert_false (is_in (self->store, session, TRUE, now_ms));
  g_assert_true (can_log_in (self->store, PASSWORD, now_ms));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/central/operators/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("knows-who-logged-in-at-every-central", test_knows_who_logged_in_at_every_central);
  ADD ("keeps-no-secret-in-the-store", test_keeps_no_secret_in_the_store);
  ADD ("ends-a-session-without-a-person", test_ends_a_session_without_a_person);
  ADD ("ends-every-session-after-eight-hours", test_ends_every_session_after_eight_hours);
  ADD ("lets-a-name-rest-after-five-tries", test_lets_a_name_rest_after_five_tries);
  ADD ("rests-an-hour-at-most", test_rests_an_hour_at_most);
  ADD ("treats-a-name-that-nobody-has-alike", test_treats_a_name_that_nobody_has_alike);
  ADD ("forgets-sessions-with-a-new-password-or-without-an-account",
       test_forgets_sessions_with_a_new_password_or_without_an_account);
  ADD ("lets-a-machine-read-by-its-token", test_lets_a_machine_read_by_its_token);
  ADD ("gives-each-session-a-word-for-its-forms", test_gives_each_session_a_word_for_its_forms);
  ADD ("refuses-what-cannot-be-an-account", test_refuses_what_cannot_be_an_account);
  ADD ("paces-log-ins", test_paces_log_ins);
  ADD ("forgets-old-tries", test_forgets_old_tries);
  return g_test_run ();
}

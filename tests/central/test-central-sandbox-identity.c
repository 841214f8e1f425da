/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sandbox-identity.h"

#include "support-run-until.h"
#include "support-store.h"

#define KIOSK "JED-ANDALUS-02"
#define APPROVES "1000000008"
#define REFUSES "1000000016"
#define IGNORES "1000000024"

/* A store in memory would be another store: the real one in a folder that goes with the test. */
typedef struct {
  char *folder;
  CentralStore *store;
  CentralIdentity *identity;
} Desk;

static void
desk_open (Desk *self, guint approves_after_ms, guint expires_after_s)
{
  CentralSandboxTimes times = { approves_after_ms, expires_after_s, 600 };
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("central-identity-XXXXXX", NULL);
  place = support_store_make (self->folder);
  self->store = central_store_open (place, &error);
  g_assert_no_error (error);
  self->identity = central_sandbox_identity_new (self->store, &times);
}

static void
desk_clear (Desk *self)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_clear_object (&self->identity);
  g_clear_pointer (&self->store, central_store_close);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static CentralChallenge *
start (Desk *self, const char *person_id, guint *ret_wait_s)
{
  CentralChallenge *challenge = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    central_identity_start (self->identity, person_id, KIOSK, &challenge, ret_wait_s, &error));
  g_assert_no_error (error);
  return challenge;
}

static CentralChallenge *
check (Desk *self, const char *id, const char *kiosk)
{
  CentralChallenge *challenge = NULL;

  g_assert_true (central_identity_check (self->identity, id, kiosk, &challenge, NULL));
  return challenge;
}

static gboolean
has_state (Desk *self, const char *id, const char *state)
{
  g_autoptr (CentralChallenge) challenge = check (self, id, KIOSK);

  return g_str_equal (challenge->state, state);
}

static void
test_waits_then_completes (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;
  g_autoptr (CentralChallenge) challenge = NULL;
  g_autoptr (CentralChallenge) completed = NULL;

  desk_open (&desk, 50, 120);
  challenge = start (&desk, APPROVES, &wait_s);
  g_assert_cmpstr (challenge->state, ==, CENTRAL_IDENTITY_WAITING);
  g_assert_cmpuint (strlen (challenge->number), ==, 2);
  g_assert_cmpint (challenge->number[0], !=, '0');
  g_assert_cmpuint (challenge->expires_in_s, ==, 120);
  g_assert_null (challenge->masked_names[0]);
  support_run_until (has_state (&desk, challenge->id, CENTRAL_IDENTITY_COMPLETED));
  completed = check (&desk, challenge->id, KIOSK);
  g_assert_cmpstr (completed->masked_names[1], ==, "Sandbox A••••••••");
  g_assert_cmpstr (completed->person_id, ==, APPROVES);
}

static void
test_one_person_refuses (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;
  g_autoptr (CentralChallenge) challenge = NULL;

  desk_open (&desk, 0, 120);
  challenge = start (&desk, REFUSES, &wait_s);
  g_assert_cmpstr (challenge->state, ==, CENTRAL_IDENTITY_REJECTED);
}

static void
test_one_person_never_answers (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;
  g_autoptr (CentralChallenge) challenge = NULL;

  desk_open (&desk, 0, 1);
  challenge = start (&desk, IGNORES, &wait_s);
  g_assert_cmpstr (challenge->state, ==, CENTRAL_IDENTITY_WAITING);
  support_run_until (has_state (&desk, challenge->id, CENTRAL_IDENTITY_EXPIRED));
}

static void
test_a_decision_is_final (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;
  g_autoptr (CentralChallenge) challenge = NULL;
  g_autoptr (CentralChallenge) later = NULL;

  desk_open (&desk, 0, 1);
  challenge = start (&desk, APPROVES, &wait_s);
  support_run_until ((later = check (&desk, challenge->id, KIOSK))->expires_in_s == 0 ||
                     (central_challenge_free (g_steal_pointer (&later)), FALSE));
  g_assert_cmpstr (later->state, ==, CENTRAL_IDENTITY_COMPLETED);
}

static void
test_three_attempts_close_a_number (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;

  desk_open (&desk, 0, 120);
  for (guint attempt = 0; attempt < 3; attempt++) {
    g_autoptr (CentralChallenge) challenge = start (&desk, REFUSES, &wait_s);

    g_assert_nonnull (challenge);
  }
  g_assert_null (start (&desk, REFUSES, &wait_s));
  g_assert_cmpuint (wait_s, >, 500);
  g_assert_cmpuint (wait_s, <=, 600);
}

static void
test_completed_visits_close_nothing (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;

  desk_open (&desk, 0, 120);
  for (guint attempt = 0; attempt < 10; attempt++) {
    g_autoptr (CentralChallenge) challenge = start (&desk, APPROVES, &wait_s);

    g_assert_nonnull (challenge);
  }
}

static void
test_belongs_to_its_kiosk (void)
{
  g_auto (Desk) desk = { NULL };
  guint wait_s = 0;
  g_autoptr (CentralChallenge) challenge = NULL;

  desk_open (&desk, 0, 120);
  challenge = start (&desk, APPROVES, &wait_s);
  g_assert_null (check (&desk, challenge->id, "JED-ANDALUS-03"));
  g_assert_null (check (&desk, "no-such-challenge", KIOSK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/sandbox-identity/waits-then-completes", test_waits_then_completes);
  g_test_add_func ("/central/sandbox-identity/one-person-refuses", test_one_person_refuses);
  g_test_add_func ("/central/sandbox-identity/one-person-never-answers",
                   test_one_person_never_answers);
  g_test_add_func ("/central/sandbox-identity/a-decision-is-final", test_a_decision_is_final);
  g_test_add_func ("/central/sandbox-identity/three-attempts-close-a-number",
                   test_three_attempts_close_a_number);
  g_test_add_func ("/central/sandbox-identity/completed-visits-close-nothing",
                   test_completed_visits_close_nothing);
  g_test_add_func ("/central/sandbox-identity/belongs-to-its-kiosk", test_belongs_to_its_kiosk);
  return g_test_run ();
}

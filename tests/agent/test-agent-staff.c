/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-staff.h"
#include "support-folder.h"
#include "support-run-until.h"

#include <sodium.h>

#include <string.h>

typedef struct {
  SupportFolder *folder;
  AgentStaff *staff;
} Fixture;

static AgentStaff *
make_staff (const SupportFolder *folder)
{
  g_autofree char *pin_path = support_folder_path (folder, "pin");
  g_autofree char *tries_path = support_folder_path (folder, "tries");

  return agent_staff_new (pin_path, agent_lockout_new (tries_path, NULL));
}

static void
set_pin (const SupportFolder *folder, const char *pin)
{
  char hash[crypto_pwhash_STRBYTES];

  g_assert_cmpint (crypto_pwhash_str (hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_MIN,
                                      crypto_pwhash_MEMLIMIT_MIN),
                   ==, 0);
  support_folder_write (folder, "pin", hash);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  set_pin (self->folder, "481516");
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
  support_folder_free (self->folder);
}

static gboolean
check (AgentStaff *staff, const char *pin, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_staff_check_pin_async (staff, pin, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_staff_check_pin_finish (staff, result, error);
}

static void
assert_not_allowed (AgentStaff *staff, const char *pin)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (staff, pin, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED);
}

static void
test_knows_the_pin_in_every_script (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (check (fixture->staff, "481516", NULL));
  g_assert_true (check (fixture->staff, "٤٨١٥١٦", NULL));
  g_assert_true (check (fixture->staff, "۴۸۱۵۱۶", NULL));
  assert_not_allowed (fixture->staff, "481517");
  assert_not_allowed (fixture->staff, "");
}

static void
test_there_is_no_default (Fixture *fixture, gconstpointer user_data)
{
  const char *broken[] = { "", "481516", "$argon2id$", "$argon2i$v=19$m=8,t=1,p=1$AA$AA" };
  g_autofree char *pin_path = support_folder_path (fixture->folder, "pin");

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    support_folder_write (fixture->folder, "pin", broken[i]);
    assert_not_allowed (fixture->staff, "481516");
    assert_not_allowed (fixture->staff, "");
  }
  remove (pin_path);
  assert_not_allowed (fixture->staff, "481516");
}

static void
test_locks_after_five_wrong_ones_even_for_the_right_one (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    assert_not_allowed (fixture->staff, "111111");
  g_assert_false (check (fixture->staff, "481516", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), <=, 15);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), >=, 1);
}

static void
test_a_restart_does_not_unlock (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    assert_not_allowed (fixture->staff, "111111");
  end_staff (fixture);
  fixture->staff = make_staff (fixture->folder);
  g_assert_false (check (fixture->staff, "481516", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
}

static void
test_the_right_pin_forgives (Fixture *fixture, gconstpointer user_data)
{
  for (guint round = 0; round < 3; round++) {
    for (guint i = 0; i < 4; i++)
      assert_not_allowed (fixture->staff, "111111");
    g_assert_true (check (fixture->staff, "481516", NULL));
  }
}

static void
test_judges_one_at_a_time (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  agent_staff_check_pin_async (fixture->staff, "481516", support_keep_result, &first);
  agent_staff_check_pin_async (fixture->staff, "481516", support_keep_result, &second);
  support_run_until (first != NULL && second != NULL);
  g_assert_false (agent_staff_check_pin_finish (fixture->staff, second, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  g_assert_true (agent_staff_check_pin_finish (fixture->staff, first, NULL));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/staff/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  ADD ("knows-the-pin-in-every-script", test_knows_the_pin_in_every_script);
  ADD ("there-is-no-default", test_there_is_no_default);
  ADD ("locks-after-five-wrong-ones-even-for-the-right-one",
       test_locks_after_five_wrong_ones_even_for_the_right_one);
  ADD ("a-restart-does-not-unlock", test_a_restart_does_not_unlock);
  ADD ("the-right-pin-forgives", test_the_right_pin_forgives);
  ADD ("judges-one-at-a-time", test_judges_one_at_a_time);

  return g_test_run ();
}

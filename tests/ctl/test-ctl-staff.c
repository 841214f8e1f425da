/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-program.h"
#include "support-folder.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIN "481516\n"
#define OWNER_UID 65534

typedef struct {
  SupportFolder *folder;
  char *accounts; /* path */
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->accounts = support_folder_path (self->folder, "staff/accounts.json");
  support_folder_write (self->folder, "kushk.conf",
                        "[kiosk]\nid=TEST-01\ncentre=c\ncatalogue=c\n"
                        "[agent]\nsocket=s\nstate_directory=s\n"
                        "[central]\nurl=https://central.test\n"
                        "tracking_url=https://central.test/t/\n"
                        "box_public_key=x\nsign_public_key=x\nca=x\ncertificate=x\nkey=x\n"
                        "kiosk_sign_key=x\n"
                        "[printer]\nqueue=receipts\n"
                        "[staff]\naccounts_file=staff/accounts.json\n");
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_free (self->accounts);
  support_folder_free (self->folder);
}

static Outcome
staff (Fixture *self, const char *words, const char *input)
{
  g_autofree char *command =
    g_strdup_printf ("--config %s/kushk.conf staff %s", self->folder, words);

  return run (command, input);
}

static char *
do_well (Fixture *self, const char *words, const char *input)
{
  g_auto (Outcome) outcome = staff (self, words, input);

  if (!outcome.succeeded)
    g_error ("staff %s: %s", words, outcome.complaint);

  return g_steal_pointer (&outcome.output);
}

static void
assert_refused (Fixture *self, const char *words, const char *input, const char *advice)
{
  g_auto (Outcome) outcome = staff (self, words, input);

  g_assert_false (outcome.succeeded);
  assert_says (outcome.complaint, advice);
}

static char *
read_accounts (Fixture *self)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (self->accounts, &text, NULL, NULL));

  return text;
}

static void
test_adds_lists_and_removes (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *none = do_well (fixture, "list", NULL);
  g_autofree char *added = do_well (fixture, "add 2001 --role supervisor", PIN);
  g_autofree char *other = do_well (fixture, "add 1001 --role attendant --badge", PIN);
  g_autofree char *list = do_well (fixture, "list", NULL);
  g_autofree char *removed = do_well (fixture, "remove 1001", NULL);
  g_autofree char *rest = do_well (fixture, "list", NULL);

  assert_says (none, "Begin with: kushkctl staff add");
  assert_says (added, "The account 2001 (supervisor) is in force at once.");
  g_assert_cmpstr (list, ==,
                   "1001      attendant     badge\n"
                   "2001      supervisor    no badge\n");
  assert_says (removed, "1001 is gone");
  g_assert_cmpstr (rest, ==, "2001      supervisor    no badge\n");
}

static void
test_keeps_neither_pin_nor_badge (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *added = do_well (fixture, "add 2001 --role supervisor --badge", PIN);
  const char *badge = strstr (added, "KUSHK-STAFF:2001:");
  g_autofree char *secret = NULL;
  g_autofree char *kept = read_accounts (fixture);
  g_autofree char *again = do_well (fixture, "list", NULL);

  g_assert_nonnull (badge);
  secret = g_strndup (badge + strlen ("KUSHK-STAFF:2001:"), 26);
  g_assert_cmpuint (strspn (secret, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), ==, 26);
  g_assert_null (strstr (kept, secret));
  g_assert_null (strstr (kept, "481516"));
  g_assert_null (strstr (again, "KUSHK"));
  assert_says (kept, "$argon2id$v=19$m=65536,t=3,p=1$");
}

static void
test_the_file_is_the_agents_alone (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = support_folder_path (fixture->folder, "staff");
  g_autofree char *added = NULL;
  struct stat file;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, OWNER_UID, OWNER_UID), ==, 0);
  added = do_well (fixture, "add 2001 --role supervisor", PIN);
  g_assert_cmpint (stat (fixture->accounts, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 0777, ==, 0600);
  if (geteuid () == 0)
    g_assert_cmpuint (file.st_uid, ==, OWNER_UID);
}

static void
test_sets_another_pin_and_keeps_the_rest (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *added = do_well (fixture, "add 2001 --role supervisor --badge", PIN);
  g_autofree char *before = read_accounts (fixture);
  g_autofree char *set = do_well (fixture, "pin 2001", "٢٣٥٧١١\n");
  g_autofree char *after = read_accounts (fixture);
  g_autofree char *list = do_well (fixture, "list", NULL);

  assert_says (set, "The PIN of 2001 is set.");
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (list, ==, "2001      supervisor    badge\n");
  assert_refused (fixture, "pin 3001", PIN, "See kushkctl staff list.");
}

static void
test_a_lost_badge_is_replaced (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *added = do_well (fixture, "add 2001 --role supervisor --badge", PIN);
  g_autofree char *replaced = do_well (fixture, "badge 2001", NULL);
  const char *first = strstr (added, "KUSHK-STAFF:2001:");
  const char *second = strstr (replaced, "KUSHK-STAFF:2001:");

  g_assert_true (first != NULL && second != NULL);
  g_assert_cmpstr (first, !=, second);
  assert_refused (fixture, "badge 3001", NULL, "There is no account 3001.");
}

static void
test_refuses_with_what_to_do_next (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *added = do_well (fixture, "add 2001 --role supervisor", PIN);
  g_autofree char *before = read_accounts (fixture);
  g_autofree char *after = NULL;

  assert_refused (fixture, "add 2001 --role attendant", PIN, "kushkctl staff pin 2001");
  assert_refused (fixture, "add 12 --role attendant", PIN, "4 to 8 digits");
  assert_refused (fixture, "add desk --role attendant", PIN, "4 to 8 digits");
  assert_refused (fixture, "add 1001", PIN, "attendant, supervisor, technician, municipality");
  assert_refused (fixture, "add 1001 --role admin", PIN, "Say --role and one of");
  assert_refused (fixture, "add 1001 --role attendant", "123456\n", "without an order");
  assert_refused (fixture, "add 1001 --role attendant", "12345\n", "6 to 12 digits");
  assert_refused (fixture, "add 1001 --role attendant", "", "No PIN was typed");
  assert_refused (fixture, "pin 2001", "000000\n", "without an order");
  assert_refused (fixture, "remove 1001", NULL, "See kushkctl staff list.");
  assert_refused (fixture, "remove", NULL, "--help");
  after = read_accounts (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_spares_the_last_who_may_open (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *attendant = do_well (fixture, "add 1001 --role attendant", PIN);
  g_autofree char *supervisor = do_well (fixture, "add 2001 --role supervisor", PIN);
  g_autofree char *municipality = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  assert_refused (fixture, "remove 2001", NULL, "Add another supervisor first, or say --force");
  municipality = do_well (fixture, "add 4001 --role municipality", PIN);
  first = do_well (fixture, "remove 2001", NULL);
  assert_refused (fixture, "remove 4001", NULL, "--force");
  last = do_well (fixture, "remove 4001 --force", NULL);
  assert_says (last, "4001 is gone");
}

static void
test_a_broken_file_is_not_written_over (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = support_folder_path (fixture->folder, "staff");
  g_autofree char *after = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  support_folder_write (fixture->folder, "staff/accounts.json", "{\"format\":1");
  assert_refused (fixture, "list", NULL, "move it away");
  assert_refused (fixture, "add 2001 --role supervisor", PIN, "move it away");
  after = read_accounts (fixture);
  g_assert_cmpstr (after, ==, "{\"format\":1");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/ctl/staff/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("adds-lists-and-removes", test_adds_lists_and_removes);
  ADD ("keeps-neither-pin-nor-badge", test_keeps_neither_pin_nor_badge);
  ADD ("the-file-is-the-agents-alone", test_the_file_is_the_agents_alone);
  ADD ("sets-another-pin-and-keeps-the-rest", test_sets_another_pin_and_keeps_the_rest);
  ADD ("a-lost-badge-is-replaced", test_a_lost_badge_is_replaced);
  ADD ("refuses-with-what-to-do-next", test_refuses_with_what_to_do_next);
  ADD ("spares-the-last-who-may-open", test_spares_the_last_who_may_open);
  ADD ("a-broken-file-is-not-written-over", test_a_broken_file_is_not_written_over);

  return g_test_run ();
}

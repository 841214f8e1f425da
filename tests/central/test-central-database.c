/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What the store relies on, whichever database it is. */

#include "central-database.h"

#include "central-error.h"
#include "central-store-statement.h"
#include "support-folder.h"
#include "support-store.h"

typedef struct {
  SupportFolder *folder;
  char *place;
  CentralStore *store;
  CentralStore *other; /* as another central has it */
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
execute (CentralStore *store, const char *script)
{
  g_autoptr (GError) error = NULL;

  central_database_execute (central_store_get_database (store), script, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = NULL;

  self->folder = support_folder_new ();
  path = support_folder_path (self->folder, "store");
  self->place = support_store_make (path);
  self->store = open_store (self->place);
  self->other = open_store (self->place);
  execute (self->store, support_store_is_shared ()
                          ? "CREATE TABLE thing (name TEXT PRIMARY KEY, size BIGINT, body BYTEA)"
                          : "CREATE TABLE thing (name TEXT PRIMARY KEY, size INTEGER, body BLOB)");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  central_store_close (self->store);
  central_store_close (self->other);
  support_folder_free (self->folder);
  g_free (self->place);
}

static gboolean
add_thing (CentralStore *store, const char *name, gint64 size, GBytes *body, GError **error)
{
  g_auto (CentralStatement) statement =
    central_statement_new (store, "INSERT INTO thing (name, size, body) VALUES ($1, $2, $3)");

  central_statement_bind_text (&statement, name);
  central_statement_bind_integer (&statement, size);
  central_statement_bind_bytes (&statement, body);
  return central_statement_run (&statement, error);
}

static void
add_named (CentralStore *store, const char *name)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  add_thing (store, name, 0, body, &error);
  g_assert_no_error (error);
}

static gint64
count_things (CentralStore *store)
{
  g_auto (CentralStatement) statement = central_statement_new (store, "SELECT count(*) FROM thing");
  gboolean row = FALSE;

  g_assert_true (central_statement_step (&statement, &row, NULL));
  return central_statement_take_integer (&statement);
}

static void
assert_kept (CentralStore *store, const char *name, gint64 size, GBytes *body)
{
  g_auto (CentralStatement) statement =
    central_statement_new (store, "SELECT name, size, body FROM thing WHERE name = $1");
  g_autofree char *read_name = NULL;
  g_autoptr (GBytes) read_body = NULL;
  gboolean row = FALSE;

  central_statement_bind_text (&statement, name);
  g_assert_true (central_statement_step (&statement, &row, NULL));
  g_assert_true (row);
  read_name = central_statement_take_text (&statement);
  g_assert_cmpstr (read_name, ==, name);
  g_assert_cmpint (central_statement_take_integer (&statement), ==, size);
  read_body = central_statement_take_bytes (&statement);
  g_assert_true (g_bytes_equal (read_body, body));
  g_assert_true (central_statement_step (&statement, &row, NULL));
  g_assert_false (row);
}

static void
test_gives_back_what_it_was_given (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("a\0b\xff'\\", 6);
  g_autoptr (GBytes) large = g_bytes_new_take (g_strnfill (3 << 20, 'x'), 3 << 20);

  g_assert_true (add_thing (self->store, "الرياض '; \\ $1", G_MAXINT64, body, NULL));
  g_assert_true (add_thing (self->store, "", G_MININT64, large, NULL));
  assert_kept (self->store, "الرياض '; \\ $1", G_MAXINT64, body);
  assert_kept (self->other, "", G_MININT64, large);
}

static void
test_knows_nothing_from_empty (Fixture *self, gconstpointer unused)
{
  g_auto (CentralStatement) statement =
    central_statement_new (self->store, "SELECT $1, name FROM thing WHERE name = $2");
  g_autofree char *text = NULL;
  gboolean row = FALSE;

  add_named (self->store, "");
  central_statement_bind_text (&statement, NULL);
  central_statement_bind_text (&statement, "");
  g_assert_true (central_statement_step (&statement, &row, NULL));
  g_assert_null (central_statement_take_text (&statement));
  text = central_statement_take_text (&statement);
  g_assert_cmpstr (text, ==, "");
}

static void
test_says_what_is_wrong_and_goes_on (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  add_named (self->store, "once");
  g_assert_false (add_thing (self->store, "once", 0, body, &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE);
  add_named (self->store, "twice");
  g_assert_cmpint (count_things (self->store), ==, 2);
}

static void
test_shows_others_only_what_is_committed (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self->store, "s", NULL);

  add_named (self->store, "a");
  g_assert_cmpint (count_things (self->store), ==, 1);
  g_assert_cmpint (count_things (self->other), ==, 0);
  g_assert_true (central_transaction_commit (transaction, NULL));
  g_assert_cmpint (count_things (self->other), ==, 1);
}

static void
test_undoes_what_is_not_committed (Fixture *self, gconstpointer unused)
{
  CentralTransaction *transaction = central_store_begin (self->store, "s", NULL);

  add_named (self->store, "a");
  central_transaction_free (transaction);
  g_assert_cmpint (count_things (self->store), ==, 0);
  transaction = central_store_begin (self->other, "s", NULL);
  g_assert_nonnull (transaction);
  central_transaction_free (transaction);
}

static void
test_lets_one_at_a_time_write_about_a_subject (Fixture *self, gconstpointer unused)
{
  CentralTransaction *transaction = central_store_begin (self->store, "s", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (central_store_begin (self->other, "s", &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE);
  central_transaction_free (transaction);
  transaction = central_store_begin (self->other, "s", NULL);
  g_assert_nonnull (transaction);
  central_transaction_free (transaction);
}

/* A file has one writer, a server many. */
static void
test_lets_others_write_about_theirs (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralTransaction) one = NULL;
  g_autoptr (CentralTransaction) other = NULL;

  if (!support_store_is_shared ()) {
    g_test_skip ("a file has one writer");
    return;
  }
  one = central_store_begin (self->store, "s", NULL);
  other = central_store_begin (self->other, "t", NULL);
  add_named (self->store, "a");
  add_named (self->other, "b");
  g_assert_true (central_transaction_commit (other, NULL));
  g_assert_true (central_transaction_commit (one, NULL));
  g_assert_cmpint (count_things (self->store), ==, 2);
}

static void
add_part (CentralStore *store, const char *name, gboolean is_kept)
{
  g_autoptr (CentralTransaction) part = central_store_begin (store, name, NULL);

  g_assert_nonnull (part);
  add_named (store, name);
  if (is_kept)
    g_assert_true (central_transaction_commit (part, NULL));
}

static void
test_keeps_the_parts_of_a_whole_that_were_kept (Fixture *self, gconstpointer unused)
{
  g_assert_true (central_store_begin_together (self->store, NULL));
  add_part (self->store, "a", TRUE);
  add_part (self->store, "b", FALSE);
  add_part (self->store, "c", TRUE);
  g_assert_cmpint (count_things (self->other), ==, 0);
  g_assert_true (central_store_end_together (self->store, NULL));
  g_assert_cmpint (count_things (self->other), ==, 2);
}

/* A part that has failed unseen must not be taken for kept, whatever is undone after it. */
static void
test_keeps_nothing_of_a_whole_that_failed_unseen (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  CentralTransaction *part = NULL;
  gboolean is_kept = TRUE;

  add_named (self->store, "taken");
  g_assert_true (central_store_begin_together (self->store, NULL));
  add_part (self->store, "a", TRUE);
  part = central_store_begin (self->store, "b", NULL);
  is_kept = add_thing (self->store, "taken", 0, body, NULL);
  is_kept = is_kept && central_transaction_commit (part, NULL);
  central_transaction_free (part);
  add_part (self->store, "c", FALSE);
  is_kept = central_store_end_together (self->store, NULL) && is_kept;
  g_assert_false (is_kept);
  /* A file tells at once and keeps the rest, a server tells at the end and keeps nothing. */
  g_assert_cmpint (count_things (self->other), ==, support_store_is_shared () ? 1 : 2);
  add_named (self->store, "d");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/central/database/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("gives-back-what-it-was-given", test_gives_back_what_it_was_given);
  ADD ("knows-nothing-from-empty", test_knows_nothing_from_empty);
  ADD ("says-what-is-wrong-and-goes-on", test_says_what_is_wrong_and_goes_on);
  ADD ("shows-others-only-what-is-committed", test_shows_others_only_what_is_committed);
  ADD ("undoes-what-is-not-committed", test_undoes_what_is_not_committed);
  ADD ("lets-one-at-a-time-write-about-a-subject", test_lets_one_at_a_time_write_about_a_subject);
  ADD ("lets-others-write-about-theirs", test_lets_others_write_about_theirs);
  ADD ("keeps-the-parts-of-a-whole-that-were-kept", test_keeps_the_parts_of_a_whole_that_were_kept);
  ADD ("keeps-nothing-of-a-whole-that-failed-unseen",
       test_keeps_nothing_of_a_whole_that_failed_unseen);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-audit.h"

#include <glib/gstdio.h>

#include "central-error.h"
#include "central-store-audit.h"
#include "central-store-statement.h"
#include "support-folder.h"
#include "support-store.h"

#define ROW_COUNT 5
#define THREAD_COUNT 4
#define ROWS_PER_THREAD 25

typedef struct {
  SupportFolder *folder;
  char *place;
  CentralStore *store;
} Fixture;

static void
add_rows (CentralStore *store)
{
  static const CentralAuditEvent events[ROW_COUNT] = {
    CENTRAL_AUDIT_CENTRAL_STARTED,    CENTRAL_AUDIT_KIOSK_ENROLLED,    CENTRAL_AUDIT_COMMAND_ISSUED,
    CENTRAL_AUDIT_OPERATOR_LOGGED_IN, CENTRAL_AUDIT_SETTLEMENT_CLOSED,
  };

  for (guint index = 0; index < ROW_COUNT; index++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (central_audit_add_proof (store, "andalus-operator", events[index],
                                            "JED-ANDALUS-02", (gint64) index, "ab12", &error));
    g_assert_no_error (error);
  }
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  self->place = support_store_make (self->folder);
  self->store = central_store_open (self->place, &error);
  g_assert_no_error (error);
  add_rows (self->store);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->store, central_store_close);
  support_folder_free (self->folder);
  g_free (self->place);
}

static void
assert_breaks_at (CentralStore *store, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralAuditVerdict) verdict = central_audit_verify (store, &error);

  g_assert_no_error (error);
  g_assert_cmpint (verdict->broken_row, ==, number);
  g_assert_true ((verdict->reason != NULL) == (number > 0));
}

static void
run (CentralStore *store, const char *query, const char *text, gint64 number)
{
  g_auto (CentralStatement) statement = central_statement_new (store, query);
  g_autoptr (GError) error = NULL;

  if (text)
    central_statement_bind_text (&statement, text);
  if (number > 0)
    central_statement_bind_integer (&statement, number);
  g_assert_true (central_statement_run (&statement, &error));
  g_assert_no_error (error);
}

static void
drop_guards (CentralStore *store)
{
  CentralDatabase *database = central_store_get_database (store);
  const char *script = central_database_get_dialect (database) == CENTRAL_DIALECT_SQLITE
                         ? "DROP TRIGGER audit_stays; DROP TRIGGER audit_stays_as_it_is;"
                           "DROP TRIGGER audit_end_stays"
                         : "DROP TRIGGER audit_stays ON audit;"
                           "DROP TRIGGER audit_end_stays ON audit_end";

  g_assert_true (central_database_execute (database, script, NULL));
}

static void
test_holds_together (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralAuditVerdict) verdict = central_audit_verify (self->store, NULL);

  g_assert_cmpint (verdict->row_count, ==, ROW_COUNT);
  g_assert_cmpint (verdict->broken_row, ==, 0);
  g_assert_cmpuint (strlen (verdict->end), ==, 64);
}

static void
assert_kept (CentralStore *store, const char *script)
{
  CentralDatabase *database = central_store_get_database (store);
  g_autoptr (GError) error = NULL;

  g_assert_false (central_database_execute (database, script, &error));
  g_assert_nonnull (strstr (error->message, "only grows"));
}

static void
test_cannot_be_rewritten (Fixture *self, gconstpointer unused)
{
  assert_kept (self->store, "UPDATE audit SET actor = 'nobody' WHERE number = 2");
  assert_kept (self->store, "DELETE FROM audit WHERE number = 2");
  assert_kept (self->store, "DELETE FROM audit_end");
  if (support_store_is_shared ())
    assert_kept (self->store, "TRUNCATE audit");
  assert_breaks_at (self->store, 0);
}

typedef struct {
  const char *query;
  gsize offset;
} Column;

/* Each byte of each text of each row becomes another, by itself. */
static void
change_each_byte (CentralStore *store, const CentralAuditRow *row, const Column *column)
{
  const char *value = *(char *const *) ((const char *) row + column->offset);

  for (gsize index = 0; value[index]; index++) {
    g_autofree char *changed = g_strdup (value);
    CentralTransaction *transaction = central_store_begin (store, "test", NULL);

    changed[index] ^= 1;
    run (store, column->query, changed, row->number);
    assert_breaks_at (store, row->number);
    central_transaction_free (transaction);
  }
}

static void
test_finds_any_byte_that_changed (Fixture *self, gconstpointer unused)
{
  static const Column columns[] = {
    { "UPDATE audit SET at = $1 WHERE number = $2", G_STRUCT_OFFSET (CentralAuditRow, at) },
    { "UPDATE audit SET actor = $1 WHERE number = $2", G_STRUCT_OFFSET (CentralAuditRow, actor) },
    { "UPDATE audit SET event = $1 WHERE number = $2", G_STRUCT_OFFSET (CentralAuditRow, event) },
    { "UPDATE audit SET subject = $1 WHERE number = $2",
      G_STRUCT_OFFSET (CentralAuditRow, subject) },
    { "UPDATE audit SET proof = $1 WHERE number = $2", G_STRUCT_OFFSET (CentralAuditRow, proof) },
    { "UPDATE audit SET hash = $1 WHERE number = $2", G_STRUCT_OFFSET (CentralAuditRow, hash) },
  };
  g_autoptr (GPtrArray) rows = central_store_list_audit_rows (self->store, 0, 100, NULL);

  drop_guards (self->store);
  for (guint row = 0; row < rows->len; row++)
    for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
      change_each_byte (self->store, rows->pdata[row], &columns[column]);
  assert_breaks_at (self->store, 0);
}

static void
assert_script_breaks_at (Fixture *self, const char *script, gint64 number)
{
  CentralTransaction *transaction = central_store_begin (self->store, "test", NULL);
  g_autoptr (GError) error = NULL;

  central_database_execute (central_store_get_database (self->store), script, &error);
  g_assert_no_error (error);
  assert_breaks_at (self->store, number);
  central_transaction_free (transaction);
}

/* The file takes a NUL in a text, which a reader of C strings would not see behind. */
static void
test_finds_what_hides_behind_a_nul (Fixture *self, gconstpointer unused)
{
  static const char *const scripts[] = {
    "UPDATE audit SET at = at || char (0) WHERE number = 3",
    "UPDATE audit SET actor = actor || char (0) || 'x' WHERE number = 3",
    "UPDATE audit SET event = event || char (0) || 'x' WHERE number = 3",
    "UPDATE audit SET subject = subject || char (0) || 'x' WHERE number = 3",
    "UPDATE audit SET proof = proof || char (0) || 'x' WHERE number = 3",
    "UPDATE audit SET hash = hash || char (0) || 'x' WHERE number = 3",
    "UPDATE audit SET subject = subject || CAST (x'ff' AS TEXT) WHERE number = 3",
  };

  if (support_store_is_shared ()) {
    g_test_skip ("PostgreSQL keeps no NUL in a text");
    return;
  }
  drop_guards (self->store);
  for (guint index = 0; index < G_N_ELEMENTS (scripts); index++)
    assert_script_breaks_at (self, scripts[index], 3);
  assert_script_breaks_at (self, "UPDATE audit_end SET hash = hash || char (0) || 'x'", ROW_COUNT);
}

static void
test_finds_numbers_that_changed (Fixture *self, gconstpointer unused)
{
  drop_guards (self->store);
  assert_script_breaks_at (self, "UPDATE audit SET amount = amount + 1 WHERE number = 3", 3);
  assert_script_breaks_at (self, "UPDATE audit SET number = 9 WHERE number = 3", 3);
  assert_script_breaks_at (self, "UPDATE audit SET number = -1 WHERE number = 5", 1);
}

static void
test_finds_rows_that_were_removed (Fixture *self, gconstpointer unused)
{
  drop_guards (self->store);
  assert_script_breaks_at (self, "DELETE FROM audit WHERE number = 1", 1);
  assert_script_breaks_at (self, "DELETE FROM audit WHERE number = 3", 3);
  assert_script_breaks_at (self, "DELETE FROM audit WHERE number = 5", 5);
  assert_script_breaks_at (self, "DELETE FROM audit", 1);
}

static void
test_finds_rows_that_were_swapped (Fixture *self, gconstpointer unused)
{
  drop_guards (self->store);
  assert_script_breaks_at (self,
                           "UPDATE audit SET number = 99 WHERE number = 2;"
                           "UPDATE audit SET number = 2 WHERE number = 4;"
                           "UPDATE audit SET number = 4 WHERE number = 99",
                           2);
}

#define FORGERY " 'a', 'b', 'c', 'd', 0, '', 'e')"

static void
test_finds_rows_that_were_added (Fixture *self, gconstpointer unused)
{
  drop_guards (self->store);
  assert_script_breaks_at (self, "INSERT INTO audit VALUES (6," FORGERY, 6);
  assert_script_breaks_at (self, "INSERT INTO audit VALUES (0," FORGERY, 1);
  assert_script_breaks_at (
    self, "INSERT INTO audit VALUES (6," FORGERY "; UPDATE audit_end SET number = 6, hash = 'e'",
    6);
}

/* With the right hash, but nobody moved the end. */
static void
test_finds_rows_that_no_central_added (Fixture *self, gconstpointer unused)
{
  CentralTransaction *transaction = NULL;
  g_autoptr (CentralAuditVerdict) verdict = central_audit_verify (self->store, NULL);

  transaction = central_store_begin (self->store, "test", NULL);
  g_assert_true (central_audit_add (self->store, "a", CENTRAL_AUDIT_KIOSK_REVOKED, "b", NULL));
  run (self->store, "UPDATE audit_end SET number = number - 1, hash = $1", verdict->end, 0);
  assert_breaks_at (self->store, ROW_COUNT + 1);
  central_transaction_free (transaction);
}

static void
test_goes_with_the_transaction (Fixture *self, gconstpointer unused)
{
  CentralTransaction *transaction = central_store_begin (self->store, "test", NULL);
  g_autoptr (CentralAuditVerdict) verdict = NULL;

  g_assert_true (central_audit_add (self->store, "a", CENTRAL_AUDIT_KIOSK_REVOKED, "b", NULL));
  central_transaction_free (transaction);
  verdict = central_audit_verify (self->store, NULL);
  g_assert_cmpint (verdict->broken_row, ==, 0);
  g_assert_cmpint (verdict->row_count, ==, ROW_COUNT);
}

static void
test_takes_ids_only (Fixture *self, gconstpointer unused)
{
  g_autofree char *long_id = g_strnfill (CENTRAL_AUDIT_MAXIMUM_ID + 1, 'a');
  const char *const bad[] = {
    "",           "two words",  "a\nb",         "<a>",   "علي",
    "1000000008", "0512345678", "966512345678", long_id, NULL,
  };

  for (guint index = 0; index < G_N_ELEMENTS (bad); index++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (
      central_audit_add (self->store, bad[index], CENTRAL_AUDIT_KIOSK_ENROLLED, "a", &error));
    g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED);
    g_assert_false (
      central_audit_add (self->store, "a", CENTRAL_AUDIT_KIOSK_ENROLLED, bad[index], NULL));
  }
  g_assert_false (central_audit_add_proof (self->store, "a", CENTRAL_AUDIT_KIOSK_ENROLLED, "a", 0,
                                           "not hex", NULL));
}

static void
test_has_a_word_for_each_event (Fixture *self, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint event = 0; event < CENTRAL_AUDIT_EVENTS; event++) {
    const char *word = central_audit_event_get_word (event);

    g_assert_nonnull (word);
    g_assert_true (g_hash_table_add (seen, (gpointer) word));
  }
}

/* Waiting for a turn is the store's: it may say that it is busy, and the next try is another. */
static gpointer
add_many (gpointer place)
{
  g_autoptr (CentralStore) store = central_store_open (place, NULL);

  for (guint count = 0; count < ROWS_PER_THREAD;)
    if (central_audit_add (store, "a", CENTRAL_AUDIT_COMMAND_ISSUED, "b", NULL))
      count++;
  return NULL;
}

static void
test_is_one_chain_of_several_centrals (Fixture *self, gconstpointer unused)
{
  GThread *threads[THREAD_COUNT];
  g_autoptr (CentralAuditVerdict) verdict = NULL;

  for (guint index = 0; index < THREAD_COUNT; index++)
    threads[index] = g_thread_new ("central", add_many, self->place);
  assert_breaks_at (self->store, 0);
  for (guint index = 0; index < THREAD_COUNT; index++)
    g_thread_join (threads[index]);
  verdict = central_audit_verify (self->store, NULL);
  g_assert_cmpint (verdict->broken_row, ==, 0);
  g_assert_cmpint (verdict->row_count, ==, ROW_COUNT + THREAD_COUNT * ROWS_PER_THREAD);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/central/audit/holds-together", test_holds_together);
  add ("/central/audit/cannot-be-rewritten", test_cannot_be_rewritten);
  add ("/central/audit/finds-any-byte-that-changed", test_finds_any_byte_that_changed);
  add ("/central/audit/finds-what-hides-behind-a-nul", test_finds_what_hides_behind_a_nul);
  add ("/central/audit/finds-numbers-that-changed", test_finds_numbers_that_changed);
  add ("/central/audit/finds-rows-that-were-removed", test_finds_rows_that_were_removed);
  add ("/central/audit/finds-rows-that-were-swapped", test_finds_rows_that_were_swapped);
  add ("/central/audit/finds-rows-that-were-added", test_finds_rows_that_were_added);
  add ("/central/audit/finds-rows-that-no-central-added", test_finds_rows_that_no_central_added);
  add ("/central/audit/goes-with-the-transaction", test_goes_with_the_transaction);
  add ("/central/audit/takes-ids-only", test_takes_ids_only);
  add ("/central/audit/has-a-word-for-each-event", test_has_a_word_for_each_event);
  add ("/central/audit/is-one-chain-of-several-centrals", test_is_one_chain_of_several_centrals);
  return g_test_run ();
}

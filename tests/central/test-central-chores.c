/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What kushk-central does beside serving, as its whole program does it. */

#include "central-chores.h"

#include "central-audit.h"
#include "central-ledger.h"
#include "central-store-statement.h"
#include "support-central.h"
#include "support-folder.h"
#include "support-store.h"

typedef struct {
  SupportFolder *folder;
  char *place;
  CentralStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  self->place = support_store_make (self->folder);
  self->store = central_store_open (self->place, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->store, central_store_close);
  support_folder_free (self->folder);
  g_free (self->place);
}

/* The program's exit status, and all that it said. */
static int
run_about (Fixture *self, const char *chore, const char *what, char **ret_output)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/central/kushk-central", NULL);
  const char *place = support_store_is_shared () ? "--store" : "--data";
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                      program, place, self->place, chore, what, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, ret_output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static int
run (Fixture *self, const char *chore, char **ret_output)
{
  return run_about (self, chore, NULL, ret_output);
}

static void
test_walks_the_audit (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralAuditVerdict) verdict = NULL;
  g_autofree char *output = NULL;

  for (guint count = 0; count < 3; count++)
    g_assert_true (
      central_audit_add (self->store, "central", CENTRAL_AUDIT_CENTRAL_STARTED, "1", NULL));
  verdict = central_audit_verify (self->store, NULL);
  g_assert_cmpint (run (self, "--verify-audit", &output), ==, 0);
  g_assert_nonnull (strstr (output, "3 rows"));
  g_assert_nonnull (strstr (output, verdict->end));
}

static void
test_names_the_row_of_the_audit_that_does_not_fit (Fixture *self, gconstpointer unused)
{
  g_autofree char *output = NULL;

  g_assert_true (
    central_audit_add (self->store, "central", CENTRAL_AUDIT_CENTRAL_STARTED, "1", NULL));
  g_assert_true (central_database_execute (central_store_get_database (self->store),
                                           "INSERT INTO audit VALUES (2, 'a', 'b', 'c', 'd', 0,"
                                           " '', 'e')",
                                           NULL));
  g_assert_cmpint (run (self, "--verify-audit", &output), ==, 1);
  g_assert_nonnull (strstr (output, "row 2"));
}

static void
post (Fixture *self, const char *bill, const char *day)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (self->store, bill, NULL);
  g_autoptr (CentralEntry) entry = central_entry_new ();

  entry->operator_id = g_strdup ("andalus-operator");
  entry->day = g_strdup (day);
  entry->at = g_strdup ("2026-11-18T09:00:00+03:00");
  entry->bill = g_strdup (bill);
  entry->reference = g_strdup (bill);
  entry->method = g_strdup ("sadad");
  entry->narration = g_strdup ("-");
  central_entry_add_posting (entry, "1121", CENTRAL_PART_CLEARING, 4800, 0, "-");
  central_entry_add_posting (entry, "1210", CENTRAL_PART_RECEIVABLE, 0, 4800, "-");
  g_assert_true (central_store_add_entry (self->store, entry, NULL));
  g_assert_true (central_transaction_commit (transaction, NULL));
}

static void
test_closes_the_days_that_are_over (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *future = NULL;

  post (self, "1", "2026-11-18");
  post (self, "2", "2026-11-17");
  post (self, "3", "2026-11-19");
  g_assert_cmpint (run_about (self, "--close-days-until", "2026-11-18", &first), ==, 0);
  g_assert_cmpstr (first, ==,
                   "andalus-operator 2026-11-17 settlement 1: 4800 halalas in 1 entries\n"
                   "andalus-operator 2026-11-18 settlement 2: 4800 halalas in 1 entries\n");
  g_assert_cmpint (run_about (self, "--close-days-until", "2026-11-18", &again), ==, 0);
  g_assert_cmpstr (again, ==, "");
  g_assert_cmpint (run_about (self, "--close-days-until", "2999-01-01", &future), ==, 1);
}

static void
test_takes_a_bill_back (Fixture *self, gconstpointer unused)
{
  g_autofree char *taken = NULL;
  g_autofree char *unknown = NULL;
  g_autoptr (CentralEntry) entry = NULL;
  g_autoptr (CentralEntry) reversal = NULL;
  g_autoptr (CentralAuditVerdict) verdict = NULL;

  post (self, "1", "2026-11-18");
  g_assert_cmpint (run_about (self, "--reverse-bill", "1", &taken), ==, 0);
  g_assert_cmpint (run_about (self, "--reverse-bill", "2", &unknown), ==, 1);
  g_assert_true (central_store_find_entry (self->store, "1", &entry, NULL));
  g_assert_true (central_store_find_reversal (self->store, entry->id, &reversal, NULL));
  g_assert_nonnull (reversal);
  verdict = central_audit_verify (self->store, NULL);
  g_assert_cmpint (verdict->row_count, ==, 1);
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
  add ("/central/chores/walks-the-audit", test_walks_the_audit);
  add ("/central/chores/names-the-row-of-the-audit-that-does-not-fit",
       test_names_the_row_of_the_audit_that_does_not_fit);
  add ("/central/chores/closes-the-days-that-are-over", test_closes_the_days_that_are_over);
  add ("/central/chores/takes-a-bill-back", test_takes_a_bill_back);
  return g_test_run ();
}

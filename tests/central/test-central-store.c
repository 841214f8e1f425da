/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store.h"

#include <glib/gstdio.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-store-statement.h"
#include "support-store.h"

typedef struct {
  char *folder;
  char *place;
  CentralStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("central-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->place = support_store_make (self->folder);
  self->store = central_store_open (self->place, &error);
  g_assert_no_error (error);
}

static void
remove_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_unlink (path);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->store, central_store_close);
  remove_file (self, "central.sqlite3");
  remove_file (self, "central.sqlite3-wal");
  remove_file (self, "central.sqlite3-shm");
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->place);
}

static CentralFiling
make_filing (const char *code)
{
  return (CentralFiling){
    .code = (char *) code,
    .digest = (char *) "d",
    .service = (char *) "commercial-licence-new",
    .service_version = 1,
    .state = (char *) "received",
    .received_at = (char *) "2026-11-22T10:47:00+03:00",
    .updated_at = (char *) "2026-11-22T10:47:00+03:00",
    .kiosk = (char *) "K",
    .centre = (char *) "c",
    .operator_id = (char *) "o",
    .language = (char *) "ar",
    .made_at = (char *) "2026-11-22T10:46:00+03:00",
    .person_id = (char *) "1000000008",
    .challenge = (char *) "h",
    .answers = (char *) "{}",
    .consent_version = 1,
    .consent_given_at = (char *) "2026-11-22T10:46:00+03:00",
    .quote = (char *) "{}",
    .acknowledgement = (char *) "{\"signature\":\"…\"}",
  };
}

static void
add_filing (CentralStore *store, const char *code)
{
  CentralFiling filing = make_filing (code);
  g_autoptr (GError) error = NULL;

  g_assert_true (central_store_add_filing (store, &filing, &error));
  g_assert_no_error (error);
}

static void
test_keeps_what_is_committed (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralFiling) found = NULL;
  g_autoptr (CentralTransaction) transaction = central_store_begin (self->store, "A", NULL);

  add_filing (self->store, "A");
  g_assert_true (central_transaction_commit (transaction, NULL));
  g_clear_pointer (&self->store, central_store_close);
  self->store = central_store_open (self->place, NULL);
  g_assert_true (central_store_find_filing (self->store, "A", &found, NULL));
  g_assert_cmpstr (found->acknowledgement, ==, "{\"signature\":\"…\"}");
  g_assert_cmpint (found->consent_version, ==, 1);
  g_assert_cmpstr (found->operator_id, ==, "o");
}

static void
test_forgets_what_is_not_committed (Fixture *self, gconstpointer unused)
{
  g_autoptr (CentralFiling) found = NULL;
  CentralTransaction *transaction = central_store_begin (self->store, "A", NULL);

  add_filing (self->store, "A");
  central_transaction_free (transaction);
  g_assert_true (central_store_find_filing (self->store, "A", &found, NULL));
  g_assert_null (found);
  g_assert_cmpint (central_store_count_filings (self->store, NULL), ==, 0);
}

static void
test_refuses_a_second_filing_of_a_code (Fixture *self, gconstpointer unused)
{
  CentralFiling filing = make_filing ("A");
  g_autoptr (GError) error = NULL;

  add_filing (self->store, "A");
  g_assert_false (central_store_add_filing (self->store, &filing, &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE);
}

static void
test_tells_states_in_their_order (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;

  add_filing (self->store, "A");
  g_assert_true (
    central_store_set_state (self->store, "A", "issued", "2026-11-23T09:00:00+03:00", NULL));
  events = central_store_list_events (self->store, "A", NULL);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (((CentralEvent *) events->pdata[0])->state, ==, "received");
  g_assert_cmpstr (((CentralEvent *) events->pdata[1])->state, ==, "issued");
}

static void
test_tells_the_newest_of_a_long_course (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;

  add_filing (self->store, "A");
  for (guint index = 0; index < 100; index++)
    g_assert_true (central_store_set_state (self->store, "A", index < 99 ? "reopened" : "resolved",
                                            "2026-11-23T09:00:00+03:00", NULL));
  events = central_store_list_events (self->store, "A", NULL);
  g_assert_cmpuint (events->len, ==, 100);
  g_assert_cmpstr (((CentralEvent *) events->pdata[0])->state, ==, "reopened");
  g_assert_cmpstr (((CentralEvent *) events->pdata[99])->state, ==, "resolved");
}

static char *
add_bill (CentralStore *store, const char *code)
{
  CentralBill bill = {
    .code = (char *) code,
    .biller = (char *) "185",
    .halalas = 65750,
    .due_at = (char *) "2026-11-29T10:47:00+03:00",
  };

  g_assert_true (central_store_add_bill (store, &bill, NULL));
  return bill.number;
}

static void
test_draws_a_number_for_each_bill (Fixture *self, gconstpointer unused)
{
  g_autofree char *today = central_clock_today ();
  g_autofree char *first = add_bill (self->store, "A");
  g_autofree char *second = add_bill (self->store, "B");
  g_autoptr (CentralBill) found = NULL;

  g_assert_cmpuint (strlen (first), ==, 14);
  g_assert_true (g_str_has_prefix (first, today));
  g_assert_cmpstr (first, !=, second);
  g_assert_true (central_store_find_bill (self->store, "B", &found, NULL));
  g_assert_cmpstr (found->number, ==, second);
  g_assert_cmpint (found->halalas, ==, 65750);
}

static void
test_is_for_its_owner_only (Fixture *self, gconstpointer unused)
{
  static const char *const names[] = { "central.sqlite3", "central.sqlite3-wal",
                                       "central.sqlite3-shm" };

  if (support_store_is_shared ()) {
    g_test_skip ("the server's files are its own");
    return;
  }
  add_filing (self->store, "A");
  for (guint index = 0; index < G_N_ELEMENTS (names); index++) {
    g_autofree char *path = g_build_filename (self->folder, names[index], NULL);
    GStatBuf status;

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  }
}

static void
test_refuses_a_store_of_tomorrow (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (central_database_execute (
    central_store_get_database (self->store),
    "INSERT INTO migration (number, applied_at) VALUES (99, 'tomorrow')", NULL));
  g_assert_null (central_store_open (self->place, &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION);
}

static void
test_forgets_old_requests (Fixture *self, gconstpointer unused)
{
  CentralStoredChallenge challenge = {
    .id = (char *) "h",
    .kiosk = (char *) "K",
    .person_id = (char *) "1000000008",
    .number = (char *) "42",
    .state = (char *) "waiting",
    .started_at_ms = 1000,
  };
  g_autoptr (CentralStoredChallenge) found = NULL;

  g_assert_true (central_store_add_challenge (self->store, &challenge, NULL));
  g_assert_true (central_store_forget (self->store, 2000, NULL));
  g_assert_true (central_store_find_challenge (self->store, "h", &found, NULL));
  g_assert_null (found);
}

static char *
find_session (CentralStore *store, const char *code)
{
  g_autoptr (CentralFiling) filing = NULL;

  g_assert_true (central_store_find_filing (store, code, &filing, NULL));
  return g_strdup (filing->session);
}

static void
test_forgets_who_filed_when_the_visit_is_over (Fixture *self, gconstpointer unused)
{
  g_autofree char *now = central_clock_now ();
  CentralFiling recent = make_filing ("A");
  CentralFiling over = make_filing ("B");
  g_autofree char *kept = NULL;
  g_autofree char *forgotten = NULL;

  recent.received_at = now;
  over.received_at = (char *) "2020-01-02T10:47:00+03:00";
  recent.session = over.session = (char *) "s";
  g_assert_true (central_store_add_filing (self->store, &recent, NULL));
  g_assert_true (central_store_add_filing (self->store, &over, NULL));
  g_assert_true (central_store_forget (self->store, 2000, NULL));
  kept = find_session (self->store, "A");
  forgotten = find_session (self->store, "B");
  g_assert_cmpstr (kept, ==, "s");
  g_assert_cmpstr (forgotten, ==, NULL);
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
  add ("/central/store/keeps-what-is-committed", test_keeps_what_is_committed);
  add ("/central/store/forgets-what-is-not-committed", test_forgets_what_is_not_committed);
  add ("/central/store/refuses-a-second-filing-of-a-code", test_refuses_a_second_filing_of_a_code);
  add ("/central/store/tells-states-in-their-order", test_tells_states_in_their_order);
  add ("/central/store/tells-the-newest-of-a-long-course", test_tells_the_newest_of_a_long_course);
  add ("/central/store/draws-a-number-for-each-bill", test_draws_a_number_for_each_bill);
  add ("/central/store/is-for-its-owner-only", test_is_for_its_owner_only);
  add ("/central/store/refuses-a-store-of-tomorrow", test_refuses_a_store_of_tomorrow);
  add ("/central/store/forgets-old-requests", test_forgets_old_requests);
  add ("/central/store/forgets-who-filed-when-the-visit-is-over",
       test_forgets_who_filed_when_the_visit_is_over);
  return g_test_run ();
}

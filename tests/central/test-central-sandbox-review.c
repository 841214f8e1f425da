/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sandbox-review.h"

#include <glib/gstdio.h>

#include "civic-tracking-code.h"

#include "central-languages.h"
#include "support-store.h"

/* As much of an office as reviews need. */
typedef struct {
  CentralOffice office;
  char *folder;
} Fixture;

static char *
find_small (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/central", name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *catalogue = find_small ("catalogue");
  g_autofree char *fees = find_small ("fees.json");
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("review-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->office.catalogue = civic_catalogue_load (catalogue, central_languages, &error);
  g_assert_no_error (error);
  fixture->office.fees = central_fees_load (fees, fixture->office.catalogue, &error);
  g_assert_no_error (error);
  place = support_store_make (fixture->folder);
  fixture->office.store = central_store_open (place, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  central_store_close (fixture->office.store);
  central_fees_free (fixture->office.fees);
  g_object_unref (fixture->office.catalogue);
  while ((name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* A filing that has lain there since yesterday. */
static char *
add (Fixture *fixture, const char *service, const char *state, gint64 total_halalas)
{
  char *code = civic_tracking_code_draw ();
  g_autofree char *quote =
    g_strdup_printf ("{\"total_halalas\":%" G_GINT64_FORMAT "}", total_halalas);
  char *since = (char *) "2026-01-01T09:00:00+03:00";
  CentralFiling filing = {
    .code = code,
    .digest = (char *) "d",
    .service = (char *) service,
    .service_version = 1,
    .state = (char *) state,
    .received_at = since,
    .updated_at = since,
    .kiosk = (char *) "K",
    .centre = (char *) "c",
    .operator_id = (char *) "o",
    .language = (char *) "ar",
    .made_at = since,
    .answers = (char *) "{}",
    .quote = quote,
    .acknowledgement = (char *) "{}",
  };
  g_autoptr (GError) error = NULL;

  central_store_add_filing (fixture->office.store, &filing, &error);
  g_assert_no_error (error);
  return code;
}

static void
review (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  central_sandbox_review_run (&fixture->office, 0, &error);
  g_assert_no_error (error);
}

static void
assert_state (Fixture *fixture, const char *code, const char *state)
{
  g_autoptr (CentralFiling) filing = NULL;

  g_assert_true (central_store_find_filing (fixture->office.store, code, &filing, NULL));
  g_assert_cmpstr (filing->state, ==, state);
}

static void
test_looks_at_a_report_and_solves_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = add (fixture, "lamp-report", "received", 0);
  g_autofree char *again = add (fixture, "lamp-report", "reopened", 0);

  review (fixture);
  assert_state (fixture, code, "under-review");
  assert_state (fixture, again, "under-review");
  review (fixture);
  assert_state (fixture, code, "resolved");
  review (fixture);
  assert_state (fixture, code, "resolved");
}

static void
test_bills_what_it_approves (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = add (fixture, "market-stall", "under-review", 9600);
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (GPtrArray) events = NULL;

  review (fixture);
  assert_state (fixture, code, "awaiting-payment");
  g_assert_true (central_store_find_bill (fixture->office.store, code, &bill, NULL));
  g_assert_cmpint (bill->halalas, ==, 9600);
  events = central_store_list_events (fixture->office.store, code, NULL);
  g_assert_cmpstr (((CentralEvent *) events->pdata[1])->state, ==, "approved");
}

static void
test_issues_what_costs_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = add (fixture, "market-stall", "under-review", 0);

  review (fixture);
  assert_state (fixture, code, "issued");
}

static void
test_leaves_appointments_and_opinions_alone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = add (fixture, "visit", "scheduled", 0);
  g_autofree char *opinion = add (fixture, "opinion", "received", 0);
  g_autofree char *gone = add (fixture, "service-of-last-year", "received", 0);

  review (fixture);
  assert_state (fixture, visit, "scheduled");
  assert_state (fixture, opinion, "received");
  assert_state (fixture, gone, "received");
}

static void
test_waits_its_time (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = add (fixture, "lamp-report", "received", 0);

  review (fixture);
  assert_state (fixture, code, "under-review");
  g_assert_true (central_sandbox_review_run (&fixture->office, 3600, NULL));
  assert_state (fixture, code, "under-review");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/central/sandbox-review/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("looks-at-a-report-and-solves-it", test_looks_at_a_report_and_solves_it);
  ADD ("bills-what-it-approves", test_bills_what_it_approves);
  ADD ("issues-what-costs-nothing", test_issues_what_costs_nothing);
  ADD ("leaves-appointments-and-opinions-alone", test_leaves_appointments_and_opinions_alone);
  ADD ("waits-its-time", test_waits_its_time);
#undef ADD
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-figures.h"

#include "central-store-counts.h"
#include "central-store-kiosks.h"
#include "support-folder.h"
#include "support-store.h"

#define NOW "2026-11-23T12:00:00+03:00"

typedef struct {
  SupportFolder *folder;
  CentralStore *store;
} Fixture;

static void
add_kiosk (Fixture *self, const char *id, const char *centre, const char *operator_id)
{
  g_assert_true (central_store_register_kiosk (self->store, id, centre, operator_id, NOW, NULL));
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = support_folder_new ();
  place = support_store_make (self->folder);
  self->store = central_store_open (place, &error);
  g_assert_no_error (error);
  add_kiosk (self, "A-01", "mall-a", "first");
  add_kiosk (self, "A-02", "mall-a", "first");
  add_kiosk (self, "B-01", "mall-b", "second");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  central_store_close (self->store);
  support_folder_free (self->folder);
}

/* decided_at and due_at: nullable. */
static void
file (Fixture *self,
      const char *code,
      const char *kiosk,
      const char *received_at,
      const char *due_at,
      const char *decided_at)
{
  const CentralFiling filing = {
    .code = (char *) code,
    .digest = (char *) "d",
    .service = (char *) "report-940",
    .service_version = 1,
    .state = (char *) "received",
    .received_at = (char *) received_at,
    .updated_at = (char *) received_at,
    .due_at = (char *) due_at,
    .kiosk = (char *) kiosk,
    .centre = (char *) "whatever",
    .operator_id = (char *) "whoever",
    .language = (char *) "ar",
    .made_at = (char *) received_at,
    .answers = (char *) "{}",
    .consent_given_at = (char *) received_at,
    .quote = (char *) "{}",
    .acknowledgement = (char *) "{}",
    .person_id = (char *) "p",
    .challenge = (char *) "c",
  };
  g_autoptr (GError) error = NULL;

  central_store_add_filing (self->store, &filing, &error);
  g_assert_no_error (error);
  if (decided_at)
    central_store_set_state (self->store, code, "resolved", decided_at, &error);
  g_assert_no_error (error);
}

static CentralFigures
sum (Fixture *self, CentralFiguresQuestion question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = central_store_sum_figures (self->store, &question, NOW, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return ((CentralFiguresRow *) rows->pdata[0])->figures;
}

static CentralFiguresQuestion
ask (const char *operator_id)
{
  return (CentralFiguresQuestion){
    .operator_id = operator_id,
    .centre = "",
    .kiosk = "",
    .service = "",
    .first_day = "2026-11-20",
    .last_day = "2026-11-23",
  };
}

static void
test_tells_a_kept_promise_from_a_broken_one (Fixture *self, gconstpointer unused)
{
  CentralFigures figures = { 0 };

  file (self, "1", "A-01", "2026-11-20T08:00:00+03:00", "2026-11-22T23:59:59+03:00",
        "2026-11-22T10:00:00+03:00"); /* kept */
  file (self, "2", "A-01", "2026-11-20T08:00:00+03:00", "2026-11-22T23:59:59+03:00",
        "2026-11-23T00:00:00+03:00"); /* late, by a second */
  file (self, "3", "A-02", "2026-11-20T08:00:00+03:00", "2026-11-23T11:59:59+03:00",
        NULL); /* overdue */
  file (self, "4", "A-02", "2026-11-23T08:00:00+03:00", "2026-11-24T23:59:59+03:00",
        NULL);                                                       /* has time */
  file (self, "5", "A-02", "2026-11-23T23:59:59+03:00", NULL, NULL); /* nothing was promised */
  file (self, "6", "A-02", "2026-11-19T23:59:59+03:00", "2026-11-20T23:59:59+03:00",
        NULL); /* of another span */
  file (self, "7", "B-01", "2026-11-20T08:00:00+03:00", "2026-11-21T23:59:59+03:00",
        NULL); /* of another operator */
  file (self, "8", "A-01", "2026-11-20T08:00:00+03:00", "2026-11-21T23:59:59+03:00", NULL);
  g_assert_true (
    central_store_set_state (self->store, "8", "cancelled", "2026-11-20T09:00:00+03:00", NULL));
  figures = sum (self, ask ("first"));
  g_assert_cmpint (figures.filings, ==, 6);
  g_assert_cmpint (figures.kept, ==, 1);
  g_assert_cmpint (figures.late, ==, 1);
  g_assert_cmpint (figures.overdue, ==, 1);
  g_assert_cmpint (figures.pending, ==, 1);
}

static void
test_belongs_to_the_kiosk_that_brought_it (Fixture *self, gconstpointer unused)
{
  CentralFigures all = { 0 };
  CentralFigures second = { 0 };
  CentralFiguresQuestion foreign = ask ("second");

  file (self, "1", "A-01", "2026-11-20T08:00:00+03:00", NULL, NULL);
  file (self, "2", "B-01", "2026-11-20T08:00:00+03:00", NULL, NULL);
  g_assert_true (central_store_set_rating (self->store, "1", 5, NOW, NULL));
  g_assert_true (central_store_set_rating (self->store, "2", 2, NOW, NULL));
  all = sum (self, ask ("*"));
  second = sum (self, foreign);
  g_assert_cmpint (all.filings, ==, 2);
  g_assert_cmpint (all.stars, ==, 7);
  g_assert_cmpint (second.filings, ==, 1);
  g_assert_cmpint (second.stars, ==, 2);
  foreign.kiosk = "A-01";
  g_assert_cmpint (sum (self, foreign).filings, ==, 0);
}

static void
count (Fixture *self, const char *kiosk, const char *operator_id, const char *day, const char *step)
{
  const CentralTally tally = {
    .kiosk = (char *) kiosk,
    .centre = (char *) "mall-a",
    .operator_id = (char *) operator_id,
    .day = (char *) day,
    .kind = (char *) "visit",
    .subject = (char *) "report-940",
    .outcome = (char *) "abandoned",
    .step = (char *) step,
    .times = 3,
    .seconds = 90,
  };

  g_assert_true (central_store_set_tally (self->store, &tally, NULL));
}

static void
test_counts_days_apart_and_together (Fixture *self, gconstpointer unused)
{
  CentralFiguresQuestion by_day = ask ("first");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  count (self, "A-01", "first", "2026-11-20", "home");
  count (self, "A-02", "first", "2026-11-20", "home");
  count (self, "A-02", "first", "2026-11-21", "review");
  count (self, "B-01", "second", "2026-11-21", "review");
  by_day.by_day = TRUE;
  rows = central_store_sum_figures (self->store, &by_day, NOW, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((CentralFiguresRow *) rows->pdata[0])->day, ==, "2026-11-20");
  g_assert_cmpint (((CentralFiguresRow *) rows->pdata[0])->figures.abandoned, ==, 6);
  g_assert_cmpint (((CentralFiguresRow *) rows->pdata[1])->figures.abandoned, ==, 3);
  steps = central_store_sum_steps (self->store, &by_day, 10, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpstr (((CentralStepCount *) steps->pdata[0])->step, ==, "home");
  g_assert_cmpint (((CentralStepCount *) steps->pdata[0])->times, ==, 6);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/central/store-figures/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tells-a-kept-promise-from-a-broken-one", test_tells_a_kept_promise_from_a_broken_one);
  ADD ("belongs-to-the-kiosk-that-brought-it", test_belongs_to_the_kiosk_that_brought_it);
  ADD ("counts-days-apart-and-together", test_counts_days_apart_and_together);
  return g_test_run ();
}

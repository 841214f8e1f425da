/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-figures.h"

#include <math.h>

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat (fabs (value - expected), <, 1e-9);
}

/* A day of one kiosk: 40 visits, of which 31 were completed; they took 7,300 s together. */
static CentralFigures
make_day (void)
{
  CentralFigures figures = { 0 };

  central_figures_count (&figures, "visit", "report-940", "completed", 20, 3400);
  central_figures_count (&figures, "visit", "commercial-licence-new", "completed", 11, 3300);
  central_figures_count (&figures, "visit", "", "abandoned", 5, 100);
  central_figures_count (&figures, "visit", "report-940", "timed-out", 3, 420);
  central_figures_count (&figures, "visit", "report-940", "failed", 1, 80);
  central_figures_count (&figures, "receipt", "receipt", "printed", 29, 0);
  central_figures_count (&figures, "receipt", "receipt", "failed", 2, 0);
  central_figures_count (&figures, "receipt", "receipt", "unknown", 1, 0);
  central_figures_count (&figures, "state", "ready", "", 41, 30000);
  central_figures_count (&figures, "state", "in-session", "", 40, 7300);
  central_figures_count (&figures, "state", "ready-offline", "", 1, 500);
  central_figures_count (&figures, "state", "ready-no-receipt", "", 1, 200);
  central_figures_count (&figures, "state", "closed", "", 1, 1500);
  central_figures_count (&figures, "state", "needs-staff", "", 2, 500);
  return figures;
}

static void
test_computes_what_a_day_gives (void)
{
  CentralFigures figures = make_day ();

  g_assert_cmpint (central_figures_get_visits (&figures), ==, 40);
  g_assert_cmpint (central_figures_get_receipts (&figures), ==, 32);
  assert_near (central_figures_get_completion (&figures), 0.775);        /* 31 / 40 */
  assert_near (central_figures_get_mean_seconds (&figures), 182.5);      /* 7300 / 40 */
  assert_near (central_figures_get_receipt_success (&figures), 0.90625); /* 29 / 32 */
  assert_near (central_figures_get_availability (&figures), 0.95);       /* 38000 / 40000 */
}

static void
test_counts_a_promise_only_when_it_is_due (void)
{
  CentralFigures figures = { .kept = 17, .late = 2, .overdue = 1, .pending = 80 };

  g_assert_cmpint (central_figures_get_decided (&figures), ==, 20);
  assert_near (central_figures_get_promise_kept (&figures), 0.85);
}

static void
test_takes_the_mean_of_stars (void)
{
  CentralFigures figures = { .ratings = 8, .stars = 34 };

  assert_near (central_figures_get_satisfaction (&figures), 4.25);
}

static void
test_adds_days_up (void)
{
  CentralFigures sum = make_day ();
  CentralFigures other = { .completed = 9,
                           .abandoned = 1,
                           .visit_seconds = 700,
                           .usable_seconds = 0,
                           .told_seconds = 10000,
                           .ratings = 2,
                           .stars = 6,
                           .filings = 4 };

  central_figures_add (&sum, &other);
  assert_near (central_figures_get_completion (&sum), 0.8);    /* 40 / 50 */
  assert_near (central_figures_get_mean_seconds (&sum), 160);  /* 8000 / 50 */
  assert_near (central_figures_get_availability (&sum), 0.76); /* 38000 / 50000 */
  assert_near (central_figures_get_satisfaction (&sum), 3);
  g_assert_cmpint (sum.filings, ==, 4);
}

static void
test_says_nothing_of_nothing (void)
{
  CentralFigures none = { 0 };

  g_assert_cmpfloat (central_figures_get_completion (&none), <, 0);
  g_assert_cmpfloat (central_figures_get_mean_seconds (&none), <, 0);
  g_assert_cmpfloat (central_figures_get_satisfaction (&none), <, 0);
  g_assert_cmpfloat (central_figures_get_receipt_success (&none), <, 0);
  g_assert_cmpfloat (central_figures_get_availability (&none), <, 0);
  g_assert_cmpfloat (central_figures_get_promise_kept (&none), <, 0);
}

static void
test_leaves_out_what_it_does_not_know (void)
{
  CentralFigures figures = { 0 };

  central_figures_count (&figures, "visit", "report-940", "vanished", 5, 500);
  central_figures_count (&figures, "receipt", "sheet", "printed", 5, 0);
  central_figures_count (&figures, "receipt", "receipt", "eaten", 5, 0);
  central_figures_count (&figures, "state", "asleep", "", 1, 500);
  central_figures_count (&figures, "weather", "", "", 1, 500);
  g_assert_cmpint (central_figures_get_visits (&figures), ==, 0);
  g_assert_cmpint (figures.visit_seconds, ==, 0);
  g_assert_cmpint (central_figures_get_receipts (&figures), ==, 0);
  g_assert_cmpint (figures.told_seconds, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/figures/computes-what-a-day-gives", test_computes_what_a_day_gives);
  g_test_add_func ("/central/figures/counts-a-promise-only-when-it-is-due",
                   test_counts_a_promise_only_when_it_is_due);
  g_test_add_func ("/central/figures/takes-the-mean-of-stars", test_takes_the_mean_of_stars);
  g_test_add_func ("/central/figures/adds-days-up", test_adds_days_up);
  g_test_add_func ("/central/figures/says-nothing-of-nothing", test_says_nothing_of_nothing);
  g_test_add_func ("/central/figures/leaves-out-what-it-does-not-know",
                   test_leaves_out_what_it_does_not_know);
  return g_test_run ();
}

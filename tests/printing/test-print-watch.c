/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-queue.h"

#include "support-printer.h"
#include "support-queue.h"
#include "support-run-until.h"

/* A thread that goes round without a pause asks thousands of times in this while. */
#define WHILE_MS 1500

typedef struct {
  SupportPrinter *printer;
  PrintQueue *queue;
  guint change_count;
} Fixture;

static void
on_changed (PrintQueue *queue, Fixture *fixture)
{
  fixture->change_count++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  fixture->queue = print_queue_new_direct (support_printer_get_uri (fixture->printer));
  g_signal_connect (fixture->queue, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  if (fixture->queue != NULL)
    support_queue_free (fixture->queue);
  support_printer_free (fixture->printer);
}

static void
watch (Fixture *fixture)
{
  print_queue_watch (fixture->queue);
  support_run_until (support_printer_count_subscriptions (fixture->printer) == 1);
}

static gboolean
on_while_over (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
let_time_pass (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (WHILE_MS, on_while_over, &is_over);
  support_run_until (is_over);
}

static void
test_tells_of_each_change (Fixture *fixture, gconstpointer user_data)
{
  static const char *const reasons[] = { "cover-open-error", "media-empty-error", "media-low", "" };

  watch (fixture);
  g_assert_cmpuint (fixture->change_count, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    guint before = fixture->change_count;

    support_printer_set_reasons (fixture->printer, reasons[i]);
    support_run_until (fixture->change_count > before);
  }
}

static void
test_renews_its_lease (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_lease (fixture->printer, 1);
  watch (fixture);
  for (guint i = 0; support_printer_count_renewals (fixture->printer) < 3; i++) {
    guint before = fixture->change_count;

    g_assert_cmpuint (i, <, 50);
    support_printer_set_reasons (fixture->printer, i % 2 == 0 ? "media-low" : "");
    support_run_until (fixture->change_count > before);
  }
  g_assert_cmpuint (support_printer_count_subscriptions (fixture->printer), ==, 1);
}

static void
test_watches_once (Fixture *fixture, gconstpointer user_data)
{
  watch (fixture);
  print_queue_watch (fixture->queue);
  let_time_pass ();
  g_assert_cmpuint (support_printer_count_subscriptions (fixture->printer), ==, 1);
  g_assert_cmpuint (fixture->change_count, ==, 0);
}

static void
test_tells_of_a_printer_that_dies_and_comes_back (Fixture *fixture, gconstpointer user_data)
{
  guint before;

  watch (fixture);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_DIE);
  support_run_until (fixture->change_count > 0);
  g_assert_cmpint (support_queue_ask (fixture->queue).state, ==, PRINT_STATE_OFFLINE);

  before = fixture->change_count;
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_NORMAL);
  support_run_until (fixture->change_count > before);
  support_run_until (support_printer_count_subscriptions (fixture->printer) == 1);
  before = fixture->change_count;
  support_printer_set_reasons (fixture->printer, "media-jam-error");
  support_run_until (fixture->change_count > before);
}

static void
test_is_silent_where_nothing_is_offered (Fixture *fixture, gconstpointer user_data)
{
  support_printer_offer_events (fixture->printer, FALSE);
  print_queue_watch (fixture->queue);
  support_printer_set_reasons (fixture->printer, "cover-open-error");
  let_time_pass ();
  g_assert_cmpuint (support_printer_count_subscriptions (fixture->printer), ==, 0);
  g_assert_cmpuint (fixture->change_count, ==, 0);
}

static void
test_ends_with_its_queue (Fixture *fixture, gconstpointer user_data)
{
  gint64 begun_at_us;

  watch (fixture);
  begun_at_us = g_get_monotonic_time ();
  support_queue_free (g_steal_pointer (&fixture->queue));
  g_assert_cmpint (g_get_monotonic_time () - begun_at_us, <, 5 * G_TIME_SPAN_SECOND);
  support_run_until (support_printer_count_subscriptions (fixture->printer) == 0);
  support_printer_set_reasons (fixture->printer, "cover-open-error");
  let_time_pass ();
  g_assert_cmpuint (fixture->change_count, ==, 0);
}

/* In the middle of an answer that the printer holds back. */
static void
test_does_not_wait_for_the_printer_to_end (Fixture *fixture, gconstpointer user_data)
{
  watch (fixture);
  support_printer_set_reasons (fixture->printer, "media-low");
  support_run_until (fixture->change_count > 0);
  let_time_pass ();
  support_queue_free (g_steal_pointer (&fixture->queue));
  support_run_until (support_printer_count_subscriptions (fixture->printer) == 0);
}

static void
test_ends_while_the_printer_is_off (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_DIE);
  print_queue_watch (fixture->queue);
  support_queue_free (g_steal_pointer (&fixture->queue));
  g_assert_cmpuint (fixture->change_count, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/printing/watch/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("tells-of-each-change", test_tells_of_each_change);
  ADD ("renews-its-lease", test_renews_its_lease);
  ADD ("watches-once", test_watches_once);
  ADD ("tells-of-a-printer-that-dies-and-comes-back",
       test_tells_of_a_printer_that_dies_and_comes_back);
  ADD ("is-silent-where-nothing-is-offered", test_is_silent_where_nothing_is_offered);
  ADD ("ends-with-its-queue", test_ends_with_its_queue);
  ADD ("does-not-wait-for-the-printer-to-end", test_does_not_wait_for_the_printer_to_end);
  ADD ("ends-while-the-printer-is-off", test_ends_while_the_printer_is_off);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-queue.h"

#include "support-printer.h"
#include "support-printing.h"
#include "support-queue.h"

typedef struct {
  SupportPrinting *world;
  SupportPrinter *printer;
  PrintQueue *queue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const char *uri;

  fixture->printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  uri = support_printer_get_uri (fixture->printer);
  fixture->world = support_printing_new_bare ();
  support_printing_add_queue (fixture->world, SUPPORT_PRINTING_QUEUE, uri);
  fixture->queue =
    print_queue_new (support_printing_get_server (fixture->world), SUPPORT_PRINTING_QUEUE, uri);
}

static void
set_up_direct (Fixture *fixture, gconstpointer user_data)
{
  fixture->printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  fixture->queue = print_queue_new_direct (support_printer_get_uri (fixture->printer));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  support_queue_free (fixture->queue);
  support_printing_free (fixture->world);
  support_printer_free (fixture->printer);
}

static void
assert_described (Fixture *fixture, const char *expected)
{
  g_autofree char *text = support_queue_describe (fixture->queue);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_resumed (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (support_queue_resume (fixture->queue, &error));
  g_assert_no_error (error);
  assert_described (fixture, "ready/none");
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
}

static void
assert_not_resumed (Fixture *fixture, PrintError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (support_queue_resume (fixture->queue, &error));
  g_assert_error (error, PRINT_ERROR, (int) code);
}

static void
test_leaves_alone_what_was_not_stopped (Fixture *fixture, gconstpointer user_data)
{
  assert_resumed (fixture);
}

static void
test_lets_a_stopped_queue_go_on (Fixture *fixture, gconstpointer user_data)
{
  support_printing_run (fixture->world, "cupsdisable", SUPPORT_PRINTING_QUEUE);
  assert_described (fixture, "offline/paused");
  assert_resumed (fixture);
}

static void
test_lets_a_queue_take_jobs_again (Fixture *fixture, gconstpointer user_data)
{
  support_printing_run (fixture->world, "cupsdisable", SUPPORT_PRINTING_QUEUE);
  support_printing_run (fixture->world, "cupsreject", SUPPORT_PRINTING_QUEUE);
  assert_described (fixture, "offline/paused");
  assert_resumed (fixture);
}

/* The cover comes first, and what stopped the queue may have been the cover. */
static void
test_waits_until_the_printer_could_print (Fixture *fixture, gconstpointer user_data)
{
  support_printing_run (fixture->world, "cupsdisable", SUPPORT_PRINTING_QUEUE);
  support_printer_set_reasons (fixture->printer, "cover-open-error");
  assert_described (fixture, "open/cover");
  assert_not_resumed (fixture, PRINT_ERROR_NOT_READY);
  support_printer_set_reasons (fixture->printer, "");
  assert_described (fixture, "offline/paused");
  assert_resumed (fixture);
}

static void
test_lets_a_paused_printer_go_on (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_reasons (fixture->printer, "paused");
  assert_described (fixture, "offline/paused");
  assert_resumed (fixture);
}

static void
test_says_so_where_only_hands_help (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_accepting (fixture->printer, FALSE);
  assert_not_resumed (fixture, PRINT_ERROR_NOT_READY);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_DIE);
  assert_not_resumed (fixture, PRINT_ERROR_NOT_READY);
}

int
main (int argc, char **argv)
{
  const char *missing = support_printing_find_missing ();

  g_test_init (&argc, &argv, NULL);
  if (missing != NULL) {
    g_print ("1..0 # SKIP %s is not installed\n", missing);
    return 0;
  }
#define ADD(path, set_up, function)                                                                \
  g_test_add ("/printing/resume/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("leaves-alone-what-was-not-stopped", set_up, test_leaves_alone_what_was_not_stopped);
  ADD ("lets-a-stopped-queue-go-on", set_up, test_lets_a_stopped_queue_go_on);
  ADD ("lets-a-queue-take-jobs-again", set_up, test_lets_a_queue_take_jobs_again);
  ADD ("waits-until-the-printer-could-print", set_up, test_waits_until_the_printer_could_print);
  ADD ("lets-a-paused-printer-behind-a-queue-go-on", set_up, test_lets_a_paused_printer_go_on);
  ADD ("lets-a-paused-printer-go-on", set_up_direct, test_lets_a_paused_printer_go_on);
  ADD ("says-so-where-only-hands-help", set_up_direct, test_says_so_where_only_hands_help);
  return g_test_run ();
}

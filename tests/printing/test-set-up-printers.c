/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* The technician's command that makes a kiosk's queues. */

#include <string.h>

#include "print-queue.h"
#include "support-printer.h"
#include "support-run-until.h"
#include "support-scheduler.h"

typedef struct {
  SupportScheduler *scheduler;
  SupportPrinter *roll;
  SupportPrinter *sheets;
  char *settings; /* for both */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->scheduler = support_scheduler_new ();
  fixture->roll = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  fixture->sheets = support_printer_new (SUPPORT_PRINTER_PAGE_A4);
  fixture->settings = g_strdup_printf (
    "queue = receipts\ndevice_uri=%s\n#device_uri=ipp://nowhere/\n"
    "sheet_queue=sheets\nsheet_device_uri = %s \n[staff]\nqueue=none\n",
    support_printer_get_uri (fixture->roll), support_printer_get_uri (fixture->sheets));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  support_scheduler_free (fixture->scheduler);
  support_printer_free (fixture->roll);
  support_printer_free (fixture->sheets);
  g_free (fixture->settings);
}

static char *
ask_state (Fixture *fixture, const char *queue_name)
{
  g_autoptr (PrintQueue) queue =
    print_queue_new (support_scheduler_get_server (fixture->scheduler), queue_name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PrintCondition condition;

  print_queue_ask_state_async (queue, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  condition = print_queue_ask_state_finish (queue, result, &error);
  g_assert_no_error (error);
  return g_strdup (print_state_to_string (condition.state));
}

static void
assert_states (Fixture *fixture, const char *receipts, const char *sheets)
{
  g_autofree char *receipts_state = ask_state (fixture, "receipts");
  g_autofree char *sheets_state = ask_state (fixture, "sheets");

  g_assert_cmpstr (receipts_state, ==, receipts);
  g_assert_cmpstr (sheets_state, ==, sheets);
}

static void
test_makes_both_queues_as_often_as_wanted (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 2; i++) {
    g_autofree char *said =
      support_scheduler_set_up_printers (fixture->scheduler, fixture->settings);

    g_assert_nonnull (strstr (said, "receipts: driverless for ipp://127.0.0.1:"));
    g_assert_nonnull (strstr (said, "receipts: ready\n"));
    g_assert_nonnull (strstr (said, "sheets: ready\n"));
    assert_states (fixture, "ready", "ready");
  }
}

static void
test_keeps_them_through_a_death_of_the_scheduler (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_free (support_scheduler_set_up_printers (fixture->scheduler, fixture->settings));
  support_scheduler_kill (fixture->scheduler);
  support_scheduler_restart_async (fixture->scheduler, support_keep_result, &result);
  support_run_until (result != NULL);
  assert_states (fixture, "ready", "ready");
}

static void
test_takes_them_away (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  g_free (support_scheduler_set_up_printers (fixture->scheduler, fixture->settings));
  said = support_scheduler_remove_printers (fixture->scheduler, fixture->settings);
  g_assert_cmpstr (said, ==, "receipts: removed\nsheets: removed\n");
  assert_states (fixture, "offline", "offline");
  g_free (support_scheduler_remove_printers (fixture->scheduler, fixture->settings));
}

static void
test_makes_no_queue_that_would_go_nowhere (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  support_printer_set_temper (fixture->roll, SUPPORT_PRINTER_DIE);
  said = support_scheduler_fail_to_set_up (fixture->scheduler, fixture->settings);
  g_assert_nonnull (strstr (said, "receipts: nothing answers at ipp://"));
  assert_states (fixture, "offline", "offline");
}

static void
test_leaves_alone_what_is_not_its_to_make (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *direct = g_strdup_printf ("queue=%s", support_printer_get_uri (fixture->roll));
  g_autofree char *of_direct = NULL, *of_missing = NULL, *of_present = NULL;

  of_direct = support_scheduler_set_up_printers (fixture->scheduler, direct);
  g_assert_nonnull (strstr (of_direct, "a printer without a queue"));
  of_missing = support_scheduler_fail_to_set_up (fixture->scheduler, "queue=receipts");
  g_assert_nonnull (strstr (of_missing, "receipts: there is no such queue"));
  g_free (support_scheduler_set_up_printers (fixture->scheduler, fixture->settings));
  of_present = support_scheduler_set_up_printers (fixture->scheduler, "queue=receipts");
  g_assert_cmpstr (of_present, ==, "receipts: made by hand, left as it is\n");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/printing/set-up-printers/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  const char *missing = support_scheduler_find_missing ();

  g_test_init (&argc, &argv, NULL);
  if (missing != NULL) {
    g_print ("1..0 # SKIP %s is not installed\n", missing);
    return 0;
  }

  ADD ("makes-both-queues-as-often-as-wanted", test_makes_both_queues_as_often_as_wanted);
  ADD ("keeps-them-through-a-death-of-the-scheduler",
       test_keeps_them_through_a_death_of_the_scheduler);
  ADD ("takes-them-away", test_takes_them_away);
  ADD ("makes-no-queue-that-would-go-nowhere", test_makes_no_queue_that_would_go_nowhere);
  ADD ("leaves-alone-what-is-not-its-to-make", test_leaves_alone_what_is_not_its_to_make);

  return g_test_run ();
}

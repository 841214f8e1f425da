/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* The real CUPS and a printer that can be given troubles. What counts is what came out on paper. */

#include "print-queue.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "print-certificate.h"
#include "print-page.h"
#include "support-printing.h"
#include "support-queue.h"
#include "support-run-until.h"

typedef struct {
  SupportPrinting *world;
  PrintQueue *queue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->world = support_printing_new ();
  fixture->queue =
    print_queue_new (support_printing_get_server (fixture->world), SUPPORT_PRINTING_QUEUE,
                     support_printing_get_device_uri (fixture->world));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  support_queue_free (fixture->queue);
  support_printing_free (fixture->world);
}

static void
set_up_sheets (Fixture *fixture, gconstpointer unused)
{
  fixture->world = support_printing_new_for_sheets ();
  fixture->queue =
    print_queue_new (support_printing_get_server (fixture->world), SUPPORT_PRINTING_QUEUE,
                     support_printing_get_device_uri (fixture->world));
}

static void
assert_state (PrintQueue *queue, const char *expected)
{
  g_assert_cmpstr (print_state_to_string (support_queue_ask (queue).state), ==, expected);
}

static guint
count_received (Fixture *fixture)
{
  g_autoptr (GPtrArray) paths = support_printing_list_received (fixture->world);

  return paths->len;
}

/* What a roll printer would burn, so that a shift of half a dot on the way would show. */
static char *
rasterise (const char *pdf_path, gsize *ret_length)
{
  const char *arguments[] = { "pdftoppm", "-r", "203", "-mono", pdf_path, NULL };
  char *bitmap = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  bitmap = g_bytes_unref_to_data (g_steal_pointer (&output), ret_length);
  g_assert_cmpuint (*ret_length, >, 1000);
  return bitmap;
}

static void
test_prints_dot_for_dot (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (GPtrArray) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *original =
    g_build_filename (support_printing_get_folder (fixture->world), "original.pdf", NULL);
  g_autofree char *sent = NULL, *printed = NULL;
  gsize sent_length, printed_length;
  int job_id = support_queue_submit (fixture->queue);

  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  paper = support_printing_list_paper (fixture->world);
  g_assert_cmpuint (paper->len, ==, 1);
  g_file_set_contents (original, g_bytes_get_data (page->pdf, NULL), g_bytes_get_size (page->pdf),
                       &error);
  g_assert_no_error (error);
  sent = rasterise (original, &sent_length);
  printed = rasterise (paper->pdata[0], &printed_length);
  g_assert_cmpmem (sent, sent_length, printed, printed_length);
}

static void
test_leaves_nothing_in_the_spool (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *spool =
    g_build_filename (support_printing_get_folder (fixture->world), "cups", "spool", NULL);
  g_autoptr (GDir) directory = NULL;
  const char *entry;
  int job_id = support_queue_submit (fixture->queue);

  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  directory = g_dir_open (spool, 0, NULL);
  g_assert_nonnull (directory);
  while ((entry = g_dir_read_name (directory)) != NULL)
    g_assert_false (g_str_has_prefix (entry, "d0"));
}

static void
test_tells_the_scheduler_no_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (support_printing_get_folder (fixture->world), "cups",
                                            "spool", "c00001", NULL);
  g_autofree char *job = NULL;
  gsize length;
  int job_id = support_queue_submit (fixture->queue);

  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  g_assert_true (g_file_get_contents (path, &job, &length, NULL));
  g_assert_nonnull (memmem (job, length, "kushk", strlen ("kushk")));
  g_assert_nonnull (memmem (job, length, "receipt", strlen ("receipt")));
  g_assert_null (memmem (job, length, g_get_user_name (), strlen (g_get_user_name ())));
}

static void
test_has_a_word_for_each_trouble (Fixture *fixture, gconstpointer unused)
{
  static const char *const troubles[][2] = {
    { "paper-low", "low" }, { "paper-out", "out" },        { "cover-open", "open" },
    { "jam", "jammed" },    { "paper-low jam", "jammed" }, { "paper-out cover-open", "open" },
    { "", "ready" },
  };

  assert_state (fixture->queue, "ready");
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++) {
    support_printing_set_faults (fixture->world, troubles[i][0]);
    assert_state (fixture->queue, troubles[i][1]);
  }
}

static void
test_starts_no_job_on_an_empty_roll (Fixture *fixture, gconstpointer unused)
{
  support_printing_set_faults (fixture->world, "paper-out");
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NOT_READY);
  support_printing_set_faults (fixture->world, "cover-open");
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NOT_READY);
  support_printing_set_faults (fixture->world, "");
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  g_assert_cmpuint (count_received (fixture), ==, 0);
}

static void
test_sees_the_paper_run_out_under_a_job (Fixture *fixture, gconstpointer unused)
{
  PrintCondition printer;
  int job_id;

  support_printing_set_faults (fixture->world, "hang");
  job_id = support_queue_submit (fixture->queue);
  support_run_until (count_received (fixture) == 1);
  support_printing_set_faults (fixture->world, "paper-out");
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, &printer), ==,
                   PRINT_JOB_PRINTING);
  g_assert_cmpint (printer.state, ==, PRINT_STATE_OUT);
  support_printing_set_faults (fixture->world, "");
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 1);
}

static void
test_does_not_believe_completed_with_the_cover_open (Fixture *fixture, gconstpointer unused)
{
  int job_id;

  support_printing_set_faults (fixture->world, "hang");
  job_id = support_queue_submit (fixture->queue);
  support_run_until (count_received (fixture) == 1);
  support_printing_set_faults (fixture->world, "cover-open blind");
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "unknown");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 0);
}

static void
test_fails_a_job_that_the_printer_aborts (Fixture *fixture, gconstpointer unused)
{
  int job_id;

  support_printing_set_faults (fixture->world, "abort");
  job_id = support_queue_submit (fixture->queue);
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "failed");
  support_printing_set_faults (fixture->world, "");
  assert_state (fixture->queue, "ready");
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
}

/* A cut in the middle of the document makes CUPS stop the queue, whatever its error policy. */
static PrintJobState
ask_job_and_resume (PrintQueue *queue, int job_id)
{
  PrintCondition printer;
  PrintJobState state = support_queue_ask_job (queue, job_id, &printer);

  if (state == PRINT_JOB_PRINTING && printer.reason == PRINT_REASON_PAUSED)
    support_queue_resume (queue, NULL);
  return state;
}

/* CUPS sends the job again if the cut comes before the printer has all of it, and then it is truly
 * printed. Otherwise it calls "completed" what never came out. */
static void
test_does_not_believe_completed_after_a_power_cut (Fixture *fixture, gconstpointer unused)
{
  PrintJobState state;
  int job_id;

  support_printing_set_faults (fixture->world, "hang");
  job_id = support_queue_submit (fixture->queue);
  support_run_until (count_received (fixture) == 1);
  support_printing_signal_printer (fixture->world, SIGKILL);
  support_run_until (support_queue_ask (fixture->queue).state == PRINT_STATE_OFFLINE);
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, NULL), !=, PRINT_JOB_PRINTED);
  support_printing_start_printer (fixture->world);
  support_run_until ((state = ask_job_and_resume (fixture->queue, job_id)) != PRINT_JOB_PRINTING);
  if (support_printing_count_paper (fixture->world) == 0)
    g_assert_cmpstr (print_job_state_to_string (state), ==, "unknown");
  else
    g_assert_cmpstr (print_job_state_to_string (state), ==, "printed");

  /* CUPS would say of every further job that it had lost the printer. */
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
}

static void
test_is_offline_where_nobody_listens (Fixture *fixture, gconstpointer unused)
{
  support_printing_signal_printer (fixture->world, SIGKILL);
  support_run_until (support_queue_ask (fixture->queue).state == PRINT_STATE_OFFLINE);
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NO_PRINTER);
}

static void
test_answers_for_a_printer_that_hangs (Fixture *fixture, gconstpointer unused)
{
  PrintCondition printer;
  int job_id;

  support_printing_set_faults (fixture->world, "hang");
  job_id = support_queue_submit (fixture->queue);
  support_run_until (count_received (fixture) == 1);
  support_printing_signal_printer (fixture->world, SIGSTOP);
  assert_state (fixture->queue, "unknown");
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, &printer), ==,
                   PRINT_JOB_PRINTING);
  g_assert_cmpint (printer.state, ==, PRINT_STATE_UNKNOWN);

  /* The queue is empty soon, but nobody knows what the printer does when it comes to itself. */
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 1);
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, NULL), ==, PRINT_JOB_FAILED);
  support_printing_signal_printer (fixture->world, SIGCONT);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  support_printing_set_faults (fixture->world, "");
  assert_state (fixture->queue, "ready");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 0);
}

static void
test_answers_for_a_scheduler_that_is_gone (Fixture *fixture, gconstpointer unused)
{
  PrintCondition printer;

  support_printing_stop_scheduler (fixture->world);
  assert_state (fixture->queue, "offline");
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NO_PRINTER);
  g_assert_cmpint (support_queue_ask_job (fixture->queue, 1, &printer), ==, PRINT_JOB_UNKNOWN);
  g_assert_cmpint (printer.state, ==, PRINT_STATE_OFFLINE);
}

static void
test_answers_for_a_scheduler_that_hangs (Fixture *fixture, gconstpointer unused)
{
  support_printing_signal_scheduler (fixture->world, SIGSTOP);
  assert_state (fixture->queue, "unknown");
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NOT_READY);
  support_printing_signal_scheduler (fixture->world, SIGCONT);

  /* What may print after such an answer is what purging is for. */
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
}

static void
test_is_offline_while_the_queue_is_stopped (Fixture *fixture, gconstpointer unused)
{
  support_printing_run (fixture->world, "cupsdisable", SUPPORT_PRINTING_QUEUE);
  assert_state (fixture->queue, "offline");
  support_printing_run (fixture->world, "cupsenable", SUPPORT_PRINTING_QUEUE);
  assert_state (fixture->queue, "ready");
  support_printing_run (fixture->world, "cupsreject", SUPPORT_PRINTING_QUEUE);
  assert_state (fixture->queue, "offline");
}

static void
test_finds_no_queue_of_another_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PrintQueue) queue =
    print_queue_new (support_printing_get_server (fixture->world), "another",
                     support_printing_get_device_uri (fixture->world));

  assert_state (queue, "offline");
  support_queue_assert_refused (queue, PRINT_ERROR_NO_PRINTER);
}

static void
test_asks_the_queue_where_the_printer_cannot_be_asked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PrintQueue) queue = print_queue_new (support_printing_get_server (fixture->world),
                                                  SUPPORT_PRINTING_QUEUE, "usb://Kushk/Roll");

  assert_state (queue, "ready");
  g_assert_cmpstr (support_queue_wait_for_job (queue, support_queue_submit (queue)), ==, "printed");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 1);
}

static void
test_cancels_a_job_and_what_is_over_already (Fixture *fixture, gconstpointer unused)
{
  int job_id;

  support_printing_set_faults (fixture->world, "hang");
  job_id = support_queue_submit (fixture->queue);
  support_queue_cancel_job (fixture->queue, job_id);
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, NULL), ==, PRINT_JOB_FAILED);
  support_queue_cancel_job (fixture->queue, job_id);
  support_queue_cancel_job (fixture->queue, 999);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  support_printing_set_faults (fixture->world, "");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 0);
}

static void
test_purges_until_nothing_is_left (Fixture *fixture, gconstpointer unused)
{
  int jobs[3];

  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  support_printing_set_faults (fixture->world, "hang");
  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    jobs[i] = support_queue_submit (fixture->queue);
  support_run_until (count_received (fixture) == 1);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    g_assert_cmpint (support_queue_ask_job (fixture->queue, jobs[i], NULL), ==, PRINT_JOB_FAILED);

  /* The next citizen's receipt is the first to come out. */
  support_printing_set_faults (fixture->world, "");
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 1);
}

static void
test_leaves_no_job_when_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  print_queue_submit_async (fixture->queue, page->pdf, page->width_points, page->height_points,
                            "receipt", cancellable, support_keep_result, &result);
  g_cancellable_cancel (cancellable);
  support_run_until (result != NULL);
  g_assert_cmpint (print_queue_submit_finish (fixture->queue, result, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
}

static void
test_asks_many_things_at_once (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *results[40] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    print_queue_ask_state_async (fixture->queue, NULL, support_keep_result, &results[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++) {
    g_autoptr (GError) error = NULL;

    support_run_until (results[i] != NULL);
    g_assert_cmpint (print_queue_ask_state_finish (fixture->queue, results[i], &error).state, ==,
                     PRINT_STATE_READY);
    g_assert_no_error (error);
    g_object_unref (results[i]);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/printing/queue/" path, Fixture, NULL, set_up, function, tear_down)

/* The filters neither turn nor shrink it: what comes out is A4 again. */
static void
test_prints_a_sheet_of_a4 (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PrintCertificate) certificate = print_certificate_new (PRINT_DIRECTION_RTL);
  g_autoptr (GPtrArray) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *facts = NULL;
  int job_id;

  print_certificate_set_title (certificate, "رخصة تجارية", "Commercial licence");
  print_certificate_set_proof (certificate, "https://example.test/v/1", "امسح", "Scan");
  page = print_certificate_render (certificate, 300, &error);
  g_assert_no_error (error);
  job_id = support_queue_try_to_submit (fixture->queue, page, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  paper = support_printing_list_paper (fixture->world);
  g_assert_cmpuint (paper->len, ==, 1);
  g_spawn_sync (NULL, (char *[]){ (char *) "pdfinfo", paper->pdata[0], NULL }, NULL,
                G_SPAWN_SEARCH_PATH, NULL, NULL, &facts, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (facts, "(A4)"));
  g_assert_nonnull (strstr (facts, "Pages:           1"));
}

static void
test_prints_without_a_scheduler (Fixture *fixture, gconstpointer unused)
{
  PrintQueue *queue = print_queue_new_direct (support_printing_get_device_uri (fixture->world));

  support_printing_stop_scheduler (fixture->world);
  assert_state (queue, "ready");
  g_assert_cmpstr (support_queue_wait_for_job (queue, support_queue_submit (queue)), ==, "printed");
  g_assert_cmpuint (support_printing_count_paper (fixture->world), ==, 1);
  support_printing_set_faults (fixture->world, "paper-out");
  support_queue_assert_refused (queue, PRINT_ERROR_NOT_READY);
  support_queue_free (queue);
}

/* This printer forgets its jobs with the power, and counts from 1 again. */
static void
test_takes_no_other_job_for_its_own (Fixture *fixture, gconstpointer unused)
{
  const char *uri = support_printing_get_device_uri (fixture->world);
  PrintQueue *mine = print_queue_new_direct (uri);
  PrintQueue *other = print_queue_new_direct (uri);
  int job_id;

  support_printing_set_faults (fixture->world, "hang");
  job_id = support_queue_submit (mine);
  support_printing_signal_printer (fixture->world, SIGKILL);
  support_run_until (support_queue_ask (mine).state == PRINT_STATE_OFFLINE);
  support_printing_start_printer (fixture->world);
  do
    g_assert_cmpstr (support_queue_wait_for_job (other, support_queue_submit (other)), ==,
                     "printed");
  while (support_queue_ask_job (other, job_id, NULL) == PRINT_JOB_UNKNOWN);
  g_assert_cmpint (support_queue_ask_job (mine, job_id, NULL), ==, PRINT_JOB_UNKNOWN);
  support_queue_free (mine);
  support_queue_free (other);
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
  g_test_add ("/printing/queue/prints-a-sheet-of-a4", Fixture, NULL, set_up_sheets,
              test_prints_a_sheet_of_a4, tear_down);
  ADD ("prints-dot-for-dot", test_prints_dot_for_dot);
  ADD ("leaves-nothing-in-the-spool", test_leaves_nothing_in_the_spool);
  ADD ("tells-the-scheduler-no-name", test_tells_the_scheduler_no_name);
  ADD ("has-a-word-for-each-trouble", test_has_a_word_for_each_trouble);
  ADD ("starts-no-job-on-an-empty-roll", test_starts_no_job_on_an_empty_roll);
  ADD ("sees-the-paper-run-out-under-a-job", test_sees_the_paper_run_out_under_a_job);
  ADD ("does-not-believe-completed-with-the-cover-open",
       test_does_not_believe_completed_with_the_cover_open);
  ADD ("fails-a-job-that-the-printer-aborts", test_fails_a_job_that_the_printer_aborts);
  ADD ("does-not-believe-completed-after-a-power-cut",
       test_does_not_believe_completed_after_a_power_cut);
  ADD ("is-offline-where-nobody-listens", test_is_offline_where_nobody_listens);
  ADD ("answers-for-a-printer-that-hangs", test_answers_for_a_printer_that_hangs);
  ADD ("answers-for-a-scheduler-that-is-gone", test_answers_for_a_scheduler_that_is_gone);
  ADD ("answers-for-a-scheduler-that-hangs", test_answers_for_a_scheduler_that_hangs);
  ADD ("is-offline-while-the-queue-is-stopped", test_is_offline_while_the_queue_is_stopped);
  ADD ("finds-no-queue-of-another-name", test_finds_no_queue_of_another_name);
  ADD ("asks-the-queue-where-the-printer-cannot-be-asked",
       test_asks_the_queue_where_the_printer_cannot_be_asked);
  ADD ("cancels-a-job-and-what-is-over-already", test_cancels_a_job_and_what_is_over_already);
  ADD ("purges-until-nothing-is-left", test_purges_until_nothing_is_left);
  ADD ("leaves-no-job-when-cancelled", test_leaves_no_job_when_cancelled);
  ADD ("asks-many-things-at-once", test_asks_many_things_at_once);
  ADD ("prints-without-a-scheduler", test_prints_without_a_scheduler);
  ADD ("takes-no-other-job-for-its-own", test_takes_no_other_job_for_its_own);
  return g_test_run ();
}

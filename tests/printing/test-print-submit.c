/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* A printer that faults on command, behind a CUPS queue and spoken to directly: what is true of one
 * way has to be true of the other. */

#include "print-queue.h"

#include <string.h>

#include "support-printer.h"
#include "support-printing.h"
#include "support-queue.h"
#include "support-run-until.h"

typedef struct {
  const char *name;
  SupportPrinterKind kind;
  gboolean is_direct;
} Way;

static const Way ways[] = {
  { "direct", SUPPORT_PRINTER_ROLL_80, TRUE },
  { "queue", SUPPORT_PRINTER_ROLL_80, FALSE },
};
static const Way raster_only = { "raster", SUPPORT_PRINTER_ROLL_RASTER_ONLY, TRUE };

typedef struct {
  SupportPrinting *world; /* NULL without a scheduler */
  SupportPrinter *printer;
  PrintQueue *queue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const Way *way = user_data;
  const char *uri;

  fixture->printer = support_printer_new (way->kind);
  uri = support_printer_get_uri (fixture->printer);
  if (way->is_direct) {
    fixture->queue = print_queue_new_direct (uri);
    return;
  }
  fixture->world = support_printing_new_bare ();
  support_printing_add_queue (fixture->world, SUPPORT_PRINTING_QUEUE, uri);
  fixture->queue =
    print_queue_new (support_printing_get_server (fixture->world), SUPPORT_PRINTING_QUEUE, uri);
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
test_prints_and_says_so (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SupportPaper) paper = NULL;
  int job_id = support_queue_submit (fixture->queue);

  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 1);
  paper = support_printer_take_paper (fixture->printer);
  g_assert_true (g_str_has_prefix (paper->job_name, "receipt-"));
  g_assert_cmpstr (paper->format, ==, "application/pdf");
}

static void
test_asks_for_the_page_s_own_size (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (SupportPaper) paper = NULL;
  int job_id = support_queue_submit (fixture->queue);

  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  paper = support_printer_take_paper (fixture->printer);
  /* CUPS makes it whole points, and its filters see to it that nothing moves. */
  g_assert_cmpint (ABS (paper->width - (int) page->width_points * 2540 / 72), <=, 20);
  g_assert_cmpint (ABS (paper->height - (int) page->height_points * 2540 / 72), <=, 20);
  if (fixture->world == NULL)
    g_assert_cmpmem (g_bytes_get_data (page->pdf, NULL), g_bytes_get_size (page->pdf),
                     g_bytes_get_data (paper->document, NULL), g_bytes_get_size (paper->document));
}

static gboolean
is_cut (Fixture *fixture, int job_id)
{
  g_autoptr (SupportPaper) paper = NULL;

  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  paper = support_printer_take_paper (fixture->printer);
  return paper->is_cut;
}

static void
test_cuts_the_paper_where_it_can (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (is_cut (fixture, support_queue_submit (fixture->queue)));
}

static void
test_asks_once_what_the_printer_can (Fixture *fixture, gconstpointer user_data)
{
  guint looks;
  int job_id;

  support_printer_offer_cut (fixture->printer, FALSE);
  g_assert_false (is_cut (fixture, support_queue_submit (fixture->queue)));
  looks = support_printer_count_looks (fixture->printer);
  job_id = support_queue_submit (fixture->queue);
  /* For its condition only. */
  g_assert_cmpuint (support_printer_count_looks (fixture->printer), ==, looks + 1);
  g_assert_false (is_cut (fixture, job_id));

  /* Whoever comes back may be another. */
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_DIE);
  support_run_until (support_queue_ask (fixture->queue).state == PRINT_STATE_OFFLINE);
  support_printer_offer_cut (fixture->printer, TRUE);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_NORMAL);
  support_run_until (support_queue_ask (fixture->queue).state == PRINT_STATE_READY);
  g_assert_true (is_cut (fixture, support_queue_submit (fixture->queue)));
}

static void
test_refuses_what_the_printer_cannot_read (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (support_queue_try_to_submit (fixture->queue, page, NULL, &error), ==, 0);
  g_assert_error (error, PRINT_ERROR, PRINT_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "put a queue with CUPS' filters before it"));
  g_assert_cmpuint (support_printer_count_received (fixture->printer), ==, 0);
}

static void
test_starts_no_job_on_a_printer_that_cannot_print (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *reasons, *described;
    PrintError error;
  } troubles[] = {
    { "media-empty-error", "out/paper-out", PRINT_ERROR_NOT_READY },
    { "media-needed", "out/paper-out", PRINT_ERROR_NOT_READY },
    { "input-tray-missing-error", "out/tray", PRINT_ERROR_NOT_READY },
    { "media-jam-error", "jammed/jam", PRINT_ERROR_NOT_READY },
    { "cover-open-error", "open/cover", PRINT_ERROR_NOT_READY },
    { "door-open-report", "open/cover", PRINT_ERROR_NOT_READY },
    { "toner-low-warning,media-low-report,cover-open-error", "open/cover", PRINT_ERROR_NOT_READY },
    { "marker-waste-full-error", "out/waste", PRINT_ERROR_NOT_READY },
    { "motor-failure-error", "jammed/worn", PRINT_ERROR_NOT_READY },
    { "output-area-full-error", "jammed/output-full", PRINT_ERROR_NOT_READY },
    { "shutdown", "offline/off", PRINT_ERROR_NO_PRINTER },
    { "paused", "offline/paused", PRINT_ERROR_NO_PRINTER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++) {
    support_printer_set_reasons (fixture->printer, troubles[i].reasons);
    assert_described (fixture, troubles[i].described);
    support_queue_assert_refused (fixture->queue, troubles[i].error);
  }
  support_printer_set_reasons (fixture->printer, "");
  support_printer_set_accepting (fixture->printer, FALSE);
  assert_described (fixture, "offline/paused");
  support_printer_set_accepting (fixture->printer, TRUE);
  assert_described (fixture, "ready/none");
  g_assert_cmpuint (support_printer_count_received (fixture->printer), ==, 0);
}

static void
test_prints_on_while_something_is_low (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_reasons (fixture->printer, "media-low-warning");
  assert_described (fixture, "low/paper-low");
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
  support_printer_set_reasons (fixture->printer, "");
  support_printer_set_level (fixture->printer, 5);
  assert_described (fixture, "low/ink-low");
}

/* It stopped by itself, and nobody has to let it go on; but given a job it would hold it. */
static void
test_tells_a_hot_printer_from_a_paused_one (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_reasons (fixture->printer, "fuser-over-temp-error");
  assert_described (fixture, "offline/hot");
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NO_PRINTER);
  support_printer_set_reasons (fixture->printer, "com.example-error");
  assert_described (fixture, "offline/other");
  support_printer_set_reasons (fixture->printer, "media-low-report,paused");
  assert_described (fixture, "offline/paused");
}

static void
test_waits_with_a_job_that_a_trouble_holds (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition printer;
  int job_id;

  support_printer_plan (fixture->printer, SUPPORT_PRINTER_DURING, "media-empty-error",
                        SUPPORT_PRINTER_NORMAL);
  job_id = support_queue_submit (fixture->queue);
  support_run_until (support_printer_is_waiting (fixture->printer));
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, &printer), ==,
                   PRINT_JOB_PRINTING);
  g_assert_cmpint (printer.reason, ==, PRINT_REASON_PAPER_OUT);
  support_printer_set_reasons (fixture->printer, "");
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "printed");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 1);
}

static void
test_does_not_believe_a_printer_that_lies (Fixture *fixture, gconstpointer user_data)
{
  int job_id;

  support_printer_plan (fixture->printer, SUPPORT_PRINTER_BEFORE, "cover-open-error",
                        SUPPORT_PRINTER_LIE);
  job_id = support_queue_submit (fixture->queue);
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "unknown");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 0);
}

/* It was completed with the cover open: that somebody closes it makes it no truer, whether that was
 * seen when the job was over for us or, by a queue, long before. */
static void
test_is_not_talked_round_by_a_closed_cover (Fixture *fixture, gconstpointer user_data)
{
  PrintCondition printer = { PRINT_STATE_READY, PRINT_REASON_NONE };
  int job_id;

  support_printer_plan (fixture->printer, SUPPORT_PRINTER_BEFORE, "cover-open-error",
                        SUPPORT_PRINTER_LIE);
  job_id = support_queue_submit (fixture->queue);
  while (printer.state != PRINT_STATE_OPEN || support_printer_count_jobs (fixture->printer) > 0)
    support_queue_ask_job (fixture->queue, job_id, &printer);
  support_queue_ask_job (fixture->queue, job_id, &printer);
  support_printer_set_reasons (fixture->printer, "");
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_NORMAL);
  g_assert_cmpstr (support_queue_wait_for_job (fixture->queue, job_id), ==, "unknown");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 0);
}

static void
test_fails_a_job_that_the_printer_aborts (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_ABORT);
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "failed");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 0);
}

/* A job that is on paper, and whose number we have been told. */
static int
submit_and_begin (Fixture *fixture)
{
  int job_id;

  support_printer_set_pace (fixture->printer, 3600 * 1000, 0);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_SLOW);
  job_id = support_queue_submit (fixture->queue);
  support_run_until (support_printer_count_begun (fixture->printer) == 1);
  return job_id;
}

/* CUPS may send it again, and then it is printed; whoever says so has to have the paper. */
static void
test_says_nothing_it_cannot_know_after_a_power_cut (Fixture *fixture, gconstpointer user_data)
{
  int job_id = submit_and_begin (fixture);
  const char *state;

  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_DIE);
  support_run_until (support_queue_ask (fixture->queue).state == PRINT_STATE_OFFLINE);
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, NULL), !=, PRINT_JOB_PRINTED);
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NO_PRINTER);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_NORMAL);
  state = support_queue_wait_for_job (fixture->queue, job_id);
  if (support_printer_count_paper (fixture->printer) == 0)
    g_assert_cmpstr (state, ==, "unknown");
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
}

static void
test_answers_for_a_printer_that_hangs (Fixture *fixture, gconstpointer user_data)
{
  int job_id = submit_and_begin (fixture);

  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_HANG);
  assert_described (fixture, "unknown/silent");
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, NULL), !=, PRINT_JOB_PRINTED);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_SLOW);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  g_assert_cmpint (support_printer_count_jobs (fixture->printer), ==, 0);
  g_assert_cmpint (support_printer_count_paper (fixture->printer), ==, 0);
}

/* It would lie in the printer's ear until it comes to itself, and nobody could take it back. */
static void
test_gives_nothing_to_a_printer_that_hangs (Fixture *fixture, gconstpointer user_data)
{
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_HANG);
  support_queue_assert_refused (fixture->queue, PRINT_ERROR_NOT_READY);
  support_printer_set_temper (fixture->printer, SUPPORT_PRINTER_NORMAL);
  assert_described (fixture, "ready/none");
  g_assert_cmpuint (support_printer_count_received (fixture->printer), ==, 0);
}

static void
test_withdraws_a_job (Fixture *fixture, gconstpointer user_data)
{
  int job_id;

  support_printer_plan (fixture->printer, SUPPORT_PRINTER_BEFORE, "media-jam-error",
                        SUPPORT_PRINTER_NORMAL);
  job_id = support_queue_submit (fixture->queue);
  support_run_until (support_printer_is_waiting (fixture->printer));
  support_queue_cancel_job (fixture->queue, job_id);
  g_assert_cmpint (support_queue_ask_job (fixture->queue, job_id, NULL), ==, PRINT_JOB_FAILED);
  support_queue_cancel_job (fixture->queue, job_id);
  support_queue_cancel_job (fixture->queue, 999);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  support_printer_set_reasons (fixture->printer, "");
  g_assert_cmpuint (support_printer_count_jobs (fixture->printer), ==, 0);
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 0);
}

static void
test_purges_what_waits_behind_a_fault (Fixture *fixture, gconstpointer user_data)
{
  support_printer_plan (fixture->printer, SUPPORT_PRINTER_BEFORE, "media-empty-error",
                        SUPPORT_PRINTER_NORMAL);
  support_queue_submit (fixture->queue);
  support_run_until (support_printer_is_waiting (fixture->printer));
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  support_printer_set_reasons (fixture->printer, "");

  /* The next citizen's receipt is the first to come out. */
  g_assert_cmpstr (
    support_queue_wait_for_job (fixture->queue, support_queue_submit (fixture->queue)), ==,
    "printed");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 1);
}

static void
test_leaves_no_job_when_cancelled (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (support_queue_try_to_submit (fixture->queue, page, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (support_queue_purge (fixture->queue), ==, 0);
  g_assert_cmpuint (support_printer_count_received (fixture->printer), ==, 0);
}

typedef struct {
  const char *path;
  void (*function) (Fixture *fixture, gconstpointer user_data);
} Case;

static const Case cases[] = {
  { "prints-and-says-so", test_prints_and_says_so },
  { "asks-for-the-page-s-own-size", test_asks_for_the_page_s_own_size },
  { "cuts-the-paper-where-it-can", test_cuts_the_paper_where_it_can },
  { "starts-no-job-on-a-printer-that-cannot-print",
    test_starts_no_job_on_a_printer_that_cannot_print },
  { "prints-on-while-something-is-low", test_prints_on_while_something_is_low },
  { "tells-a-hot-printer-from-a-paused-one", test_tells_a_hot_printer_from_a_paused_one },
  { "waits-with-a-job-that-a-trouble-holds", test_waits_with_a_job_that_a_trouble_holds },
  { "does-not-believe-a-printer-that-lies", test_does_not_believe_a_printer_that_lies },
  { "is-not-talked-round-by-a-closed-cover", test_is_not_talked_round_by_a_closed_cover },
  { "fails-a-job-that-the-printer-aborts", test_fails_a_job_that_the_printer_aborts },
  { "says-nothing-it-cannot-know-after-a-power-cut",
    test_says_nothing_it_cannot_know_after_a_power_cut },
  { "answers-for-a-printer-that-hangs", test_answers_for_a_printer_that_hangs },
  { "gives-nothing-to-a-printer-that-hangs", test_gives_nothing_to_a_printer_that_hangs },
  { "withdraws-a-job", test_withdraws_a_job },
  { "purges-what-waits-behind-a-fault", test_purges_what_waits_behind_a_fault },
  { "leaves-no-job-when-cancelled", test_leaves_no_job_when_cancelled },
};

int
main (int argc, char **argv)
{
  const char *missing = support_printing_find_missing ();

  g_test_init (&argc, &argv, NULL);
  if (missing != NULL) {
    g_print ("1..0 # SKIP %s is not installed\n", missing);
    return 0;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++) {
      g_autofree char *path =
        g_strdup_printf ("/printing/submit/%s/%s", ways[i].name, cases[j].path);

      g_test_add (path, Fixture, &ways[i], set_up, cases[j].function, tear_down);
    }
  g_test_add ("/printing/submit/direct/asks-once-what-the-printer-can", Fixture, &ways[0], set_up,
              test_asks_once_what_the_printer_can, tear_down);
  g_test_add ("/printing/submit/direct/refuses-what-the-printer-cannot-read", Fixture, &raster_only,
              set_up, test_refuses_what_the_printer_cannot_read, tear_down);
  return g_test_run ();
}

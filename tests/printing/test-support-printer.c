/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer.h"
#include "support-printing.h"
#include "support-run-until.h"

#include <cairo-pdf.h>
#include <cups/cups.h>
#include <string.h>

/* The printer bench does what it is told to, as seen by libcups. */

#define DOCUMENT "%PDF-1.4 not much of one"
#define ANSWER_S 5.0

static http_t *
dial (SupportPrinter *printer, double seconds)
{
  char scheme[32], user[64], host[256], resource[256];
  int port;
  http_t *http;

  httpSeparateURI (HTTP_URI_CODING_ALL, support_printer_get_uri (printer), scheme, sizeof scheme,
                   user, sizeof user, host, sizeof host, &port, resource, sizeof resource);
  http = httpConnect2 (host, port, NULL, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1, 2000, NULL);
  if (http != NULL)
    httpSetTimeout (http, seconds, NULL, NULL);
  return http;
}

static gboolean
has_power (SupportPrinter *printer)
{
  http_t *http = dial (printer, ANSWER_S);

  httpClose (http);
  return http != NULL;
}

static ipp_t *
new_request (SupportPrinter *printer, ipp_op_t operation)
{
  ipp_t *request = ippNewRequest (operation);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL,
                support_printer_get_uri (printer));
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, "kushk");
  return request;
}

/* NULL: no answer within so many seconds. */
static ipp_t *
ask_within (SupportPrinter *printer, ipp_t *request, const char *document, double seconds)
{
  http_t *http = dial (printer, seconds);
  http_status_t status;
  ipp_t *reply = NULL;

  if (http != NULL) {
    status = cupsSendRequest (http, request, "/ipp/print",
                              document != NULL ? CUPS_LENGTH_VARIABLE : ippLength (request));
    if (document != NULL && status == HTTP_STATUS_CONTINUE)
      status = cupsWriteRequestData (http, document, strlen (document));
    if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK)
      reply = cupsGetResponse (http, "/ipp/print");
    httpClose (http);
  }
  ippDelete (request);
  return reply;
}

static ipp_t *
ask (SupportPrinter *printer, ipp_t *request, const char *document)
{
  return ask_within (printer, request, document, ANSWER_S);
}

static int
print (SupportPrinter *printer, const char *name)
{
  ipp_t *request = new_request (printer, IPP_OP_PRINT_JOB);
  ipp_t *reply;
  int job;

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, name);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL,
                "application/pdf");
  ippAddInteger (request, IPP_TAG_JOB, IPP_TAG_ENUM, "finishings", IPP_FINISHINGS_TRIM);
  reply = ask (printer, request, DOCUMENT);
  job = ippGetInteger (ippFindAttribute (reply, "job-id", IPP_TAG_INTEGER), 0);
  ippDelete (reply);
  return job;
}

static int
ask_job_state (SupportPrinter *printer, int job)
{
  ipp_t *request = new_request (printer, IPP_OP_GET_JOB_ATTRIBUTES);
  ipp_t *reply;
  int state;

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  reply = ask (printer, request, NULL);
  state = ippGetInteger (ippFindAttribute (reply, "job-state", IPP_TAG_ENUM), 0);
  ippDelete (reply);
  return state;
}

static void
assert_shows (SupportPrinter *printer, int state, const char *reasons)
{
  ipp_t *reply = ask (printer, new_request (printer, IPP_OP_GET_PRINTER_ATTRIBUTES), NULL);
  ipp_attribute_t *attribute = ippFindAttribute (reply, "printer-state-reasons", IPP_TAG_KEYWORD);
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_nonnull (reply);
  for (int i = 0; i < ippGetCount (attribute); i++)
    g_string_append_printf (shown, "%s%s", i > 0 ? "," : "", ippGetString (attribute, i, NULL));
  g_assert_cmpstr (shown->str, ==, reasons);
  g_assert_cmpint (ippGetInteger (ippFindAttribute (reply, "printer-state", IPP_TAG_ENUM), 0), ==,
                   state);
  ippDelete (reply);
}

static void
test_prints_what_it_was_sent (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  g_autoptr (SupportPaper) paper = NULL;
  int job = print (printer, "receipt-1");

  g_assert_cmpint (job, ==, 1);
  support_run_until (support_printer_count_paper (printer) == 1);
  paper = support_printer_take_paper (printer);
  g_assert_cmpstr (paper->job_name, ==, "receipt-1");
  g_assert_cmpstr (paper->format, ==, "application/pdf");
  g_assert_cmpmem (g_bytes_get_data (paper->document, NULL), g_bytes_get_size (paper->document),
                   DOCUMENT, strlen (DOCUMENT));
  g_assert_true (paper->is_cut);
  g_assert_null (support_printer_take_paper (printer));
  g_assert_cmpint (ask_job_state (printer, job), ==, IPP_JSTATE_COMPLETED);
}

static void
test_halts_for_an_error_and_goes_on (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  int job;

  support_printer_set_reasons (printer, "cover-open-error,media-low-report");
  assert_shows (printer, IPP_PSTATE_STOPPED, "cover-open-error,media-low-report");
  job = print (printer, "receipt");
  g_assert_true (support_printer_is_waiting (printer));
  g_assert_cmpint (ask_job_state (printer, job), <, IPP_JSTATE_CANCELED);
  g_assert_cmpuint (support_printer_count_begun (printer), ==, 0);
  support_printer_set_reasons (printer, "media-low-report");
  support_run_until (support_printer_count_paper (printer) == 1);
  assert_shows (printer, IPP_PSTATE_IDLE, "media-low-report");
}

static void
test_prints_on_under_warnings (void)
{
  static const char *const warnings[] = { "media-empty-warning", "media-low", "toner-low-error",
                                          "marker-waste-almost-full", "cover-open-report" };

  for (gsize i = 0; i < G_N_ELEMENTS (warnings); i++) {
    g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_PAGE_A4);

    support_printer_set_reasons (printer, warnings[i]);
    print (printer, "receipt");
    support_run_until (support_printer_count_paper (printer) == 1);
  }
}

static void
test_a_plan_comes_true_at_its_moment (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  int job;

  support_printer_plan (printer, SUPPORT_PRINTER_BEFORE, "media-empty", SUPPORT_PRINTER_NORMAL);
  print (printer, "before");
  g_assert_true (support_printer_is_waiting (printer));
  g_assert_cmpuint (support_printer_count_begun (printer), ==, 0);
  support_printer_plan (printer, SUPPORT_PRINTER_DURING, "media-jam", SUPPORT_PRINTER_NORMAL);
  support_printer_set_reasons (printer, "");
  support_run_until (support_printer_count_begun (printer) == 1);
  support_run_until (support_printer_is_waiting (printer));
  g_assert_cmpuint (support_printer_count_paper (printer), ==, 0);
  g_assert_cmpint (ask_job_state (printer, 1), ==, IPP_JSTATE_STOPPED);
  support_printer_plan (printer, SUPPORT_PRINTER_AFTER, "cover-open", SUPPORT_PRINTER_NORMAL);
  support_printer_set_reasons (printer, "");
  support_run_until (support_printer_count_paper (printer) == 1);
  assert_shows (printer, IPP_PSTATE_STOPPED, "cover-open");
  g_assert_cmpint (ask_job_state (printer, 1), ==, IPP_JSTATE_COMPLETED);
  /* Each but once. */
  support_printer_set_reasons (printer, "");
  job = print (printer, "next");
  support_run_until (ask_job_state (printer, job) == IPP_JSTATE_COMPLETED);
}

static void
test_a_cancelled_job_leaves_no_paper (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  ipp_t *request = new_request (printer, IPP_OP_CANCEL_JOB);
  int job;

  support_printer_set_reasons (printer, "media-empty");
  job = print (printer, "receipt");
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  ippDelete (ask (printer, request, NULL));
  g_assert_cmpuint (support_printer_count_cancelled (printer), ==, 1);
  g_assert_cmpuint (support_printer_count_jobs (printer), ==, 0);
  support_printer_set_reasons (printer, "");
  print (printer, "next");
  support_run_until (support_printer_count_paper (printer) == 1);
  g_assert_cmpuint (support_printer_count_begun (printer), ==, 1);
}

static void
test_hangs_and_comes_to_itself (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);

  support_printer_set_temper (printer, SUPPORT_PRINTER_HANG);
  g_assert_null (
    ask_within (printer, new_request (printer, IPP_OP_GET_PRINTER_ATTRIBUTES), NULL, 0.3));
  support_printer_set_temper (printer, SUPPORT_PRINTER_NORMAL);
  assert_shows (printer, IPP_PSTATE_IDLE, "none");
  support_printer_plan (printer, SUPPORT_PRINTER_BEFORE, NULL, SUPPORT_PRINTER_HANG);
  g_assert_null (ask_within (printer, new_request (printer, IPP_OP_PRINT_JOB), DOCUMENT, 0.3));
  g_assert_cmpuint (support_printer_count_received (printer), ==, 1);
  g_assert_cmpuint (support_printer_count_begun (printer), ==, 0);
  support_printer_set_temper (printer, SUPPORT_PRINTER_NORMAL);
  support_run_until (support_printer_count_paper (printer) == 1);
}

static void
test_dies_and_forgets_its_jobs (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  int job;

  support_printer_plan (printer, SUPPORT_PRINTER_DURING, NULL, SUPPORT_PRINTER_DIE);
  job = print (printer, "receipt");
  support_run_until (!has_power (printer));
  support_printer_set_temper (printer, SUPPORT_PRINTER_NORMAL);
  g_assert_cmpint (ask_job_state (printer, job), ==, 0);
  g_assert_cmpuint (support_printer_count_paper (printer), ==, 0);
  job = print (printer, "next");
  support_run_until (support_printer_count_paper (printer) == 1);
  /* In the middle of a conversation. */
  support_printer_plan (printer, SUPPORT_PRINTER_BEFORE, NULL, SUPPORT_PRINTER_DIE);
  g_assert_cmpint (print (printer, "lost"), ==, 0);
  g_assert_false (has_power (printer));
}

static void
test_lies_and_aborts (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  int job;

  support_printer_set_reasons (printer, "cover-open");
  support_printer_set_temper (printer, SUPPORT_PRINTER_LIE);
  job = print (printer, "receipt");
  support_run_until (ask_job_state (printer, job) == IPP_JSTATE_COMPLETED);
  support_printer_set_reasons (printer, "");
  support_printer_set_temper (printer, SUPPORT_PRINTER_ABORT);
  job = print (printer, "receipt");
  support_run_until (ask_job_state (printer, job) == IPP_JSTATE_ABORTED);
  g_assert_cmpuint (support_printer_count_paper (printer), ==, 0);
}

static void
test_crawls (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  gint64 began_us = g_get_monotonic_time ();

  support_printer_set_pace (printer, 300, 50);
  support_printer_set_temper (printer, SUPPORT_PRINTER_SLOW);
  print (printer, "receipt");
  support_run_until (support_printer_count_paper (printer) == 1);
  g_assert_cmpint (g_get_monotonic_time () - began_us, >=, 340000);
}

static ipp_t *
new_pull (SupportPrinter *printer, int subscription, int from)
{
  ipp_t *request = new_request (printer, IPP_OP_GET_NOTIFICATIONS);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids",
                 subscription);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-sequence-numbers", from);
  ippAddBoolean (request, IPP_TAG_OPERATION, "notify-wait", 1);
  return request;
}

static gpointer
pull (gpointer printer)
{
  return ask (printer, new_pull (printer, 1, 1), NULL);
}

static void
test_tells_who_waits_for_news (void)
{
  g_autoptr (SupportPrinter) printer = support_printer_new (SUPPORT_PRINTER_ROLL_80);
  ipp_t *request = new_request (printer, IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS);
  GThread *waiting;
  ipp_t *reply;

  ippAddString (request, IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-pull-method", NULL,
                "ippget");
  reply = ask (printer, request, NULL);
  g_assert_cmpint (
    ippGetInteger (ippFindAttribute (reply, "notify-subscription-id", IPP_TAG_INTEGER), 0), ==, 1);
  ippDelete (reply);
  waiting = g_thread_new ("pull", pull, printer);
  support_printer_set_reasons (printer, "media-empty");
  reply = g_thread_join (waiting);
  g_assert_nonnull (reply);
  g_assert_true (ippContainsString (
    ippFindAttribute (reply, "printer-state-reasons", IPP_TAG_KEYWORD), "media-empty"));
  ippDelete (reply);
  reply = ask (printer, new_pull (printer, 7, 1), NULL);
  g_assert_cmpint (ippGetStatusCode (reply), ==, IPP_STATUS_ERROR_NOT_FOUND);
  ippDelete (reply);
}

static ipp_status_t
validate (SupportPrinter *printer, const char *media, const char *format)
{
  ipp_t *request = new_request (printer, IPP_OP_VALIDATE_JOB);
  ipp_t *reply;
  ipp_status_t status;

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, format);
  ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
  reply = ask (printer, request, NULL);
  status = ippGetStatusCode (reply);
  ippDelete (reply);
  return status;
}

static void
test_refuses_what_it_cannot_print (void)
{
  g_autoptr (SupportPrinter) raster = support_printer_new (SUPPORT_PRINTER_ROLL_RASTER_ONLY);
  g_autoptr (SupportPrinter) narrow = support_printer_new (SUPPORT_PRINTER_ROLL_58);
  g_autoptr (SupportPrinter) sheets = support_printer_new (SUPPORT_PRINTER_PAGE_A4);

  g_assert_cmpint (validate (raster, "om_roll-80x210_80x210mm", "application/pdf"), ==,
                   IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED);
  g_assert_cmpint (validate (raster, "om_roll-80x210_80x210mm", "image/pwg-raster"), ==,
                   IPP_STATUS_OK);
  g_assert_cmpint (validate (narrow, "custom_80x150mm_80x150mm", "application/pdf"), ==,
                   IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES);
  g_assert_cmpint (validate (narrow, "custom_58x150mm_58x150mm", "application/pdf"), ==,
                   IPP_STATUS_OK);
  g_assert_cmpint (validate (sheets, "iso_a5_148x210mm", "application/pdf"), ==, IPP_STATUS_OK);
  support_printer_set_accepting (sheets, FALSE);
  g_assert_cmpint (validate (sheets, "iso_a4_210x297mm", "application/pdf"), ==,
                   IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS);
}

static char *
draw_document (SupportPrinting *cups)
{
  char *path = g_build_filename (support_printing_get_folder (cups), "receipt.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 160, 300);
  cairo_t *cairo = cairo_create (surface);

  cairo_rectangle (cairo, 40, 40, 60, 60);
  cairo_fill (cairo);
  cairo_show_page (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return path;
}

static void
print_through_cups (SupportPrinting *cups, SupportPrinter *printer, const char *queue)
{
  g_autofree char *document = draw_document (cups);
  g_autofree char *arguments = g_strdup_printf ("-d %s -t receipt '%s'", queue, document);

  support_printing_add_queue (cups, queue, support_printer_get_uri (printer));
  support_printing_run (cups, "lp", arguments);
  support_run_until (support_printer_count_paper (printer) == 1);
}

static void
test_cups_makes_a_queue_of_each_kind (void)
{
  static const struct {
    SupportPrinterKind kind;
    const char *queue;
    const char *format;
  } printers[] = {
    { SUPPORT_PRINTER_ROLL_80, "roll-80", "application/pdf" },
    { SUPPORT_PRINTER_ROLL_58, "roll-58", "application/pdf" },
    { SUPPORT_PRINTER_ROLL_RASTER_ONLY, "raster-80", "image/pwg-raster" },
    { SUPPORT_PRINTER_ROLL_58_RASTER_ONLY, "raster-58", "image/pwg-raster" },
    { SUPPORT_PRINTER_PAGE_A4, "sheet", "application/pdf" },
  };
  g_autoptr (SupportPrinting) cups = NULL;

  if (support_printing_find_missing () != NULL) {
    g_test_skip (support_printing_find_missing ());
    return;
  }
  cups = support_printing_new_bare ();
  for (gsize i = 0; i < G_N_ELEMENTS (printers); i++) {
    g_autoptr (SupportPrinter) printer = support_printer_new (printers[i].kind);
    g_autoptr (SupportPaper) paper = NULL;

    print_through_cups (cups, printer, printers[i].queue);
    paper = support_printer_take_paper (printer);
    g_assert_cmpstr (paper->format, ==, printers[i].format);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/printer/prints-what-it-was-sent", test_prints_what_it_was_sent);
  g_test_add_func ("/printer/halts-for-an-error-and-goes-on", test_halts_for_an_error_and_goes_on);
  g_test_add_func ("/printer/prints-on-under-warnings", test_prints_on_under_warnings);
  g_test_add_func ("/printer/a-plan-comes-true-at-its-moment",
                   test_a_plan_comes_true_at_its_moment);
  g_test_add_func ("/printer/a-cancelled-job-leaves-no-paper",
                   test_a_cancelled_job_leaves_no_paper);
  g_test_add_func ("/printer/hangs-and-comes-to-itself", test_hangs_and_comes_to_itself);
  g_test_add_func ("/printer/dies-and-forgets-its-jobs", test_dies_and_forgets_its_jobs);
  g_test_add_func ("/printer/lies-and-aborts", test_lies_and_aborts);
  g_test_add_func ("/printer/crawls", test_crawls);
  g_test_add_func ("/printer/tells-who-waits-for-news", test_tells_who_waits_for_news);
  g_test_add_func ("/printer/refuses-what-it-cannot-print", test_refuses_what_it_cannot_print);
  g_test_add_func ("/printer/cups-makes-a-queue-of-each-kind",
                   test_cups_makes_a_queue_of_each_kind);

  return g_test_run ();
}

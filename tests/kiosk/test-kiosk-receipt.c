/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-language.h"
#include "kiosk-drawing.h"
#include "kiosk-receipt-gather.h"
#include "kiosk-receipt.h"

#include "support-run-until.h"

#include <glib/gstdio.h>

#define QUOTE                                                                                        \
  "{\"quote\":{\"id\":\"q-1\",\"path\":\"instant\",\"expires_at\":\"2026-11-23T10:00:00+03:00\","    \
  "\"lines\":[{\"label\":{\"ar\":\"رسوم\",\"en\":\"Fees\"},\"halalas\":60000},"                  \
  "{\"label\":{\"ar\":\"أتعاب المركز\",\"en\":\"Centre charge\"},\"halalas\":5000,"       \
  "\"part\":\"centre\"},"                                                                            \
  "{\"label\":{\"ar\":\"ضريبة ١٥٪\",\"en\":\"VAT 15%\"},\"halalas\":750,\"part\":\"vat\"}]," \
  "\"total_halalas\":65750}}"

#define BILL "20261122004713"
#define PAID                                                                                       \
  "{\"handover\":{\"id\":\"h-1\",\"state\":\"done\",\"items\":[{\"bill\":\"" BILL "\","            \
  "\"halalas\":65750,\"paid_at\":\"2026-11-22T11:02:00+03:00\",\"reference\":\"604118273950\","    \
  "\"method\":\"mada\",\"invoice\":%s}]}}"

static void
submit (KioskVisit *visit)
{
  GAsyncResult *result = NULL;

  kiosk_visit_ask_quote_async (visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_true (kiosk_visit_ask_quote_finish (visit, result, NULL));
  g_clear_object (&result);
  kiosk_visit_set_consent (visit, TRUE);
  kiosk_visit_submit_async (visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_true (kiosk_visit_submit_finish (visit, result, NULL));
  g_clear_object (&result);
  support_run_until (kiosk_visit_get_receipt (visit) >= KIOSK_PAPER_PRINTED);
}

/* The page reads its own QR back before it is given out, so a page is a QR that verifies.
 * (transfer full): facts */
static PrintPage *
render (KioskReceiptFacts *facts, KioskStation *station)
{
  PrintDocument *document = kiosk_receipt_compose (facts);
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  PrintPage *page = NULL;

  kiosk_drawing_start_receipt_async (document, station, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  page = kiosk_drawing_finish (result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  kiosk_receipt_facts_free (facts);
  return page;
}

static char *
read_text (KioskBench *bench, PrintPage *page)
{
  g_autofree char *path = g_build_filename (bench->folder, "receipt.pdf", NULL);
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (page->pdf, NULL),
                                      (gssize) g_bytes_get_size (page->pdf), NULL));
  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  return text;
}

static void
test_in (const char *language)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, language);
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *text = NULL;
  g_autofree char *code = NULL;

  kiosk_language_apply (language);
  submit (visit);
  page = render (kiosk_receipt_gather_filing (visit), bench->station);
  text = read_text (bench, page);
  code = civic_tracking_code_group (kiosk_visit_get_code (visit));
  g_assert_nonnull (strstr (text, code));
  g_assert_nonnull (strstr (text, "657.50"));
  g_assert_nonnull (strstr (text, "20261122004713"));
  g_assert_nonnull (strstr (text, "JED-ANDALUS-02"));
  g_assert_nonnull (strstr (text, "New commercial licence"));
  g_assert_nonnull (strstr (text, "Jeddah Municipality"));
  g_assert_null (strstr (text, "Saved on this kiosk"));
  g_assert_null (strstr (text, "1000000008"));
}

static void
test_arabic (void)
{
  test_in ("ar");
}

static void
test_english (void)
{
  test_in ("en");
}

static void
test_not_sent_yet (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *text = NULL;

  bench->acknowledges = FALSE;
  submit (visit);
  page = render (kiosk_receipt_gather_filing (visit), bench->station);
  text = read_text (bench, page);
  g_assert_nonnull (strstr (text, "Saved on this kiosk"));
  g_assert_null (strstr (text, "SADAD"));
}

static void
test_hostile_label (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *text = NULL;

  bench->label = "<b>Fee</b>\u202Eevil\n\n\n";
  submit (visit);
  page = render (kiosk_receipt_gather_filing (visit), bench->station);
  text = read_text (bench, page);
  g_assert_nonnull (strstr (text, "657.50"));
  g_assert_null (strstr (text, "\u202E"));
}

/* (transfer full): what is printed when the bill of the visit's filing was paid */
static KioskReceiptFacts *
pay (KioskBench *bench, KioskVisit *visit, const char *invoice)
{
  g_autofree char *paid = g_strdup_printf (PAID, invoice);
  KioskPayment *payment = NULL;

  kiosk_bench_answer (bench, "handover-check", paid);
  kiosk_visit_begin_payment (visit, BILL, NULL);
  payment = kiosk_visit_get_payment (visit);
  kiosk_payment_open (payment);
  support_run_until (kiosk_payment_get_paid (payment) != NULL);
  return kiosk_receipt_gather_paid (visit, payment);
}

static void
test_invoice (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autoptr (KioskReceiptFacts) facts = NULL;
  g_autofree char *issued_at = NULL;

  kiosk_bench_answer (bench, "quote", QUOTE);
  submit (visit);
  facts =
    pay (bench, visit, "{\"number\":\"0000000017\",\"issued_at\":\"2026-11-22T11:02:03+03:00\"}");
  g_assert_nonnull (facts->invoice);
  g_assert_cmpstr (facts->invoice->number, ==, "0000000017");
  issued_at = g_date_time_format_iso8601 (facts->invoice->issued_at);
  g_assert_cmpstr (issued_at, ==, "2026-11-22T11:02:03+03");
  g_assert_cmpint (facts->invoice->net_halalas, ==, 5000);
  g_assert_cmpint (facts->invoice->vat_halalas, ==, 750);
  g_assert_cmpstr (facts->invoice->vat_label, ==, "VAT 15%");
  g_assert_cmpstr (facts->invoice->seller.first, ==, "Al Andalus Centre Operator (example)");
  g_assert_cmpstr (facts->invoice->vat_number, ==, "399999999903003");
}

static void
test_no_invoice_of_municipal_fees (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autoptr (KioskReceiptFacts) facts = NULL;

  submit (visit);
  facts = pay (bench, visit, "null");
  g_assert_nonnull (facts->payment);
  g_assert_null (facts->invoice);
}

static void
test_no_invoice_before_payment (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autoptr (KioskReceiptFacts) facts = NULL;

  kiosk_bench_answer (bench, "quote", QUOTE);
  submit (visit);
  facts = kiosk_receipt_gather_filing (visit);
  g_assert_nonnull (facts->bill);
  g_assert_null (facts->invoice);
}

static void
test_refused (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autofree char *paper = NULL;

  bench->acknowledged_state = "quarantined";
  submit (visit);
  paper = kiosk_bench_read_paper (bench);
  g_assert_nonnull (strstr (paper, "It needs a look by the staff"));
  g_assert_null (strstr (paper, "It will be sent"));
}

static void
print_again (KioskVisit *visit)
{
  g_assert_true (kiosk_visit_can_print_again (visit));
  kiosk_visit_print_again (visit);
  g_assert_false (kiosk_visit_can_print_again (visit));
  support_run_until (kiosk_visit_get_receipt (visit) >= KIOSK_PAPER_PRINTED);
}

static void
test_again (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  submit (visit);
  first = kiosk_bench_read_paper (bench);
  g_assert_null (strstr (first, "Copy"));
  kiosk_visit_deny_receipt (visit);
  print_again (visit);
  second = kiosk_bench_read_paper (bench);
  g_assert_nonnull (strstr (second, "Copy 2"));
  g_assert_nonnull (strstr (second, "657.50"));
}

static void
test_again_after_failure (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autofree char *paper = NULL;

  bench->print_end = "failed";
  bench->print_reason = "out";
  submit (visit);
  bench->print_end = "printed";
  print_again (visit);
  paper = kiosk_bench_read_paper (bench);
  g_assert_null (strstr (paper, "Copy"));
}

static void
test_test_print (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (PrintPage) page =
    render (kiosk_receipt_gather_test (bench->station, "ar"), bench->station);
  g_autofree char *text = read_text (bench, page);

  g_assert_nonnull (strstr (text, "JED-ANDALUS-02"));
  g_assert_nonnull (strstr (text, "1,234,567.89"));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/receipt/is-whole-in-arabic", test_arabic);
  g_test_add_func ("/kiosk/receipt/is-whole-in-english", test_english);
  g_test_add_func ("/kiosk/receipt/says-will-be-sent-until-acknowledged", test_not_sent_yet);
  g_test_add_func ("/kiosk/receipt/is-not-styled-by-the-central", test_hostile_label);
  g_test_add_func ("/kiosk/receipt/has-an-invoice-of-the-centre's-charge", test_invoice);
  g_test_add_func ("/kiosk/receipt/has-no-invoice-of-municipal-fees",
                   test_no_invoice_of_municipal_fees);
  g_test_add_func ("/kiosk/receipt/has-no-invoice-before-payment", test_no_invoice_before_payment);
  g_test_add_func ("/kiosk/receipt/does-not-promise-what-was-refused", test_refused);
  g_test_add_func ("/kiosk/receipt/is-a-copy-when-the-first-may-be-out", test_again);
  g_test_add_func ("/kiosk/receipt/is-no-copy-of-what-did-not-come-out", test_again_after_failure);
  g_test_add_func ("/kiosk/receipt/has-a-test-print-for-staff", test_test_print);

  return g_test_run ();
}

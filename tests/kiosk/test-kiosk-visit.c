/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-language.h"

#include "support-run-until.h"

#include <string.h>

static gboolean
submit (KioskVisit *visit, GError **error)
{
  GAsyncResult *result = NULL;
  gboolean is_accepted = FALSE;

  kiosk_visit_set_consent (visit, TRUE);
  kiosk_visit_submit_async (visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  is_accepted = kiosk_visit_submit_finish (visit, result, error);
  g_object_unref (result);
  return is_accepted;
}

static gboolean
is_receipt_settled (KioskVisit *visit)
{
  return kiosk_visit_get_receipt (visit) >= KIOSK_PAPER_PRINTED;
}

static void
test_received (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");
  g_autoptr (GError) error = NULL;

  g_assert_true (submit (visit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_RECEIVED);
  g_assert_cmpstr (kiosk_visit_get_central_state (visit), ==, "awaiting-payment");
  g_assert_cmpstr (kiosk_visit_get_bill (visit)->number, ==, "20261122004713");
  g_assert_true (civic_tracking_code_is_valid (kiosk_visit_get_code (visit)));
  g_assert_cmpstr (kiosk_visit_get_code (visit), ==, bench->code);
  support_run_until (is_receipt_settled (visit));
  g_assert_cmpint (kiosk_visit_get_receipt (visit), ==, KIOSK_PAPER_PRINTED);
  g_assert_cmpuint (bench->print_count, ==, 1);
}

static void
test_filing_is_whole (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");
  g_autoptr (JsonNode) root = NULL;
  JsonObject *filing = NULL;

  g_assert_true (submit (visit, NULL));
  root = json_from_string (bench->filing, NULL);
  filing = json_object_get_object_member (json_node_get_object (root), "filing");
  g_assert_cmpstr (json_object_get_string_member (filing, "code"), ==, bench->code);
  g_assert_cmpstr (json_object_get_string_member (filing, "language"), ==, "en");
  g_assert_cmpstr (json_object_get_string_member (filing, "kiosk"), ==, "JED-ANDALUS-02");
  g_assert_cmpstr (json_object_get_string_member (filing, "centre"), ==, "jeddah-andalus");
  g_assert_cmpstr (json_object_get_string_member (filing, "challenge"), ==, "c-1");
  g_assert_true (json_object_get_null_member (filing, "quote"));
  g_assert_nonnull (json_object_get_object_member (filing, "consent"));
  g_assert_nonnull (json_object_get_object_member (filing, "answers"));
  g_assert_nonnull (strstr (bench->filing, "\"mobile\":\"+966551928374\""));
}

static void
test_saved_only (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");

  bench->acknowledges = FALSE;
  g_assert_true (submit (visit, NULL));
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_STORED);
  g_assert_null (kiosk_visit_get_bill (visit));
  support_run_until (is_receipt_settled (visit));
}

static void
test_not_stored (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");
  g_autoptr (GError) error = NULL;

  bench->storage_is_full = TRUE;
  g_assert_false (submit (visit, &error));
  g_assert_error (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_STORED);
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_NONE);
  g_assert_cmpint (kiosk_visit_get_receipt (visit), ==, KIOSK_PAPER_NONE);
  g_assert_cmpstr (civic_answers_get (kiosk_visit_get_answers (visit), "district"), ==, "الروضة");

  bench->storage_is_full = FALSE;
  g_assert_true (submit (visit, NULL));
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_RECEIVED);
  support_run_until (is_receipt_settled (visit));
}

/* It may have been stored before the agent died, so only the same bytes under the same code will
 * do. */
static void
test_agent_dies (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");

  bench->dies_on_submit = TRUE;
  g_assert_true (submit (visit, NULL));
  g_assert_cmpuint (bench->submit_count, ==, 2);
  g_assert_false (bench->digests_differ);
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_RECEIVED);
  support_run_until (is_receipt_settled (visit));
}

static void
test_quarantined (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");

  bench->acknowledged_state = "quarantined";
  g_assert_true (submit (visit, NULL));
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_QUARANTINED);
  support_run_until (is_receipt_settled (visit));
}

static void
test_print_ends (void)
{
  static const struct {
    const char *end;
    const char *reason;
    KioskPaperState receipt;
    KioskPrinter fault;
  } cases[] = {
    { "failed", "out", KIOSK_PAPER_FAILED, KIOSK_PRINTER_OUT },
    { "failed", "jammed", KIOSK_PAPER_FAILED, KIOSK_PRINTER_JAMMED },
    { "unknown", "unknown", KIOSK_PAPER_UNKNOWN, KIOSK_PRINTER_UNKNOWN },
    { "word from the future", "ready", KIOSK_PAPER_UNKNOWN, KIOSK_PRINTER_READY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KioskBench) bench = kiosk_bench_new ();
    g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "en");

    bench->print_end = cases[i].end;
    bench->print_reason = cases[i].reason;
    g_assert_true (submit (visit, NULL));
    support_run_until (is_receipt_settled (visit));
    g_assert_cmpint (kiosk_visit_get_receipt (visit), ==, cases[i].receipt);
    g_assert_cmpint (kiosk_visit_get_receipt_fault (visit), ==, cases[i].fault);
  }
}

static void
test_printer_refuses (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");

  bench->printer_refuses = TRUE;
  g_object_set (bench->agent, "printer-state", "out", NULL);
  g_assert_true (submit (visit, NULL));
  support_run_until (is_receipt_settled (visit));
  g_assert_cmpint (kiosk_visit_get_receipt (visit), ==, KIOSK_PAPER_FAILED);
  g_assert_cmpint (kiosk_visit_get_filing (visit), ==, KIOSK_FILING_RECEIVED);
  g_assert_nonnull (kiosk_visit_get_receipt_url (visit));
}

/* The agent knew of paper when the visit began; only asking again tells why the job was refused. */
static void
test_paper_ran_out_meanwhile (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");

  bench->printer_refuses = TRUE;
  bench->refreshed_printer = "out";
  g_assert_true (submit (visit, NULL));
  support_run_until (is_receipt_settled (visit));
  g_assert_cmpint (kiosk_visit_get_receipt (visit), ==, KIOSK_PAPER_FAILED);
  g_assert_cmpint (kiosk_visit_get_receipt_fault (visit), ==, KIOSK_PRINTER_OUT);
}

/* Its jobs are cancelled with the connection, so nobody may promise the paper any more. */
static void
test_agent_gone_while_printing (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");

  bench->print_end = NULL;
  g_assert_true (submit (visit, NULL));
  support_run_until (kiosk_visit_get_receipt (visit) == KIOSK_PAPER_PRINTING);
  kiosk_bench_stop_agent (bench);
  support_run_until (is_receipt_settled (visit));
  g_assert_cmpint (kiosk_visit_get_receipt (visit), ==, KIOSK_PAPER_UNKNOWN);
}

static void
test_change_drops_quote_and_consent (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");
  GAsyncResult *result = NULL;

  kiosk_visit_ask_quote_async (visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_true (kiosk_visit_ask_quote_finish (visit, result, NULL));
  g_object_unref (result);
  kiosk_visit_set_consent (visit, TRUE);
  g_assert_cmpint (kiosk_visit_get_quote (visit)->total_halalas, ==, 65750);

  civic_answers_set (kiosk_visit_get_answers (visit), "area_m2", "60");
  g_assert_null (kiosk_visit_get_quote (visit));
  g_assert_false (kiosk_visit_get_consent (visit));
}

static void
test_another_service_forgets (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");
  CivicService *service = kiosk_visit_get_service (visit);

  kiosk_visit_begin_service (visit, service);
  g_assert_true (kiosk_visit_is_identified (visit));

  g_assert_true (submit (visit, NULL));
  support_run_until (is_receipt_settled (visit));
  kiosk_visit_begin_service (visit, service);
  g_assert_false (kiosk_visit_is_identified (visit));
  g_assert_null (kiosk_visit_get_code (visit));
  g_assert_null (civic_answers_get (kiosk_visit_get_answers (visit), "district"));
  g_assert_cmpstr (kiosk_visit_get_person_id (visit), ==, "");
}

static void
test_line_down (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autoptr (KioskVisit) visit = kiosk_bench_fill_visit (bench, "ar");
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  bench->line_is_down = TRUE;
  kiosk_visit_ask_quote_async (visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_false (kiosk_visit_ask_quote_finish (visit, result, &error));
  g_assert_error (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_UNREACHABLE);
  g_object_unref (result);
}

static void
test_finalizes (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  KioskVisit *visit = kiosk_bench_fill_visit (bench, "ar");

  g_assert_finalize_object (visit);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/visit/is-received-with-its-bill", test_received);
  g_test_add_func ("/kiosk/visit/files-everything-the-central-wants", test_filing_is_whole);
  g_test_add_func ("/kiosk/visit/is-only-saved-without-an-acknowledgement", test_saved_only);
  g_test_add_func ("/kiosk/visit/keeps-the-form-when-the-disk-is-full", test_not_stored);
  g_test_add_func ("/kiosk/visit/asks-a-dying-agent-again-with-the-same-bytes", test_agent_dies);
  g_test_add_func ("/kiosk/visit/tells-a-quarantined-filing-apart", test_quarantined);
  g_test_add_func ("/kiosk/visit/believes-the-queue-about-the-receipt", test_print_ends);
  g_test_add_func ("/kiosk/visit/is-filed-though-the-printer-refuses", test_printer_refuses);
  g_test_add_func ("/kiosk/visit/asks-the-printer-again-when-it-refuses",
                   test_paper_ran_out_meanwhile);
  g_test_add_func ("/kiosk/visit/does-not-know-of-a-receipt-without-its-agent",
                   test_agent_gone_while_printing);
  g_test_add_func ("/kiosk/visit/drops-quote-and-consent-with-a-change",
                   test_change_drops_quote_and_consent);
  g_test_add_func ("/kiosk/visit/forgets-with-another-service", test_another_service_forgets);
  g_test_add_func ("/kiosk/visit/tells-a-line-that-is-down", test_line_down);
  g_test_add_func ("/kiosk/visit/leaves-nothing-behind", test_finalizes);

  return g_test_run ();
}

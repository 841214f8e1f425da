/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"

static void
test_prints_and_tells_how_it_went (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", NULL), ==, 2);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "2 printed \n") != NULL);
}

static guint
print_sheet (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = make_list (text);
  g_autoptr (GAsyncResult) result = NULL;
  guint job = 0;

  agent_bus_agent_call_print_sheet (fixture->face, g_variant_new_handle (0), descriptors, NULL,
                                    support_keep_result, &result);
  support_run_until (result != NULL);
  agent_bus_agent_call_print_sheet_finish (fixture->face, &job, NULL, result, error);

  return job;
}

static void
test_prints_a_sheet_on_the_other_printer (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (print_sheet (fixture, "%PDF-1.7 a licence", NULL), ==, 3);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_LOW, PRINT_REASON_INK_LOW };
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "3 printed \n") != NULL);
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (fixture->face), ==, "low");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_reason (fixture->face), ==, "ink-low");
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "unknown");
}

/* Two printers without a scheduler both begin with job 1. */
static void
test_no_two_jobs_share_a_number (Fixture *fixture, gconstpointer user_data)
{
  guint receipt = print (fixture, "%PDF-1.7 a receipt", NULL);
  guint sheet;

  support_print_script.submit_count = 0;
  sheet = print_sheet (fixture, "%PDF-1.7 a licence", NULL);
  g_assert_cmpuint (receipt, !=, sheet);
  try (fixture->face, "CancelPrinting", g_variant_new ("(u)", sheet));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  try (fixture->face, "CancelPrinting", g_variant_new ("(u)", sheet + 2));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  try (fixture->face, "CancelPrinting", g_variant_new ("(u)", receipt));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 2);
}

static void
on_failure_keep_reason (
  AgentBusAgent *face, guint job, const char *state, const char *reason, char **ret_reasons)
{
  if (g_str_equal (state, "failed"))
    *ret_reasons = g_strconcat (reason, " ", agent_bus_agent_get_printer_reason (face), NULL);
}

static void
test_the_reason_is_there_before_the_failure (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *reasons = NULL;

  try (fixture->face, "Refresh", NULL);
  g_signal_connect (fixture->face, "print-job-changed", G_CALLBACK (on_failure_keep_reason),
                    &reasons);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OPEN, PRINT_REASON_COVER };
  support_print_script.job = PRINT_JOB_FAILED;
  print (fixture, "%PDF-1.7 a receipt", NULL);
  support_run_until (reasons != NULL);
  g_assert_cmpstr (reasons, ==, "open cover");
}

static void
test_a_page_is_no_larger_than_its_paper (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    PrintMedium medium;
    guint width, height;
    gboolean fits;
  } pages[] = {
    { { 80, 0, 203 }, 227, 5670, TRUE },    { { 80, 0, 203 }, 228, 600, FALSE },
    { { 80, 0, 203 }, 226, 5671, FALSE },   { { 80, 0, 203 }, 226, 0, FALSE },
    { { 80, 0, 203 }, 0, 600, FALSE },      { { 58, 0, 203 }, 165, 600, TRUE },
    { { 58, 0, 203 }, 226, 600, FALSE },    { { 148, 210, 300 }, 420, 596, TRUE },
    { { 148, 210, 300 }, 420, 842, FALSE }, { { 210, 297, 300 }, 595, 842, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GUnixFDList) descriptors = make_list ("%PDF-1.7 a receipt");
    g_autoptr (GError) error = NULL;

    fixture->parts->parts.medium = pages[i].medium;
    agent_bus_agent_call_print_receipt (fixture->face, g_variant_new_handle (0), pages[i].width,
                                        pages[i].height, descriptors, NULL, support_keep_result,
                                        &result);
    support_run_until (result != NULL);
    agent_bus_agent_call_print_receipt_finish (fixture->face, NULL, NULL, result, &error);
    if (pages[i].fits)
      g_assert_no_error (error);
    else
      g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  }
}

static void
test_prints_nothing_but_a_pdf (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) not_pdf = NULL;
  g_autoptr (GError) not_ready = NULL;

  g_assert_cmpuint (print (fixture, "\x1b@ raw", &not_pdf), ==, 0);
  g_assert_error (not_pdf, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  g_assert_cmpuint (support_print_script.submit_count, ==, 0);
  assert_fails (fixture->face, "PrintReceipt", g_variant_new ("(huu)", 0, 226, 600),
                AGENT_ERROR_BAD_REQUEST);

  support_print_script.refuses_jobs = TRUE;
  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", &not_ready), ==, 0);
  g_assert_error (not_ready, AGENT_ERROR, AGENT_ERROR_NOT_READY);
}

static void
test_looking_at_the_status_disturbs_no_print (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) technician = support_parts_connect (fixture->parts);

  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", NULL), >, 0);
  try (technician, "Refresh", NULL);
  end_visit (fixture, technician);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 0);
  g_assert_cmpuint (support_print_script.purge_count, ==, 0);
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/visit-printing/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up, \
              function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("prints-and-tells-how-it-went", 0, test_prints_and_tells_how_it_went);
  ADD ("prints-a-sheet-on-the-other-printer", 0, test_prints_a_sheet_on_the_other_printer);
  ADD ("no-two-jobs-share-a-number", 0, test_no_two_jobs_share_a_number);
  ADD ("the-reason-is-there-before-the-failure", 0, test_the_reason_is_there_before_the_failure);
  ADD ("a-page-is-no-larger-than-its-paper", 0, test_a_page_is_no_larger_than_its_paper);
  ADD ("prints-nothing-but-a-pdf", 0, test_prints_nothing_but_a_pdf);
  ADD ("looking-at-the-status-disturbs-no-print", 0, test_looking_at_the_status_disturbs_no_print);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

static void
expect_end (Kiosk *kiosk, const char *expected)
{
  support_run_until (kiosk->bench->outcomes->len > 0);
  g_assert_cmpstr (kiosk->bench->outcomes->str, ==, expected);
}

static void
test_begins_with_the_first_touch (Kiosk *kiosk, gconstpointer user_data)
{
  g_assert_cmpuint (kiosk->bench->begun_count, ==, 0);
  act (kiosk, "visit.begin", "en");
  support_run_until (kiosk->bench->begun_count == 1);
  act (kiosk, "home.open", "licences");
  act (kiosk, "visit.end", NULL);
  expect_end (kiosk, " abandoned services\n");
  g_assert_cmpuint (kiosk->bench->begun_count, ==, 1);
}

static void
test_tells_the_page_of_the_form (Kiosk *kiosk, gconstpointer user_data)
{
  begin (kiosk, "ar", "violation-object");
  act (kiosk, "page.advance", NULL);
  identify (kiosk);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  act (kiosk, "visit.end", NULL);
  expect_end (kiosk, "violation-object abandoned form:violation\n");
}

static void
test_tells_when_nobody_was_there_any_more (Kiosk *kiosk, gconstpointer user_data)
{
  KioskIdle *idle = kiosk_window_get_idle (kiosk->window);

  begin (kiosk, "en", "my-documents");
  g_signal_emit_by_name (idle, "warned", 30);
  g_signal_emit_by_name (idle, "expired");
  expect_end (kiosk, "my-documents timed-out identity\n");
}

static void
test_an_answer_is_what_an_enquiry_is_for (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_answer (kiosk->bench, "enquire", VIOLATIONS);
  begin (kiosk, "ur", "notices");
  support_run_until (shows (kiosk, "950000000012"));
  act (kiosk, "visit.end", NULL);
  expect_end (kiosk, "notices completed \n");
}

static void
test_a_document_that_was_only_looked_at_is_not_done (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_answer (kiosk->bench, "enquire", DOCUMENTS);
  begin (kiosk, "en", "my-documents");
  identify (kiosk);
  support_run_until (shows (kiosk, "460100000011"));
  act (kiosk, "visit.end", NULL);
  expect_end (kiosk, "my-documents abandoned results\n");
}

static void
go_to_bill (Kiosk *kiosk)
{
  begin (kiosk, "en", "bill-pay");
  answer (kiosk, "bill", "20260001000017");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_RESULTS);
  support_run_until (kiosk_visit_get_results (visit_of (kiosk)) != NULL);
}

static void
test_a_bill_that_was_not_paid_is_not_done (Kiosk *kiosk, gconstpointer results)
{
  gboolean has_bill = g_str_equal (results, VIOLATIONS);

  kiosk_bench_answer (kiosk->bench, "enquire", results);
  go_to_bill (kiosk);
  act (kiosk, "visit.end", NULL);
  expect_end (kiosk, has_bill ? "bill-pay abandoned results\n" : "bill-pay completed \n");
}

static void
test_a_tracking_code_that_was_looked_up (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  act (kiosk, "visit.begin", "en");
  act (kiosk, "home.track", NULL);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), code);
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "Under review"));
  act (kiosk, "visit.end", NULL);
  support_run_until (kiosk->bench->outcomes->len > 0);
  g_assert_nonnull (strstr (kiosk->bench->outcomes->str, " completed \n"));
}

static void
test_staff_who_come_end_the_visit (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_answer (kiosk->bench, "enquire", VIOLATIONS);
  go_to_bill (kiosk);
  kiosk_window_let_staff_in (kiosk->window);
  expect_end (kiosk, "bill-pay abandoned results\n");
}

static void
test_staff_alone_are_no_visit (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_window_let_staff_in (kiosk->window);
  act (kiosk, "visit.end", NULL);
  g_assert_cmpuint (kiosk->over_count, ==, 1);
  g_assert_cmpuint (kiosk->bench->begun_count, ==, 0);
  g_assert_cmpuint (kiosk->bench->outcomes->len, ==, 0);
}

static void
test_an_agent_that_begins_anew_is_told_again (Kiosk *kiosk, gconstpointer user_data)
{
  act (kiosk, "visit.begin", "en");
  support_run_until (kiosk->bench->begun_count == 1);
  kiosk_bench_stop_agent (kiosk->bench);
  support_run_until (
    !kiosk_agent_link_is_reachable (kiosk_station_get_link (kiosk->bench->station)));
  kiosk_bench_start_agent (kiosk->bench);
  support_run_until (kiosk->bench->begun_count == 2);
}

#define ADD(path, parameter, function)                                                             \
  g_test_add ("/kiosk/outcome/" path, Kiosk, parameter, kiosk_set_up_whole, function,              \
              kiosk_tear_down)

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

  ADD ("begins-with-the-first-touch", NULL, test_begins_with_the_first_touch);
  ADD ("tells-the-page-of-the-form", NULL, test_tells_the_page_of_the_form);
  ADD ("tells-when-nobody-was-there-any-more", NULL, test_tells_when_nobody_was_there_any_more);
  ADD ("an-answer-is-what-an-enquiry-is-for", NULL, test_an_answer_is_what_an_enquiry_is_for);
  ADD ("a-document-that-was-only-looked-at-is-not-done", NULL,
       test_a_document_that_was_only_looked_at_is_not_done);
  ADD ("a-bill-that-was-not-paid-is-not-done", VIOLATIONS,
       test_a_bill_that_was_not_paid_is_not_done);
  ADD ("nothing-to-pay-is-an-answer", "{\"results\":[]}",
       test_a_bill_that_was_not_paid_is_not_done);
  ADD ("a-tracking-code-that-was-looked-up", NULL, test_a_tracking_code_that_was_looked_up);
  ADD ("staff-who-come-end-the-visit", NULL, test_staff_who_come_end_the_visit);
  ADD ("staff-alone-are-no-visit", NULL, test_staff_alone_are_no_visit);
  ADD ("an-agent-that-begins-anew-is-told-again", NULL,
       test_an_agent_that_begins_anew_is_told_again);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

/* Whatever lines they are broken into. */
static gboolean
prints (Kiosk *kiosk, const char *words)
{
  g_autofree char *text = kiosk_bench_read_paper (kiosk->bench);

  return strstr (g_strdelimit (text, "\n", ' '), words) != NULL;
}

static void
picture_paper (Kiosk *kiosk, const char *name)
{
  const char *folder = g_getenv ("KUSHK_PICTURES");
  g_autofree char *from = g_build_filename (kiosk->bench->folder, "paper.pdf", NULL);
  g_autofree char *to = NULL;
  const char *command[] = { "pdftoppm", "-png", "-singlefile", "-r", "110", from, NULL, NULL };
  g_autoptr (GSubprocess) process = NULL;

  if (folder == NULL)
    return;
  to = g_strdup_printf ("%s/%s-%s", folder, name, kiosk_visit_get_language (visit_of (kiosk)));
  command[6] = to;
  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

static void
expect_page (Kiosk *kiosk)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = g_date_time_add_minutes (now, 10);
  g_autofree char *iso = g_date_time_format_iso8601 (end);
  g_autofree char *json = g_strdup_printf (PAGE, iso);

  kiosk_bench_answer (kiosk->bench, "handover", json);
  kiosk_bench_answer (kiosk->bench, "handover-check", PROGRESS ("waiting", ""));
}

static void
go_to_violations (Kiosk *kiosk, const char *language)
{
  kiosk_bench_answer (kiosk->bench, "enquire", VIOLATIONS);
  begin (kiosk, language, "my-documents");
  identify (kiosk);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_RESULTS);
  support_run_until (shows (kiosk, "950000000012"));
}

static void
test_enquiry (Kiosk *kiosk, gconstpointer language)
{
  go_to_violations (kiosk, language);
  g_assert_true (shows (kiosk, "500.00"));
  g_assert_false (shows (kiosk, "Not here") || shows (kiosk, "غير متاح"));
  g_assert_nonnull (
    strstr (kiosk_bench_get_question (kiosk->bench, "enquire"), "\"challenge\":\"c-1\""));
  picture (kiosk, "results");

  act (kiosk, "page.advance", NULL);
  support_run_until (is_settled (kiosk));
  g_assert_cmpuint (kiosk->bench->print_count, ==, 1);
  g_assert_true (prints (kiosk, "950000000012") && prints (kiosk, "500.00"));
  picture_paper (kiosk, "paper-slip");
  picture (kiosk, "results-printed");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_THANKS);
}

/* A page of as many violations, their numbers from `first` on. */
static void
expect_violations (Kiosk *kiosk, guint first, guint count, const char *next)
{
  g_autoptr (GString) json = g_string_new ("{\"results\":[");

  for (guint i = first; i < first + count; i++) {
    g_autofree char *number = g_strdup_printf ("9500000%05u", i);
    g_auto (GStrv) parts = g_strsplit (VIOLATION ("@", UNPAID, "bad", ""), "@", -1);
    g_autofree char *violation = g_strjoinv (number, parts);

    g_string_append_printf (json, "%s%s", i > first ? "," : "", violation);
  }
  g_string_append_printf (json, "],\"next\":%s}", next);
  kiosk_bench_answer (kiosk->bench, "enquire", json->str);
}

static void
go_to_many_violations (Kiosk *kiosk, const char *language)
{
  expect_violations (kiosk, 1, 20, "\"page-2\"");
  begin (kiosk, language, "my-documents");
  identify (kiosk);
  support_run_until (shows (kiosk, "950000000020"));
}

/* (nullable) The button beneath the cards. */
static GtkWidget *
find_more (Kiosk *kiosk)
{
  GtkWidget *card = find_named (GTK_WIDGET (kiosk->window), "KioskResultCard");
  GtkWidget *more = gtk_widget_get_next_sibling (gtk_widget_get_parent (card));

  return gtk_widget_get_visible (more) ? more : NULL;
}

static GtkAdjustment *
find_place (Kiosk *kiosk)
{
  GtkWidget *card = find_named (GTK_WIDGET (kiosk->window), "KioskResultCard");
  GtkWidget *scroller = gtk_widget_get_ancestor (card, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
test_more_results (Kiosk *kiosk, gconstpointer language)
{
  double place = 0;

  go_to_many_violations (kiosk, language);
  g_assert_nonnull (
    strstr (kiosk_bench_get_question (kiosk->bench, "enquire"), "\"limit\":20,\"cursor\":null"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  gtk_adjustment_set_value (find_place (kiosk), G_MAXDOUBLE);
  place = gtk_adjustment_get_value (find_place (kiosk));
  picture (kiosk, "results-more");

  expect_violations (kiosk, 21, 3, "null");
  gtk_widget_grab_focus (find_more (kiosk));
  g_signal_emit_by_name (find_more (kiosk), "clicked");
  g_signal_emit_by_name (find_more (kiosk), "clicked");
  support_run_until (shows (kiosk, "950000000023"));
  g_assert_nonnull (
    strstr (kiosk_bench_get_question (kiosk->bench, "enquire"), "\"cursor\":\"page-2\""));
  g_assert_cmpuint (kiosk_visit_get_results (visit_of (kiosk))->len, ==, 23);
  g_assert_true (shows (kiosk, "950000000001"));
  g_assert_null (find_more (kiosk));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  g_assert_cmpfloat (gtk_adjustment_get_value (find_place (kiosk)), ==, place);
  picture (kiosk, "results-all");

  act (kiosk, "page.advance", NULL);
  support_run_until (is_settled (kiosk));
  g_assert_true (prints (kiosk, "950000000020") && !prints (kiosk, "950000000021"));
  g_assert_true (g_str_equal (language, "ar") ||
                 prints (kiosk, "Only the first 20 of 23 are printed here."));
  picture_paper (kiosk, "paper-slip-cut");
}

static void
test_some_of_the_results (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_many_violations (kiosk, "en");
  act (kiosk, "page.advance", NULL);
  support_run_until (is_settled (kiosk));
  g_assert_true (prints (kiosk, "Only the first 20 are printed here; there are more."));
}

/* What is there stays there, and is there still when the line is back. */
static void
test_more_without_line (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_many_violations (kiosk, "en");
  kiosk->bench->line_is_down = TRUE;
  g_signal_emit_by_name (find_more (kiosk), "clicked");
  support_run_until (step_of (kiosk) == KIOSK_STEP_PROBLEM);
  kiosk->bench->line_is_down = FALSE;
  expect_violations (kiosk, 21, 3, "null");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "950000000020"));
  g_signal_emit_by_name (find_more (kiosk), "clicked");
  support_run_until (shows (kiosk, "950000000023"));
}

static void
test_nothing_found (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_answer (kiosk->bench, "enquire", user_data);
  begin (kiosk, "en", "bill-pay");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  answer (kiosk, "bill", "20260001000017");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "no bill with this number"));
  picture (kiosk, "results-empty");
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICES);
}

static void
test_enquiry_without_line (Kiosk *kiosk, gconstpointer user_data)
{
  act (kiosk, "visit.begin", "en");
  act (kiosk, "home.open", "social");
  kiosk->bench->line_is_down = TRUE;
  act (kiosk, "services.begin", "notices");
  support_run_until (step_of (kiosk) == KIOSK_STEP_PROBLEM);
  kiosk->bench->line_is_down = FALSE;
  kiosk_bench_answer (kiosk->bench, "enquire", VIOLATIONS);
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "950000000012"));
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICES);
}

static void
test_payment (Kiosk *kiosk, gconstpointer language)
{
  go_to_violations (kiosk, language);
  expect_page (kiosk);
  choose (kiosk, 0);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_PAYMENT);
  support_run_until (kiosk_bench_get_question (kiosk->bench, "handover-check") != NULL);
  g_assert_nonnull (strstr (kiosk_bench_get_question (kiosk->bench, "handover"), "20260001000017"));
  picture (kiosk, "payment");
  kiosk_bench_answer (kiosk->bench, "handover-check", PROGRESS ("opened", ""));
  /* Another language keeps the page that her phone has opened. */
  act (kiosk, "visit.change-language", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_PAYMENT);

  kiosk_bench_answer (kiosk->bench, "handover-check", PROGRESS ("done", PAYMENT));
  support_run_until (shows (kiosk, "SB-7741-0093"));
  support_run_until (is_settled (kiosk));
  g_assert_cmpuint (kiosk->bench->print_count, ==, 1);
  g_assert_true (prints (kiosk, "SB-7741-0093") && prints (kiosk, "20260001000017"));
  g_assert_false (prints (kiosk, "Unpaid"));
  picture_paper (kiosk, "paper-paid");
  picture (kiosk, "paid");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_THANKS);
}

static void
test_payment_expires (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_violations (kiosk, "en");
  expect_page (kiosk);
  kiosk_bench_answer (kiosk->bench, "handover-check", PROGRESS ("expired", ""));
  choose (kiosk, 0);
  support_run_until (shows (kiosk, "The time is over"));
  g_assert_cmpuint (kiosk->bench->print_count, ==, 0);
  picture (kiosk, "payment-expired");
  kiosk_bench_answer (kiosk->bench, "handover-check", PROGRESS ("waiting", ""));
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "The code is good for"));
  /* What was found may be paid by now. */
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_RESULTS);
  support_run_until (shows (kiosk, "950000000012"));
}

static void
test_paid_already (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_violations (kiosk, "en");
  kiosk_bench_answer (kiosk->bench, "handover", "{\"problem\":{\"code\":\"paid\"}}");
  choose (kiosk, 0);
  support_run_until (shows (kiosk, "paid already"));
}

/* She confirmed who she is a moment ago: the objection does not ask again. */
static void
test_action_keeps_identity (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_violations (kiosk, "en");
  choose (kiosk, 1);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICE);
  g_assert_true (kiosk_visit_is_identified (visit_of (kiosk)));
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
}

static void
go_to_document (Kiosk *kiosk, const char *language)
{
  kiosk_bench_answer (kiosk->bench, "enquire", DOCUMENTS);
  kiosk_bench_answer (kiosk->bench, "document", DOCUMENT);
  begin (kiosk, language, "my-documents");
  identify (kiosk);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_RESULTS);
  support_run_until (shows (kiosk, "460100000011"));
  choose (kiosk, 0);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_DOCUMENT);
  support_run_until (shows (kiosk, "7001234567"));
}

static void
test_document (Kiosk *kiosk, gconstpointer language)
{
  go_to_document (kiosk, language);
  picture (kiosk, "document");
  act (kiosk, "page.advance", NULL);
  support_run_until (is_settled (kiosk));
  g_assert_cmpint (kiosk_visit_get_receipt (visit_of (kiosk)), ==, KIOSK_PAPER_PRINTED);
  g_assert_cmpuint (kiosk->bench->sheet_count, ==, 1);
  g_assert_true (prints (kiosk, "460100000011") && prints (kiosk, "Hijaz Canary"));
  picture_paper (kiosk, "paper-document");
}

/* Nothing is offered that cannot be done. */
static void
test_no_sheet_printer (Kiosk *kiosk, gconstpointer user_data)
{
  g_object_set (kiosk->bench->agent, "sheet-printer-state", user_data, NULL);
  support_run_until (!kiosk_printer_can_print (
    kiosk_agent_link_get_sheet_printer (kiosk_station_get_link (kiosk->bench->station))));
  go_to_document (kiosk, "en");
  g_assert_false (shows (kiosk, "Print it"));
  g_assert_true (shows (kiosk, "A4"));
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_RESULTS);
}

static void
test_opinion (Kiosk *kiosk, gconstpointer language)
{
  begin (kiosk, language, "satisfaction-survey");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  for (guint i = 0; i < g_list_model_get_n_items (
                          civic_service_get_pages (kiosk_visit_get_service (visit_of (kiosk))));
       i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (
      civic_service_get_pages (kiosk_visit_get_service (visit_of (kiosk))), i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (civic_field_get_field_type (field) == CIVIC_FIELD_RATING)
        answer (kiosk, civic_field_get_id (field), "5");
      else if (g_list_model_get_n_items (civic_field_get_choices (field)) > 0) {
        g_autoptr (CivicChoice) choice = g_list_model_get_item (civic_field_get_choices (field), 0);

        answer (kiosk, civic_field_get_id (field), civic_choice_get_value (choice));
      }
    }
  }
  for (guint i = 0; i < 6 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  g_assert_nonnull (strstr (kiosk->bench->filing, "\"challenge\":null"));
  g_assert_nonnull (strstr (kiosk->bench->filing, "\"consent\":null"));
  g_assert_cmpuint (kiosk->bench->print_count, ==, 0);
  picture (kiosk, "opinion");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_THANKS);
}

static void
test_without_name (Kiosk *kiosk, gconstpointer language)
{
  begin (kiosk, language, "suggestion");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICE);
  picture (kiosk, "service-optional");
  act (kiosk, "service.without-name", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  act (kiosk, "page.back", NULL);
  act (kiosk, "service.with-identity", NULL);
  identify (kiosk);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  /* A name once given can be taken back. */
  act (kiosk, "page.back", NULL);
  act (kiosk, "service.without-name", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  g_assert_false (kiosk_visit_is_identified (visit_of (kiosk)));
}

static void
test_home (Kiosk *kiosk, gconstpointer language)
{
  picture (kiosk, "attract");
  act (kiosk, "visit.begin", language);
  picture (kiosk, "home");
  act (kiosk, "home.open", "reports");
  picture (kiosk, "services");
  act (kiosk, "services.begin", "report-940");
  picture (kiosk, "service-report");
}

static void
test_search_keeps_words (Kiosk *kiosk, gconstpointer user_data)
{
  act (kiosk, "visit.begin", "ar");
  kiosk_visit_set_search (visit_of (kiosk), "فاتوره");
  for (guint i = 0; i < 3; i++)
    act (kiosk, "visit.change-language", NULL);
  support_run_until (shows (kiosk, "سداد فاتورة"));
  picture (kiosk, "search");
  act (kiosk, "home.begin", "bill-pay");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  picture (kiosk, "bill-form");
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_HOME);
  g_assert_cmpstr (kiosk_visit_get_search (visit_of (kiosk)), ==, "فاتوره");
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, data, function)                                                                  \
  g_test_add ("/kiosk/journeys/" path, Kiosk, data, kiosk_set_up_whole, function, kiosk_tear_down)
  ADD ("shows-and-prints-what-an-enquiry-found", "ar", test_enquiry);
  ADD ("shows-and-prints-it-in-english-too", "en", test_enquiry);
  ADD ("shows-and-prints-it-in-urdu-too", "ur", test_enquiry);
  ADD ("shows-more-where-there-is-more", "ar", test_more_results);
  ADD ("shows-more-in-english-too", "en", test_more_results);
  ADD ("says-what-the-paper-leaves-out", NULL, test_some_of_the_results);
  ADD ("goes-on-when-the-line-is-back", NULL, test_more_without_line);
  ADD ("says-that-there-is-nothing", "{\"results\":[]}", test_nothing_found);
  ADD ("says-so-of-what-is-not-found", "{\"problem\":{\"code\":\"not-found\"}}",
       test_nothing_found);
  ADD ("asks-again-when-the-line-is-back", NULL, test_enquiry_without_line);
  ADD ("pays-a-bill-by-phone", "ar", test_payment);
  ADD ("pays-a-bill-from-english", "en", test_payment);
  ADD ("promises-nothing-about-an-expired-code", NULL, test_payment_expires);
  ADD ("says-that-a-bill-is-paid", NULL, test_paid_already);
  ADD ("asks-nobody-twice-who-she-is", NULL, test_action_keeps_identity);
  ADD ("prints-a-document-on-a4", "ar", test_document);
  ADD ("prints-a-document-in-english", "en", test_document);
  ADD ("offers-no-sheet-it-cannot-print", "out", test_no_sheet_printer);
  ADD ("offers-no-sheet-without-a-printer", "none", test_no_sheet_printer);
  ADD ("thanks-for-an-opinion", "ar", test_opinion);
  ADD ("lets-her-keep-her-name", "ar", test_without_name);
  ADD ("lets-her-keep-her-name-in-english", "en", test_without_name);
  ADD ("opens-every-door", "ar", test_home);
  ADD ("opens-every-door-in-english", "en", test_home);
  ADD ("opens-every-door-in-urdu", "ur", test_home);
  ADD ("returns-to-what-she-searched-for", NULL, test_search_keeps_words);
#undef ADD

  return g_test_run ();
}

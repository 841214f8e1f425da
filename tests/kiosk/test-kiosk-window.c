/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-find.h"
#include "kiosk-staff-way.h"

#include "kiosk-button.h"
#include "kiosk-language.h"
#include "kiosk-style.h"

#include <string.h>

static void
go_to_service (Kiosk *kiosk, const char *language)
{
  act (kiosk, "visit.begin", language);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_HOME);
  act (kiosk, "home.open", "licences");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICES);
  act (kiosk, "services.begin", "commercial-licence-new");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICE);
}

static void
go_to_form (Kiosk *kiosk, const char *language)
{
  go_to_service (kiosk, language);
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_IDENTITY);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "47"));
  support_run_until (step_of (kiosk) == KIOSK_STEP_FORM);
}

static void
go_to_review (Kiosk *kiosk, const char *language)
{
  go_to_form (kiosk, language);
  kiosk_bench_answer_all (visit_of (kiosk));
  for (guint i = 0; i < 10 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_REVIEW);
}

static void
submit (Kiosk *kiosk)
{
  kiosk_visit_set_consent (visit_of (kiosk), TRUE);
  kiosk_page_set_can_advance (kiosk_window_get_page (kiosk->window), TRUE);
  act (kiosk, "page.advance", NULL);
}

static void
test_whole_visit (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "ar");
  support_run_until (shows (kiosk, "657.50"));
  submit (kiosk);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  g_assert_true (shows (kiosk, "استلمنا طلبك"));
  support_run_until (shows (kiosk, "خذ إيصالك"));
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_THANKS);
  support_run_until (kiosk->over_count == 1);
}

static void
test_no_consent (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "en");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_REVIEW);
  g_assert_cmpuint (kiosk->bench->submit_count, ==, 0);
}

static void
test_language (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_form (kiosk, "ar");
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "70012");
  g_assert_true (shows (kiosk, "٢ من"));
  act (kiosk, "visit.change-language", NULL);

  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
  support_run_until (shows (kiosk, "2 of"));
  g_assert_true (shows (kiosk, "End"));
  g_assert_cmpstr (
    civic_answers_get_typed (kiosk_visit_get_answers (visit_of (kiosk)), "unified_number"), !=,
    NULL);
  g_assert_true (kiosk_visit_is_identified (visit_of (kiosk)));
}

static guint
count (const char *text, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strv_length (parts) - 1;
}

/* Two buttons of one name would leave open which of them a finger, or a screen reader, means. */
static void
test_language_page (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  kiosk_page_go (kiosk_window_get_page (kiosk->window), KIOSK_STEP_LANGUAGE);
  support_run_until (shows (kiosk, "Choose your language"));
  text = read_screen (kiosk);
  g_assert_nonnull (strstr (text, "اختر لغتك"));
  g_assert_cmpuint (count (text, "English"), ==, 1);
  g_assert_cmpuint (count (text, "العربية"), ==, 1);
  g_assert_cmpuint (count (text, "اردو"), ==, 1);

  act (kiosk, "visit.begin", "en");
  support_run_until (shows (kiosk, "Welcome"));
  g_assert_true (shows (kiosk, "اردو"));
}

static void
test_every_page_in_every_language (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "ar");
  for (guint i = 0; i < 3; i++)
    act (kiosk, "visit.change-language", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_REVIEW);
  for (guint i = 0; i < 10 && step_of (kiosk) != KIOSK_STEP_SERVICE; i++) {
    act (kiosk, "page.back", NULL);
    act (kiosk, "visit.change-language", NULL);
  }
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICE);
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
}

static void
test_change_returns (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "ar");
  act (kiosk, "review.change", "district");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  g_assert_true (shows (kiosk, "الحي"));
  civic_answers_set (kiosk_visit_get_answers (visit_of (kiosk)), "district", "السلامة");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_REVIEW);
  support_run_until (shows (kiosk, "السلامة"));
}

/* Another activity can open questions that nobody has answered: they come before the review. */
static void
test_change_opens_questions (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "ar");
  act (kiosk, "review.change", "premises");
  civic_answers_set (kiosk_visit_get_answers (visit_of (kiosk)), "premises", "truck");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
}

static void
test_problem_beneath (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_form (kiosk, "ar");
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "700172856");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  support_run_until (shows (kiosk, "ينقص رقم واحد: أدخلت ٩ أرقام من ١٠"));
}

static void
test_disk_full (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "ar");
  kiosk->bench->storage_is_full = TRUE;
  submit (kiosk);
  support_run_until (step_of (kiosk) == KIOSK_STEP_PROBLEM);
  g_assert_true (shows (kiosk, "لم يُقبل طلبك"));
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_REVIEW);
  support_run_until (shows (kiosk, "مخبز روابي الحجاز"));
}

static void
test_line_down_at_identity (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_service (kiosk, "en");
  kiosk->bench->line_is_down = TRUE;
  act (kiosk, "page.advance", NULL);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_PROBLEM);
  g_assert_true (shows (kiosk, "cannot be reached"));
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_IDENTITY);
  g_assert_cmpstr (kiosk_visit_get_person_id (visit_of (kiosk)), !=, "");
}

static void
test_identity_refused (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_service (kiosk, "en");
  kiosk->bench->challenge_state = "rejected";
  act (kiosk, "page.advance", NULL);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "refused in the app"));
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_IDENTITY);
  kiosk->bench->challenge_state = "completed";
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_FORM);
}

static void
test_never_take (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->print_end = user_data;
  kiosk->bench->print_reason = "out";
  go_to_review (kiosk, "ar");
  submit (kiosk);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  support_run_until (kiosk_visit_get_receipt (visit_of (kiosk)) >= KIOSK_PAPER_PRINTED);
  support_run_until (shows (kiosk, "صوّر هذا الرمز"));
  g_assert_false (shows (kiosk, "خذ إيصالك"));
  g_assert_true (shows (kiosk, "استلمنا طلبك"));
}

static void
test_rating (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_review (kiosk, "en");
  submit (kiosk);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  g_assert_false (shows (kiosk, "Thank you for telling us"));
  gtk_widget_activate_action (find (GTK_WIDGET (kiosk->window), "KioskRatings"), "ratings.rate",
                              "i", 5);
  support_run_until (shows (kiosk, "Thank you for telling us"));
  g_assert_cmpuint (kiosk->bench->stars, ==, 5);
}

static void
test_saved_only (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->acknowledges = FALSE;
  go_to_review (kiosk, "en");
  submit (kiosk);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  support_run_until (shows (kiosk, "saved and will be sent"));
  g_assert_false (shows (kiosk, "We have received"));
  g_assert_false (shows (kiosk, "How was it?"));
}

static void
test_banners (Kiosk *kiosk, gconstpointer user_data)
{
  AgentBusAgent *agent = kiosk->bench->agent;

  support_run_until (shows (kiosk, "ابدأ بالعربية"));
  g_object_set (agent, "printer-state", "out", NULL);
  support_run_until (shows (kiosk, "لا إيصال ورقياً الآن"));
  g_assert_true (shows (kiosk, "ابدأ بالعربية"));
  g_object_set (agent, "line-up", FALSE, NULL);
  support_run_until (shows (kiosk, "منقطع"));
  g_object_set (agent, "open", FALSE, NULL);
  support_run_until (shows (kiosk, "مغلق"));
  g_assert_false (shows (kiosk, "ابدأ بالعربية"));
  g_object_set (agent, "storage-good", FALSE, NULL);
  support_run_until (shows (kiosk, "خارج الخدمة"));
  g_object_set (agent, "storage-good", TRUE, "open", TRUE, "line-up", TRUE, "printer-state", "low",
                NULL);
  support_run_until (shows (kiosk, "ابدأ بالعربية") && !shows (kiosk, "خارج الخدمة"));
  kiosk_bench_stop_agent (kiosk->bench);
  support_run_until (shows (kiosk, "خارج الخدمة"));
}

static void
test_idle (Kiosk *kiosk, gconstpointer user_data)
{
  KioskIdle *idle = kiosk_window_get_idle (kiosk->window);

  go_to_form (kiosk, "ar");
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "70012");
  g_signal_emit_by_name (idle, "warned", 30);
  support_run_until (shows (kiosk, "هل تحتاج إلى مزيد من الوقت؟"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  g_signal_emit_by_name (idle, "expired");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_THANKS);
  support_run_until (kiosk->over_count == 1);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  if (KIOSK_IS_BUTTON (widget) &&
      g_strcmp0 (kiosk_button_get_text (KIOSK_BUTTON (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_more_time (Kiosk *kiosk, gconstpointer user_data)
{
  KioskPage *page = NULL;

  go_to_form (kiosk, "en");
  page = kiosk_window_get_page (kiosk->window);
  kiosk_page_insert (page, "70012");
  g_signal_emit_by_name (kiosk_window_get_idle (kiosk->window), "warned", 30);
  support_run_until (shows (kiosk, "Do you need more time?"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (kiosk->window), "I need more time"), "clicked");
  g_assert_false (shows (kiosk, "Do you need more time?"));
  g_assert_true (kiosk_window_get_page (kiosk->window) == page);
  g_assert_cmpuint (kiosk->over_count, ==, 0);
}

static void
test_staff (Kiosk *kiosk, gconstpointer user_data)
{
  go_to_form (kiosk, "ar");
  staff_log_in (kiosk);
  g_object_set (kiosk->bench->agent, "printer-state", "out", "outbox-count", 3,
                "outbox-oldest-seconds", 720, NULL);
  support_run_until (shows (kiosk, "طابعة الإيصالات: نفد الورق"));
  support_run_until (shows (kiosk, "٣ طلبات · أقدمها ١٢ دقيقة"));
  g_object_set (kiosk->bench->agent, "open", FALSE, NULL);
  support_run_until (shows (kiosk, "فتح الخدمة"));
  act (kiosk, "staff.ask", "StaffOpen");
  support_run_until (shows (kiosk, "إيقاف الخدمة مؤقتاً"));
  act (kiosk, "staff.test-print", NULL);
  support_run_until (shows (kiosk, "طُبعت الصفحة التجريبية"));
  act (kiosk, "visit.end", NULL);
  g_assert_cmpuint (kiosk->over_count, ==, 1);
}

static void
test_track (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  act (kiosk, "visit.begin", "en");
  act (kiosk, "home.track", NULL);
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "Please enter the code"));
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), code);
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "Under review"));
  act (kiosk, "visit.change-language", NULL);
  support_run_until (shows (kiosk, "اپنی درخواست کی صورتِ حال دیکھیں"));
}

static void
test_hostile (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *text = NULL;

  kiosk->bench->label = user_data;
  act (kiosk, "visit.begin", "en");
  act (kiosk, "home.track", NULL);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), code);
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "Under review") || step_of (kiosk) == KIOSK_STEP_PROBLEM);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  text = read_screen (kiosk);
  g_assert_null (strstr (text, "\u202E"));
  g_assert_cmpuint (strlen (text), <, 5000);
  g_assert_true (gtk_widget_get_width (GTK_WIDGET (kiosk_window_get_page (kiosk->window))) <= 1080);
}

static void
test_hostile_quote (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  kiosk->bench->label = user_data;
  go_to_review (kiosk, "ar");
  support_run_until (shows (kiosk, "657.50") || shows (kiosk, "تعذّر احتساب"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  text = read_screen (kiosk);
  g_assert_null (strstr (text, "\u202E"));
  g_assert_true (gtk_widget_get_width (GTK_WIDGET (kiosk_window_get_page (kiosk->window))) <= 1080);
}

static void
test_closing (Kiosk *kiosk, gconstpointer user_data)
{
  gtk_window_close (GTK_WINDOW (kiosk->window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (kiosk->window)));
}

static void
test_search (Kiosk *kiosk, gconstpointer user_data)
{
  act (kiosk, "visit.begin", "ar");
  kiosk_visit_set_search (visit_of (kiosk), "رخصه");
  for (guint i = 0; i < 3; i++)
    act (kiosk, "visit.change-language", NULL);
  support_run_until (shows (kiosk, "إصدار رخصة تجارية"));
  act (kiosk, "home.begin", "commercial-licence-new");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICE);
}

int
main (int argc, char **argv)
{
  g_autofree char *megabyte = g_strnfill (100 * 1024, 'W');

  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, data, function)                                                                  \
  g_test_add ("/kiosk/window/" path, Kiosk, data, kiosk_set_up, function, kiosk_tear_down)
  ADD ("leads-through-a-whole-visit", NULL, test_whole_visit);
  ADD ("sends-nothing-without-consent", NULL, test_no_consent);
  ADD ("keeps-answers-and-page-with-another-language", NULL, test_language);
  ADD ("offers-each-language-once", NULL, test_language_page);
  ADD ("shows-every-page-in-every-language", NULL, test_every_page_in_every_language);
  ADD ("returns-to-the-review-after-a-change", NULL, test_change_returns);
  ADD ("asks-what-a-change-has-opened", NULL, test_change_opens_questions);
  ADD ("says-beneath-a-field-what-to-do", NULL, test_problem_beneath);
  ADD ("keeps-the-form-when-the-disk-is-full", NULL, test_disk_full);
  ADD ("keeps-the-number-when-the-line-is-down", NULL, test_line_down_at_identity);
  ADD ("shows-a-way-on-when-she-was-refused", NULL, test_identity_refused);
  ADD ("never-says-take-after-a-failed-job", "failed", test_never_take);
  ADD ("never-says-take-after-an-unknown-job", "unknown", test_never_take);
  ADD ("thanks-for-a-rating-that-arrived", NULL, test_rating);
  ADD ("says-saved-without-an-acknowledgement", NULL, test_saved_only);
  ADD ("tells-before-she-begins-what-does-not-work", NULL, test_banners);
  ADD ("wipes-when-nobody-answers", NULL, test_idle);
  ADD ("keeps-all-when-she-needs-more-time", NULL, test_more_time);
  ADD ("lets-staff-in-by-the-agent-s-word", NULL, test_staff);
  ADD ("tracks-by-code", NULL, test_track);
  ADD ("shows-markup-as-text", "<b>&amp;</b></span>", test_hostile);
  ADD ("drops-bidi-overrides", "\u202E\u2066evil\u200F", test_hostile);
  ADD ("bounds-what-the-central-says", megabyte, test_hostile);
  ADD ("bounds-a-fee-s-name", megabyte, test_hostile_quote);
  ADD ("sets-a-hostile-fee-as-text", "<b>\u202E</b>&", test_hostile_quote);
  ADD ("cannot-be-closed", NULL, test_closing);
  ADD ("keeps-a-search-with-another-language", NULL, test_search);
#undef ADD

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-find.h"
#include "kiosk-rig.h"

#include "kiosk-language.h"
#include "kiosk-slots.h"
#include "kiosk-style.h"

/* The form with every type of field, driven by what a citizen can touch. */

static KioskPage *
page_of (Kiosk *kiosk)
{
  return kiosk_window_get_page (kiosk->window);
}

static CivicAnswers *
answers_of (Kiosk *kiosk)
{
  return kiosk_visit_get_answers (visit_of (kiosk));
}

/* user_data: the first field of the page to stand on. */
static void
set_up (Kiosk *kiosk, gconstpointer field_id)
{
  CivicService *service = NULL;
  GListModel *pages = NULL;

  kiosk_set_up (kiosk, NULL);
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (page_of (kiosk)), "visit.begin", "s", "en"));
  service = kiosk_station_find_service (kiosk->bench->station, "every-field");
  kiosk_visit_begin_service (visit_of (kiosk), service);
  pages = civic_service_get_pages (service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (page == civic_service_find_page (service, field_id))
      kiosk_visit_set_form_page (visit_of (kiosk), i);
  }
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_SERVICE);
  kiosk_page_go (page_of (kiosk), KIOSK_STEP_FORM);
  support_run_until (gtk_widget_get_mapped (GTK_WIDGET (page_of (kiosk))));
}

static GtkWidget *
find_in (Kiosk *kiosk, const char *id, const char *type_name)
{
  GtkWidget *found = find (find_field (kiosk->window, id), type_name);

  g_assert_nonnull (found);
  return found;
}

static void
touch (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
can_advance (Kiosk *kiosk)
{
  gboolean can = FALSE;

  g_object_get (page_of (kiosk), "can-advance", &can, NULL);
  return can;
}

static void
what_a_register_knows_is_told_with_its_source (Kiosk *kiosk, gconstpointer field_id)
{
  kiosk_page_insert (page_of (kiosk), "7001234567");
  act (kiosk, "page.advance", NULL);
  g_assert_false (can_advance (kiosk));
  support_run_until (kiosk_visit_get_form_page (visit_of (kiosk)) == 1);
  support_run_until (shows (kiosk, "Hijaz Canary"));
  g_assert_true (shows (kiosk, "From the commercial register"));
  g_assert_nonnull (find_in (kiosk, "trade_name", "KioskFieldKnown"));
  civic_answers_set (answers_of (kiosk), "number", "7009876543");
  g_assert_nonnull (find_in (kiosk, "trade_name", "KioskFieldText"));
}

static void
nobody_is_kept_from_mending_an_unknown_number (Kiosk *kiosk, gconstpointer field_id)
{
  kiosk_bench_answer (kiosk->bench, "lookup", "{\"problem\":{\"code\":\"not-found\"}}");
  kiosk_page_insert (page_of (kiosk), "7001234567");
  act (kiosk, "page.advance", NULL);
  support_run_until (can_advance (kiosk));
  support_run_until (shows (kiosk, "There is no establishment of this number."));
  g_assert_cmpuint (kiosk_visit_get_form_page (visit_of (kiosk)), ==, 0);
  kiosk_page_backspace (page_of (kiosk));
  g_assert_false (shows (kiosk, "There is no establishment of this number."));
}

static void
without_a_line_the_problem_page_leads_back (Kiosk *kiosk, gconstpointer field_id)
{
  kiosk->bench->line_is_down = TRUE;
  kiosk_page_insert (page_of (kiosk), "7001234567");
  act (kiosk, "page.advance", NULL);
  support_run_until (kiosk_window_get_step (kiosk->window) == KIOSK_STEP_PROBLEM);
  kiosk->bench->line_is_down = FALSE;
  act (kiosk, "page.advance", NULL);
  support_run_until (kiosk_window_get_step (kiosk->window) == KIOSK_STEP_FORM);
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "number"), ==, "7001234567");
}

static void
a_computed_answer_follows_what_it_is_worked_out_from (Kiosk *kiosk, gconstpointer field_id)
{
  civic_answers_set (answers_of (kiosk), "width", "4");
  civic_answers_set (answers_of (kiosk), "height", "2.5");
  support_run_until (shows (kiosk, "10\u00A0m²"));
  g_assert_true (shows (kiosk, "Worked out from your answers"));
}

static void
a_cascade_waits_for_the_answer_above (Kiosk *kiosk, gconstpointer field_id)
{
  GtkWidget *chooser = find_in (kiosk, "district", "KioskChooser");

  g_assert_true (shows (kiosk, "First answer: Sub-municipality"));
  g_assert_false (gtk_widget_get_sensitive (chooser));
  civic_answers_set (answers_of (kiosk), "office", "jeddah-south");
  g_assert_true (gtk_widget_get_sensitive (chooser));
  civic_answers_set (answers_of (kiosk), "district", "thaghr");
  g_assert_true (shows (kiosk, "Ath Thaghr"));
  civic_answers_set (answers_of (kiosk), "office", "jeddah-north");
  g_assert_null (civic_answers_get (answers_of (kiosk), "district"));
  g_assert_false (shows (kiosk, "Ath Thaghr"));
}

static void
a_long_list_has_the_page_to_itself (Kiosk *kiosk, gconstpointer field_id)
{
  GtkWidget *sheet = NULL;

  civic_answers_set (answers_of (kiosk), "office", "jeddah-north");
  touch (find_in (kiosk, "district", "KioskChooser"));
  sheet = find (GTK_WIDGET (page_of (kiosk)), "KioskPickerSheet");
  g_assert_nonnull (sheet);
  g_assert_null (find (GTK_WIDGET (page_of (kiosk)), "KioskQuestions"));
  g_signal_emit_by_name (sheet, "chosen", "rawdah");
  act (kiosk, "page.back", NULL);
  g_assert_null (find (GTK_WIDGET (page_of (kiosk)), "KioskPickerSheet"));
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "district"), ==, "rawdah");
}

static void
several_choices_are_kept_together (Kiosk *kiosk, gconstpointer field_id)
{
  GtkWidget *tile = find_in (kiosk, "days", "KioskTile");

  touch (tile);
  touch (gtk_widget_get_next_sibling (tile));
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "days"), ==, "sunday,monday");
  touch (tile);
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "days"), ==, "monday");
  act (kiosk, "page.advance", NULL);
  g_assert_true (shows (kiosk, "Please choose at least 2."));
}

static void
a_day_is_chosen_on_a_calendar (Kiosk *kiosk, gconstpointer field_id)
{
  const char *today = civic_answers_get_today (answers_of (kiosk));
  GtkWidget *calendar = NULL;

  touch (find_in (kiosk, "start", "KioskChooser"));
  calendar = find (GTK_WIDGET (page_of (kiosk)), "KioskCalendar");
  g_assert_false (can_advance (kiosk));
  g_assert_true (gtk_widget_activate_action (calendar, "calendar.day", "s", today));
  g_assert_true (can_advance (kiosk));
  act (kiosk, "page.advance", NULL);
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "start"), ==, today);
}

static void
a_time_is_her_answer_once_it_is_held (Kiosk *kiosk, gconstpointer field_id)
{
  GtkWidget *slot = NULL;

  g_assert_true (shows (kiosk, "First answer: Sub-municipality"));
  civic_answers_set (answers_of (kiosk), "office", "jeddah-north");
  support_run_until (shows (kiosk, "9:30 AM"));
  slot = find_in (kiosk, "slot", "KioskFieldSlot");
  kiosk_bench_answer (kiosk->bench, "slots", "{\"problem\":{\"code\":\"taken\"}}");
  g_assert_true (gtk_widget_activate_action (slot, "slot.time", "s", "slot-2"));
  g_assert_null (civic_answers_get (answers_of (kiosk), "slot"));
  support_run_until (shows (kiosk, "Somebody has just taken this time."));
  kiosk_bench_answer (kiosk->bench, "slots",
                      "{\"held\":{\"id\":\"slot-3\",\"until\":\"2026-11-22T11:00:00+03:00\"}}");
  g_assert_true (gtk_widget_activate_action (slot, "slot.time", "s", "slot-3"));
  support_run_until (civic_answers_get (answers_of (kiosk), "slot") != NULL);
  g_assert_true (shows (kiosk, "Held for you: Wednesday 25 November 2026"));
}

static void
a_row_is_asked_on_a_page_of_its_own (Kiosk *kiosk, gconstpointer field_id)
{
  GtkWidget *group = find_in (kiosk, "boards", "KioskFieldGroup");
  CivicAnswers *row = NULL;

  g_assert_true (gtk_widget_activate_action (group, "group.add", NULL));
  g_assert_true (shows (kiosk, "Board 1"));
  row = civic_answers_get_row (answers_of (kiosk), "boards", 0);
  kiosk_page_insert (page_of (kiosk), "Hills");
  g_assert_cmpstr (civic_answers_get (row, "text"), ==, "Hills");
  act (kiosk, "page.advance", NULL);
  g_assert_true (shows (kiosk, "Please fill this in"));
  civic_answers_set (row, "board_width", "4");
  act (kiosk, "page.advance", NULL);
  g_assert_null (find (GTK_WIDGET (page_of (kiosk)), "KioskRowSheet"));
  support_run_until (shows (kiosk, "Hills"));
}

static void
back_leaves_a_row_as_it_was (Kiosk *kiosk, gconstpointer field_id)
{
  GtkWidget *group = find_in (kiosk, "boards", "KioskFieldGroup");
  CivicAnswers *row = NULL;

  g_assert_true (gtk_widget_activate_action (group, "group.add", NULL));
  act (kiosk, "page.back", NULL);
  g_assert_cmpuint (civic_answers_count_rows (answers_of (kiosk), "boards"), ==, 0);
  row = civic_answers_add_row (answers_of (kiosk), "boards");
  civic_answers_set (row, "text", "Hills");
  g_assert_true (gtk_widget_activate_action (group, "group.change", "i", 0));
  civic_answers_set (row, "text", "Valleys");
  act (kiosk, "page.back", NULL);
  g_assert_cmpstr (civic_answers_get (row, "text"), ==, "Hills");
  g_assert_true (gtk_widget_activate_action (group, "group.remove", "i", 0));
  g_assert_cmpuint (civic_answers_count_rows (answers_of (kiosk), "boards"), ==, 0);
}

static void
what_is_wrong_in_a_row_is_told_with_its_name (Kiosk *kiosk, gconstpointer field_id)
{
  civic_answers_set (civic_answers_add_row (answers_of (kiosk), "boards"), "text", "Hills");
  act (kiosk, "page.advance", NULL);
  g_assert_true (shows (kiosk, "Board 1, Width: Please fill this in"));
}

static void
a_document_is_told_as_soon_as_it_comes (Kiosk *kiosk, gconstpointer field_id)
{
  support_run_until (find (GTK_WIDGET (page_of (kiosk)), "KioskQrView") != NULL &&
                     shows (kiosk, "The code is good for"));
  g_assert_true (shows (kiosk, "Waiting for it to be sent"));
  act (kiosk, "page.advance", NULL);
  g_assert_true (shows (kiosk, "Please send this document from your phone"));
  kiosk_bench_answer (kiosk->bench, "handover-check",
                      "{\"handover\":{\"id\":\"h-1\",\"state\":\"opened\",\"items\":["
                      "{\"field\":\"lease\",\"id\":\"doc-1\",\"type\":\"pdf\",\"bytes\":9}]}}");
  support_run_until (shows (kiosk, "Arrived · 1 file"));
}

static void
a_place_comes_from_the_phone (Kiosk *kiosk, gconstpointer field_id)
{
  kiosk_bench_answer (kiosk->bench, "handover-check",
                      "{\"handover\":{\"id\":\"h-1\",\"state\":\"done\",\"items\":["
                      "{\"latitude\":21.543333,\"longitude\":39.172778,\"accuracy_m\":12}]}}");
  touch (find_in (kiosk, "pin", "KioskChooser"));
  g_assert_nonnull (find (GTK_WIDGET (page_of (kiosk)), "KioskPlaceSheet"));
  support_run_until (civic_answers_get (answers_of (kiosk), "pin") != NULL);
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "pin"), ==, "21.543333,39.172778");
  g_assert_null (find (GTK_WIDGET (page_of (kiosk)), "KioskPlaceSheet"));
  support_run_until (shows (kiosk, "The place was sent from your phone"));
}

static void
a_touch_agrees_and_rates (Kiosk *kiosk, gconstpointer field_id)
{
  g_assert_true (shows (kiosk, "Tell your neighbours first"));
  touch (find_in (kiosk, "neighbours", "KioskToggle"));
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "neighbours"), ==, "yes");
  g_assert_false (shows (kiosk, "Tell your neighbours first"));
  touch (find_in (kiosk, "true", "KioskToggle"));
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "true"), ==, "yes");
  touch (find_in (kiosk, "true", "KioskToggle"));
  g_assert_null (civic_answers_get (answers_of (kiosk), "true"));
  g_assert_true (
    gtk_widget_activate_action (find_in (kiosk, "stars", "KioskFieldStars"), "field.rate", "i", 4));
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "stars"), ==, "4");
}

static void
a_stop_cannot_be_passed (Kiosk *kiosk, gconstpointer field_id)
{
  g_assert_true (can_advance (kiosk));
  civic_answers_set (answers_of (kiosk), "listed", "yes");
  g_assert_true (shows (kiosk, "This service is not for listed buildings"));
  g_assert_false (can_advance (kiosk));
  civic_answers_set (answers_of (kiosk), "listed", "no");
  g_assert_true (can_advance (kiosk));
  g_assert_true (shows (kiosk, "You will have a message"));
}

static void
many_lines_are_typed_with_the_keys (Kiosk *kiosk, gconstpointer field_id)
{
  kiosk_page_insert (page_of (kiosk), "Please");
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "what"), ==, "Please");
  g_assert_true (shows (kiosk, "494 characters left"));
  kiosk_page_backspace (page_of (kiosk));
  g_assert_cmpstr (civic_answers_get (answers_of (kiosk), "what"), ==, "Pleas");
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, field_id, function)                                                              \
  g_test_add ("/kiosk/form/" path, Kiosk, field_id, set_up, function, kiosk_tear_down)
  ADD ("what-a-register-knows-is-told-with-its-source", "number",
       what_a_register_knows_is_told_with_its_source);
  ADD ("nobody-is-kept-from-mending-an-unknown-number", "number",
       nobody_is_kept_from_mending_an_unknown_number);
  ADD ("without-a-line-the-problem-page-leads-back", "number",
       without_a_line_the_problem_page_leads_back);
  ADD ("a-computed-answer-follows-what-it-is-worked-out-from", "width",
       a_computed_answer_follows_what_it_is_worked_out_from);
  ADD ("many-lines-are-typed-with-the-keys", "what", many_lines_are_typed_with_the_keys);
  ADD ("a-cascade-waits-for-the-answer-above", "office", a_cascade_waits_for_the_answer_above);
  ADD ("a-long-list-has-the-page-to-itself", "office", a_long_list_has_the_page_to_itself);
  ADD ("several-choices-are-kept-together", "office", several_choices_are_kept_together);
  ADD ("a-day-is-chosen-on-a-calendar", "start", a_day_is_chosen_on_a_calendar);
  ADD ("a-time-is-her-answer-once-it-is-held", "slot", a_time_is_her_answer_once_it_is_held);
  ADD ("a-row-is-asked-on-a-page-of-its-own", "boards", a_row_is_asked_on_a_page_of_its_own);
  ADD ("back-leaves-a-row-as-it-was", "boards", back_leaves_a_row_as_it_was);
  ADD ("what-is-wrong-in-a-row-is-told-with-its-name", "boards",
       what_is_wrong_in_a_row_is_told_with_its_name);
  ADD ("a-document-is-told-as-soon-as-it-comes", "lease", a_document_is_told_as_soon_as_it_comes);
  ADD ("a-place-comes-from-the-phone", "pin", a_place_comes_from_the_phone);
  ADD ("a-touch-agrees-and-rates", "pin", a_touch_agrees_and_rates);
  ADD ("a-stop-cannot-be-passed", "listed", a_stop_cannot_be_passed);
#undef ADD

  return g_test_run ();
}

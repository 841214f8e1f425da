/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-language.h"
#include "kiosk-questions.h"
#include "kiosk-slots.h"
#include "kiosk-style.h"
#include "kiosk-window.h"

#include "support-run-until.h"

#include <string.h>

/* The form with every type of field, driven by what a citizen can touch. */
typedef struct {
  KioskBench *bench;
  KioskWindow *window;
} Form;

static KioskPage *
page_of (Form *form)
{
  return kiosk_window_get_page (form->window);
}

static KioskVisit *
visit_of (Form *form)
{
  return kiosk_window_get_visit (form->window);
}

static CivicAnswers *
answers_of (Form *form)
{
  return kiosk_visit_get_answers (visit_of (form));
}

static void
act (Form *form, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page_of (form)), action, NULL);
}

/* user_data: the first field of the page to stand on. */
static void
set_up (Form *form, gconstpointer field_id)
{
  CivicService *service = NULL;
  GListModel *pages = NULL;

  form->bench = kiosk_bench_new ();
  form->window = kiosk_window_new (form->bench->station);
  gtk_window_set_default_size (GTK_WINDOW (form->window), 1080, 1920);
  gtk_window_present (GTK_WINDOW (form->window));
  support_run_until (gtk_widget_get_mapped (GTK_WIDGET (page_of (form))));
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (page_of (form)), "visit.begin", "s", "en"));
  service = kiosk_station_find_service (form->bench->station, "every-field");
  kiosk_visit_begin_service (visit_of (form), service);
  pages = civic_service_get_pages (service);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);

    if (page == civic_service_find_page (service, field_id))
      kiosk_visit_set_form_page (visit_of (form), i);
  }
  kiosk_page_go (page_of (form), KIOSK_STEP_SERVICE);
  kiosk_page_go (page_of (form), KIOSK_STEP_FORM);
  support_run_until (gtk_widget_get_mapped (GTK_WIDGET (page_of (form))));
}

static void
tear_down (Form *form, gconstpointer field_id)
{
  KioskPage *page = g_object_ref (page_of (form));

  g_object_add_weak_pointer (G_OBJECT (form->window), (gpointer *) &form->window);
  gtk_window_destroy (GTK_WINDOW (form->window));
  support_run_until (form->window == NULL);
  support_run_until (G_OBJECT (page)->ref_count == 1);
  g_assert_finalize_object (page);
  kiosk_bench_free (form->bench);
}

static GtkWidget *
find (GtkWidget *widget, const char *type_name)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type_name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
find_field (Form *form, const char *id)
{
  GtkWidget *questions = find (GTK_WIDGET (page_of (form)), "KioskQuestions");

  for (GtkWidget *child = gtk_widget_get_first_child (questions); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (civic_field_get_id (kiosk_field_get_field (KIOSK_FIELD (child))), id))
      return child;
  g_assert_not_reached ();
}

static GtkWidget *
find_in (Form *form, const char *id, const char *type_name)
{
  GtkWidget *found = find (find_field (form, id), type_name);

  g_assert_nonnull (found);
  return found;
}

static void
touch (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static void
collect (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

static gboolean
shows (Form *form, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (GTK_WIDGET (form->window), text);
  return strstr (text->str, sentence) != NULL;
}

static gboolean
can_advance (Form *form)
{
  gboolean can = FALSE;

  g_object_get (page_of (form), "can-advance", &can, NULL);
  return can;
}

static void
what_a_register_knows_is_told_with_its_source (Form *form, gconstpointer field_id)
{
  kiosk_page_insert (page_of (form), "7001234567");
  act (form, "page.advance");
  g_assert_false (can_advance (form));
  support_run_until (kiosk_visit_get_form_page (visit_of (form)) == 1);
  support_run_until (shows (form, "Hijaz Canary"));
  g_assert_true (shows (form, "From the commercial register"));
  g_assert_nonnull (find_in (form, "trade_name", "KioskFieldKnown"));
  civic_answers_set (answers_of (form), "number", "7009876543");
  g_assert_nonnull (find_in (form, "trade_name", "KioskFieldText"));
}

static void
nobody_is_kept_from_mending_an_unknown_number (Form *form, gconstpointer field_id)
{
  kiosk_bench_answer (form->bench, "lookup", "{\"problem\":{\"code\":\"not-found\"}}");
  kiosk_page_insert (page_of (form), "7001234567");
  act (form, "page.advance");
  support_run_until (can_advance (form));
  support_run_until (shows (form, "There is no establishment of this number."));
  g_assert_cmpuint (kiosk_visit_get_form_page (visit_of (form)), ==, 0);
  kiosk_page_backspace (page_of (form));
  g_assert_false (shows (form, "There is no establishment of this number."));
}

static void
without_a_line_the_problem_page_leads_back (Form *form, gconstpointer field_id)
{
  form->bench->line_is_down = TRUE;
  kiosk_page_insert (page_of (form), "7001234567");
  act (form, "page.advance");
  support_run_until (kiosk_window_get_step (form->window) == KIOSK_STEP_PROBLEM);
  form->bench->line_is_down = FALSE;
  act (form, "page.advance");
  support_run_until (kiosk_window_get_step (form->window) == KIOSK_STEP_FORM);
  g_assert_cmpstr (civic_answers_get (answers_of (form), "number"), ==, "7001234567");
}

static void
a_computed_answer_follows_what_it_is_worked_out_from (Form *form, gconstpointer field_id)
{
  civic_answers_set (answers_of (form), "width", "4");
  civic_answers_set (answers_of (form), "height", "2.5");
  support_run_until (shows (form, "10\u00A0m²"));
  g_assert_true (shows (form, "Worked out from your answers"));
}

static void
a_cascade_waits_for_the_answer_above (Form *form, gconstpointer field_id)
{
  GtkWidget *chooser = find_in (form, "district", "KioskChooser");

  g_assert_true (shows (form, "First answer: Sub-municipality"));
  g_assert_false (gtk_widget_get_sensitive (chooser));
  civic_answers_set (answers_of (form), "office", "jeddah-south");
  g_assert_true (gtk_widget_get_sensitive (chooser));
  civic_answers_set (answers_of (form), "district", "thaghr");
  g_assert_true (shows (form, "Ath Thaghr"));
  civic_answers_set (answers_of (form), "office", "jeddah-north");
  g_assert_null (civic_answers_get (answers_of (form), "district"));
  g_assert_false (shows (form, "Ath Thaghr"));
}

static void
a_long_list_has_the_page_to_itself (Form *form, gconstpointer field_id)
{
  GtkWidget *sheet = NULL;

  civic_answers_set (answers_of (form), "office", "jeddah-north");
  touch (find_in (form, "district", "KioskChooser"));
  sheet = find (GTK_WIDGET (page_of (form)), "KioskPickerSheet");
  g_assert_nonnull (sheet);
  g_assert_null (find (GTK_WIDGET (page_of (form)), "KioskQuestions"));
  g_signal_emit_by_name (sheet, "chosen", "rawdah");
  act (form, "page.back");
  g_assert_null (find (GTK_WIDGET (page_of (form)), "KioskPickerSheet"));
  g_assert_cmpstr (civic_answers_get (answers_of (form), "district"), ==, "rawdah");
}

static void
several_choices_are_kept_together (Form *form, gconstpointer field_id)
{
  GtkWidget *tile = find_in (form, "days", "KioskTile");

  touch (tile);
  touch (gtk_widget_get_next_sibling (tile));
  g_assert_cmpstr (civic_answers_get (answers_of (form), "days"), ==, "sunday,monday");
  touch (tile);
  g_assert_cmpstr (civic_answers_get (answers_of (form), "days"), ==, "monday");
  act (form, "page.advance");
  g_assert_true (shows (form, "Please choose at least 2."));
}

static void
a_day_is_chosen_on_a_calendar (Form *form, gconstpointer field_id)
{
  const char *today = civic_answers_get_today (answers_of (form));
  GtkWidget *calendar = NULL;

  touch (find_in (form, "start", "KioskChooser"));
  calendar = find (GTK_WIDGET (page_of (form)), "KioskCalendar");
  g_assert_false (can_advance (form));
  g_assert_true (gtk_widget_activate_action (calendar, "calendar.day", "s", today));
  g_assert_true (can_advance (form));
  act (form, "page.advance");
  g_assert_cmpstr (civic_answers_get (answers_of (form), "start"), ==, today);
}

static void
a_time_is_her_answer_once_it_is_held (Form *form, gconstpointer field_id)
{
  GtkWidget *slot = NULL;

  g_assert_true (shows (form, "First answer: Sub-municipality"));
  civic_answers_set (answers_of (form), "office", "jeddah-north");
  support_run_until (shows (form, "9:30 AM"));
  slot = find_in (form, "slot", "KioskFieldSlot");
  kiosk_bench_answer (form->bench, "slots", "{\"problem\":{\"code\":\"taken\"}}");
  g_assert_true (gtk_widget_activate_action (slot, "slot.time", "s", "slot-2"));
  g_assert_null (civic_answers_get (answers_of (form), "slot"));
  support_run_until (shows (form, "Somebody has just taken this time."));
  kiosk_bench_answer (form->bench, "slots",
                      "{\"held\":{\"id\":\"slot-3\",\"until\":\"2026-11-22T11:00:00+03:00\"}}");
  g_assert_true (gtk_widget_activate_action (slot, "slot.time", "s", "slot-3"));
  support_run_until (civic_answers_get (answers_of (form), "slot") != NULL);
  g_assert_true (shows (form, "Held for you: Wednesday 25 November 2026"));
}

static void
a_row_is_asked_on_a_page_of_its_own (Form *form, gconstpointer field_id)
{
  GtkWidget *group = find_in (form, "boards", "KioskFieldGroup");
  CivicAnswers *row = NULL;

  g_assert_true (gtk_widget_activate_action (group, "group.add", NULL));
  g_assert_true (shows (form, "Board 1"));
  row = civic_answers_get_row (answers_of (form), "boards", 0);
  kiosk_page_insert (page_of (form), "Hills");
  g_assert_cmpstr (civic_answers_get (row, "text"), ==, "Hills");
  act (form, "page.advance");
  g_assert_true (shows (form, "Please fill this in"));
  civic_answers_set (row, "board_width", "4");
  act (form, "page.advance");
  g_assert_null (find (GTK_WIDGET (page_of (form)), "KioskRowSheet"));
  support_run_until (shows (form, "Hills"));
}

static void
back_leaves_a_row_as_it_was (Form *form, gconstpointer field_id)
{
  GtkWidget *group = find_in (form, "boards", "KioskFieldGroup");
  CivicAnswers *row = NULL;

  g_assert_true (gtk_widget_activate_action (group, "group.add", NULL));
  act (form, "page.back");
  g_assert_cmpuint (civic_answers_count_rows (answers_of (form), "boards"), ==, 0);
  row = civic_answers_add_row (answers_of (form), "boards");
  civic_answers_set (row, "text", "Hills");
  g_assert_true (gtk_widget_activate_action (group, "group.change", "i", 0));
  civic_answers_set (row, "text", "Valleys");
  act (form, "page.back");
  g_assert_cmpstr (civic_answers_get (row, "text"), ==, "Hills");
  g_assert_true (gtk_widget_activate_action (group, "group.remove", "i", 0));
  g_assert_cmpuint (civic_answers_count_rows (answers_of (form), "boards"), ==, 0);
}

static void
what_is_wrong_in_a_row_is_told_with_its_name (Form *form, gconstpointer field_id)
{
  civic_answers_set (civic_answers_add_row (answers_of (form), "boards"), "text", "Hills");
  act (form, "page.advance");
  g_assert_true (shows (form, "Board 1, Width: Please fill this in"));
}

static void
a_document_is_told_as_soon_as_it_comes (Form *form, gconstpointer field_id)
{
  support_run_until (find (GTK_WIDGET (page_of (form)), "KioskQrView") != NULL &&
                     shows (form, "The code is good for"));
  g_assert_true (shows (form, "Waiting for it to be sent"));
  act (form, "page.advance");
  g_assert_true (shows (form, "Please send this document from your phone"));
  kiosk_bench_answer (form->bench, "handover-check",
                      "{\"handover\":{\"id\":\"h-1\",\"state\":\"opened\",\"items\":["
                      "{\"field\":\"lease\",\"id\":\"doc-1\",\"type\":\"pdf\",\"bytes\":9}]}}");
  support_run_until (shows (form, "Arrived · 1 file"));
}

static void
a_place_comes_from_the_phone (Form *form, gconstpointer field_id)
{
  kiosk_bench_answer (form->bench, "handover-check",
                      "{\"handover\":{\"id\":\"h-1\",\"state\":\"done\",\"items\":["
                      "{\"latitude\":21.543333,\"longitude\":39.172778,\"accuracy_m\":12}]}}");
  touch (find_in (form, "pin", "KioskChooser"));
  g_assert_nonnull (find (GTK_WIDGET (page_of (form)), "KioskPlaceSheet"));
  support_run_until (civic_answers_get (answers_of (form), "pin") != NULL);
  g_assert_cmpstr (civic_answers_get (answers_of (form), "pin"), ==, "21.543333,39.172778");
  g_assert_null (find (GTK_WIDGET (page_of (form)), "KioskPlaceSheet"));
  support_run_until (shows (form, "The place was sent from your phone"));
}

static void
a_touch_agrees_and_rates (Form *form, gconstpointer field_id)
{
  g_assert_true (shows (form, "Tell your neighbours first"));
  touch (find_in (form, "neighbours", "KioskToggle"));
  g_assert_cmpstr (civic_answers_get (answers_of (form), "neighbours"), ==, "yes");
  g_assert_false (shows (form, "Tell your neighbours first"));
  touch (find_in (form, "true", "KioskToggle"));
  g_assert_cmpstr (civic_answers_get (answers_of (form), "true"), ==, "yes");
  touch (find_in (form, "true", "KioskToggle"));
  g_assert_null (civic_answers_get (answers_of (form), "true"));
  g_assert_true (
    gtk_widget_activate_action (find_in (form, "stars", "KioskFieldStars"), "field.rate", "i", 4));
  g_assert_cmpstr (civic_answers_get (answers_of (form), "stars"), ==, "4");
}

static void
a_stop_cannot_be_passed (Form *form, gconstpointer field_id)
{
  g_assert_true (can_advance (form));
  civic_answers_set (answers_of (form), "listed", "yes");
  g_assert_true (shows (form, "This service is not for listed buildings"));
  g_assert_false (can_advance (form));
  civic_answers_set (answers_of (form), "listed", "no");
  g_assert_true (can_advance (form));
  g_assert_true (shows (form, "You will have a message"));
}

static void
many_lines_are_typed_with_the_keys (Form *form, gconstpointer field_id)
{
  kiosk_page_insert (page_of (form), "Please");
  g_assert_cmpstr (civic_answers_get (answers_of (form), "what"), ==, "Please");
  g_assert_true (shows (form, "494 characters left"));
  kiosk_page_backspace (page_of (form));
  g_assert_cmpstr (civic_answers_get (answers_of (form), "what"), ==, "Pleas");
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, field_id, function)                                                              \
  g_test_add ("/kiosk/form/" path, Form, field_id, set_up, function, tear_down)
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

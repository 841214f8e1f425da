/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-catalogue.h"
#include "kiosk-choice-tiles.h"
#include "kiosk-field.h"
#include "kiosk-stepper.h"
#include "kiosk-text-input.h"
#include "support-stage.h"

static CivicAnswers *
make_answers (void)
{
  static const char *const languages[] = { "ar", "en", NULL };
  g_autofree char *folder =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/kiosk/catalogue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCatalogue) catalogue = civic_catalogue_load (folder, languages, &error);

  g_assert_no_error (error);
  return civic_answers_new (civic_catalogue_find (catalogue, "commercial-licence-new"));
}

static GtkWidget *
make_field (CivicAnswers *answers, const char *id)
{
  CivicField *field = civic_service_find_field (civic_answers_get_service (answers), id);

  g_assert_nonnull (field);
  return kiosk_field_new (field, answers, "ar", NULL);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

    if (found)
      return found;
  }
  return NULL;
}

static void
on_activated (KioskField *field, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
what_is_typed_is_answered (void)
{
  g_autoptr (CivicAnswers) answers = make_answers ();
  g_autoptr (GtkWidget) field = g_object_ref_sink (make_field (answers, "mobile"));

  kiosk_field_insert (KIOSK_FIELD (field), "٠٥٠٠٠٠٠٠٠١");
  g_assert_cmpstr (civic_answers_get (answers, "mobile"), ==, "+966500000001");
  kiosk_field_backspace (KIOSK_FIELD (field));
  g_assert_null (civic_answers_get (answers, "mobile"));
  g_assert_cmpstr (civic_answers_get_typed (answers, "mobile"), ==, "٠٥٠\u00A0٠٠٠\u00A0٠٠٠");
  g_assert_cmpint (kiosk_field_get_keys (KIOSK_FIELD (field)).keyboard, ==, CIVIC_KEYBOARD_NUMBER);
}

static void
shows_what_was_answered_before (void)
{
  g_autoptr (CivicAnswers) answers = make_answers ();
  g_autoptr (GtkWidget) field = NULL;

  civic_answers_set (answers, "trade_name", "مخبز");
  field = g_object_ref_sink (make_field (answers, "trade_name"));
  g_assert_cmpstr (
    kiosk_text_input_get_text (KIOSK_TEXT_INPUT (find_child (field, KIOSK_TYPE_TEXT_INPUT))), ==,
    "مخبز");
  g_assert_cmpint (kiosk_field_get_keys (KIOSK_FIELD (field)).keyboard, ==,
                   CIVIC_KEYBOARD_LANGUAGE);
}

static void
a_tile_is_an_answer (void)
{
  g_autoptr (CivicAnswers) answers = make_answers ();
  g_autoptr (GtkWidget) field = g_object_ref_sink (make_field (answers, "activity"));
  GtkWidget *tile = find_child (field, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *other = gtk_widget_get_next_sibling (tile);
  guint activated_count = 0;

  g_signal_connect (field, "activated", G_CALLBACK (on_activated), &activated_count);
  g_signal_emit_by_name (tile, "clicked");
  g_assert_cmpstr (civic_answers_get (answers, "activity"), ==, "bakery");
  g_signal_emit_by_name (other, "clicked");
  g_assert_cmpstr (civic_answers_get (answers, "activity"), ==, "grocery");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tile)));
  g_signal_emit_by_name (other, "clicked");
  g_assert_cmpstr (civic_answers_get (answers, "activity"), ==, "grocery");
  g_assert_cmpuint (activated_count, ==, 2);
  g_assert_cmpint (kiosk_field_get_keys (KIOSK_FIELD (field)).keyboard, ==, CIVIC_KEYBOARD_NONE);
}

static void
a_step_is_an_answer (void)
{
  g_autoptr (CivicAnswers) answers = make_answers ();
  g_autoptr (GtkWidget) field = g_object_ref_sink (make_field (answers, "workers"));
  GtkWidget *stepper = find_child (field, KIOSK_TYPE_STEPPER);

  g_assert_null (civic_answers_get (answers, "workers"));
  kiosk_stepper_set_value (KIOSK_STEPPER (stepper), 3);
  g_assert_cmpstr (civic_answers_get (answers, "workers"), ==, "3");
}

static void
says_what_to_do_and_takes_it_back (void)
{
  g_autofree char *huge = stage_megabyte ();
  g_autoptr (CivicAnswers) answers = make_answers ();
  GtkWidget *field = make_field (answers, "street");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, field);
  GtkWidget *problem = gtk_widget_get_last_child (field);

  kiosk_field_show_problem (KIOSK_FIELD (field), STAGE_HOSTILE);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_true (gtk_widget_has_css_class (field, "bad"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (problem))), ==,
                   "<b>&amp;</b>evil </span>");
  kiosk_field_show_problem (KIOSK_FIELD (field), huge);
  stage_settle (window);
  g_assert_cmpfloat (stage_bounds (field).size.width, <=, STAGE_WIDTH);
  kiosk_field_show_problem (KIOSK_FIELD (field), NULL);
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_false (gtk_widget_has_css_class (field, "bad"));
  stage_finish (window, field);
}

static void
asks_for_the_keyboard_and_shows_that_it_has_it (void)
{
  g_autoptr (CivicAnswers) answers = make_answers ();
  GtkWidget *field = make_field (answers, "street");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, field);
  guint activated_count = 0;

  g_signal_connect (field, "activated", G_CALLBACK (on_activated), &activated_count);
  g_signal_emit_by_name (find_child (field, KIOSK_TYPE_TEXT_INPUT), "activated");
  g_assert_cmpuint (activated_count, ==, 1);
  stage_check_boolean (field, "active", TRUE);
  stage_check_boolean (field, "active", FALSE);
  stage_finish (window, field);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/field/what-is-typed-is-answered", what_is_typed_is_answered);
  g_test_add_func ("/kiosk/field/shows-what-was-answered-before", shows_what_was_answered_before);
  g_test_add_func ("/kiosk/field/a-tile-is-an-answer", a_tile_is_an_answer);
  g_test_add_func ("/kiosk/field/a-step-is-an-answer", a_step_is_an_answer);
  g_test_add_func ("/kiosk/field/says-what-to-do-and-takes-it-back",
                   says_what_to_do_and_takes_it_back);
  g_test_add_func ("/kiosk/field/asks-for-the-keyboard-and-shows-that-it-has-it",
                   asks_for_the_keyboard_and_shows_that_it_has_it);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-text-input.h"
#include "support-stage.h"

#define S "\u00A0"

static void
on_signal (GtkWidget *widget, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
type (GtkWidget *input, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    char character[7] = { 0 };

    g_unichar_to_utf8 (g_utf8_get_char (p), character);
    kiosk_text_input_insert (KIOSK_TEXT_INPUT (input), character);
  }
}

static void
check_text (GtkWidget *input, const char *expected)
{
  g_assert_cmpstr (kiosk_text_input_get_text (KIOSK_TEXT_INPUT (input)), ==, expected);
}

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) input = g_object_ref_sink (kiosk_text_input_new (KIOSK_TYPING_PROSE));

  stage_check_string (input, "text", "abc");
  stage_check_string (input, "placeholder", "Search");
  stage_check_string (input, "unit", "m²");
  stage_check_string (input, "icon", "search");
}

static void
groups_while_one_types_and_deletes (void)
{
  g_autoptr (GtkWidget) input = g_object_ref_sink (kiosk_text_input_new (KIOSK_TYPING_NUMBER));

  type (input, "403017");
  check_text (input, "4030" S "17");
  kiosk_text_input_backspace (KIOSK_TEXT_INPUT (input));
  kiosk_text_input_backspace (KIOSK_TEXT_INPUT (input));
  check_text (input, "4030");
  kiosk_text_input_backspace (KIOSK_TEXT_INPUT (input));
  check_text (input, "403");
  for (guint i = 0; i < 5; i++)
    kiosk_text_input_backspace (KIOSK_TEXT_INPUT (input));
  check_text (input, "");
}

static void
takes_arabic_digits_as_they_are (void)
{
  g_autoptr (GtkWidget) input = g_object_ref_sink (kiosk_text_input_new (KIOSK_TYPING_MOBILE));

  type (input, "٠٥٠٠٠٠٠٠٠٠");
  check_text (input, "٠٥٠" S "٠٠٠" S "٠٠٠٠");
}

static void
says_changed_once_a_key (void)
{
  g_autoptr (GtkWidget) input = g_object_ref_sink (kiosk_text_input_new (KIOSK_TYPING_NUMBER));
  guint change_count = 0;

  g_signal_connect (input, "changed", G_CALLBACK (on_signal), &change_count);
  type (input, "40301");
  g_assert_cmpuint (change_count, ==, 5);
  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (input), "4030" S "1728");
  g_assert_cmpuint (change_count, ==, 6);
  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (input), "40301728");
  g_assert_cmpuint (change_count, ==, 6);
}

static void
codes_stand_left_to_right_in_an_arabic_page (void)
{
  GtkWidget *number = kiosk_text_input_new (KIOSK_TYPING_NUMBER);
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, number);

  g_assert_cmpint (gtk_widget_get_direction (number), ==, GTK_TEXT_DIR_LTR);
  stage_finish (window, number);
}

static void
no_touch_reaches_the_text (void)
{
  GtkWidget *input = kiosk_text_input_new (KIOSK_TYPING_PROSE);
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, input);
  graphene_rect_t bounds = stage_bounds (input);
  GtkWidget *picked = gtk_widget_pick (window, bounds.origin.x + bounds.size.width / 2,
                                       bounds.origin.y + bounds.size.height / 2, GTK_PICK_DEFAULT);

  g_assert_true (picked == input);
  g_assert_cmpfloat (bounds.size.height, ==, 112);
  stage_finish (window, input);
}

static void
being_active_takes_the_focus_and_shows (void)
{
  GtkWidget *input = kiosk_text_input_new (KIOSK_TYPING_PROSE);
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, input);

  stage_check_boolean (input, "active", TRUE);
  g_assert_true (gtk_widget_has_css_class (input, "active"));
  g_assert_true (gtk_widget_get_focus_child (input) != NULL);
  stage_check_boolean (input, "active", FALSE);
  g_assert_false (gtk_widget_has_css_class (input, "active"));
  stage_finish (window, input);
}

static void
a_megabyte_is_cut_and_shown_within (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *input = kiosk_text_input_new (KIOSK_TYPING_PROSE);
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, input);

  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (input), huge);
  stage_settle (window);
  g_assert_cmpint (strlen (kiosk_text_input_get_text (KIOSK_TEXT_INPUT (input))), ==, 512);
  g_assert_cmpfloat (stage_bounds (input).size.width, <=, STAGE_WIDTH);
  stage_finish (window, input);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/text-input/tells-of-its-properties-once", tells_of_its_properties_once);
  g_test_add_func ("/kiosk/text-input/groups-while-one-types-and-deletes",
                   groups_while_one_types_and_deletes);
  g_test_add_func ("/kiosk/text-input/takes-arabic-digits-as-they-are",
                   takes_arabic_digits_as_they_are);
  g_test_add_func ("/kiosk/text-input/says-changed-once-a-key", says_changed_once_a_key);
  g_test_add_func ("/kiosk/text-input/codes-stand-left-to-right-in-an-arabic-page",
                   codes_stand_left_to_right_in_an_arabic_page);
  g_test_add_func ("/kiosk/text-input/no-touch-reaches-the-text", no_touch_reaches_the_text);
  g_test_add_func ("/kiosk/text-input/being-active-takes-the-focus-and-shows",
                   being_active_takes_the_focus_and_shows);
  g_test_add_func ("/kiosk/text-input/a-megabyte-is-cut-and-shown-within",
                   a_megabyte_is_cut_and_shown_within);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

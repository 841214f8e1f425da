/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-button.h"
#include "support-stage.h"

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (kiosk_button_new ("One", NULL));

  stage_check_string (button, "text", "Two");
  stage_check_string (button, "icon", "fwd");
  stage_check_string (button, "accessible-name", "Forward");
  stage_check_boolean (button, "icon-at-end", TRUE);
}

static void
is_big_enough_for_a_thumb (gconstpointer css_class)
{
  GtkWidget *button = kiosk_button_new (NULL, "x");
  GtkWidget *window;

  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  window = stage_show (GTK_TEXT_DIR_LTR, button);
  g_assert_cmpfloat (stage_bounds (button).size.width, >=, 80);
  g_assert_cmpfloat (stage_bounds (button).size.height, >=, 80);
  stage_finish (window, button);
}

static float
icon_left_of_label (GtkTextDirection direction, gboolean icon_at_end)
{
  GtkWidget *button = kiosk_button_new ("Next", "fwd");
  GtkWidget *window, *content, *icon, *label;
  float difference;

  kiosk_button_set_icon_at_end (KIOSK_BUTTON (button), icon_at_end);
  window = stage_show (direction, button);
  content = gtk_button_get_child (GTK_BUTTON (button));
  icon = icon_at_end ? gtk_widget_get_last_child (content) : gtk_widget_get_first_child (content);
  label = icon_at_end ? gtk_widget_get_first_child (content) : gtk_widget_get_last_child (content);
  difference = stage_bounds (label).origin.x - stage_bounds (icon).origin.x;
  stage_finish (window, button);
  return difference;
}

static void
puts_the_icon_before_or_after_by_direction (void)
{
  g_assert_cmpfloat (icon_left_of_label (GTK_TEXT_DIR_LTR, FALSE), >, 0);
  g_assert_cmpfloat (icon_left_of_label (GTK_TEXT_DIR_LTR, TRUE), <, 0);
  g_assert_cmpfloat (icon_left_of_label (GTK_TEXT_DIR_RTL, FALSE), <, 0);
  g_assert_cmpfloat (icon_left_of_label (GTK_TEXT_DIR_RTL, TRUE), >, 0);
}

static void
a_hostile_text_stays_plain_and_within (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *button = kiosk_button_new (STAGE_HOSTILE, NULL);
  GtkWidget *window, *label;

  gtk_widget_add_css_class (button, "primary");
  window = stage_show (GTK_TEXT_DIR_RTL, button);
  label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "<b>&amp;</b>evil </span>");

  kiosk_button_set_text (KIOSK_BUTTON (button), huge);
  stage_settle (window);
  g_assert_cmpfloat (stage_bounds (button).size.width, <=, STAGE_WIDTH);
  g_assert_cmpfloat (stage_bounds (button).size.height, ==, 120);
  stage_finish (window, button);
}

static void
leaves_the_focus_where_it_is (void)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (kiosk_button_new ("x", NULL));

  g_assert_false (gtk_widget_get_focus_on_click (button));
}

static void
add_tests (void)
{
  static const char *const variants[] = { "primary", "secondary", "pill", "soft", "door" };

  g_test_add_func ("/kiosk/button/tells-of-its-properties-once", tells_of_its_properties_once);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++) {
    g_autofree char *path =
      g_strdup_printf ("/kiosk/button/%s-is-big-enough-for-a-thumb", variants[i]);

    g_test_add_data_func (path, variants[i], is_big_enough_for_a_thumb);
  }
  g_test_add_func ("/kiosk/button/puts-the-icon-before-or-after-by-direction",
                   puts_the_icon_before_or_after_by_direction);
  g_test_add_func ("/kiosk/button/a-hostile-text-stays-plain-and-within",
                   a_hostile_text_stays_plain_and_within);
  g_test_add_func ("/kiosk/button/leaves-the-focus-where-it-is", leaves_the_focus_where_it_is);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-chooser.h"
#include "kiosk-toggle.h"

#include "support-stage.h"

static void
shows_the_placeholder_until_something_is_chosen (void)
{
  g_autoptr (GtkWidget) chooser = g_object_ref_sink (kiosk_chooser_new ("calendar"));

  kiosk_chooser_set_placeholder (KIOSK_CHOOSER (chooser), "Choose a day");
  g_assert_cmpstr (kiosk_chooser_get_text (KIOSK_CHOOSER (chooser)), ==, "Choose a day");
  g_assert_true (gtk_widget_has_css_class (chooser, "empty"));
  kiosk_chooser_set_value (KIOSK_CHOOSER (chooser), "22 November 2026", "12 Jumada II 1448 AH");
  g_assert_cmpstr (kiosk_chooser_get_text (KIOSK_CHOOSER (chooser)), ==, "22 November 2026");
  g_assert_false (gtk_widget_has_css_class (chooser, "empty"));
  kiosk_chooser_set_value (KIOSK_CHOOSER (chooser), NULL, NULL);
  g_assert_cmpstr (kiosk_chooser_get_text (KIOSK_CHOOSER (chooser)), ==, "Choose a day");
}

static void
a_hostile_value_stays_text_and_within (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *chooser = kiosk_chooser_new (NULL);
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, chooser);

  kiosk_chooser_set_value (KIOSK_CHOOSER (chooser), STAGE_HOSTILE, NULL);
  g_assert_cmpstr (kiosk_chooser_get_text (KIOSK_CHOOSER (chooser)), ==,
                   "<b>&amp;</b>evil </span>");
  kiosk_chooser_set_value (KIOSK_CHOOSER (chooser), huge, huge);
  stage_settle (window);
  g_assert_cmpfloat (stage_bounds (chooser).size.width, <=, STAGE_WIDTH);
  g_assert_cmpfloat (stage_bounds (chooser).size.height, >=, 80);
  stage_finish (window, chooser);
}

static void
a_sentence_to_agree_to_is_as_high_as_it_is_long (void)
{
  g_autofree char *long_sentence = g_strnfill (300, 'n');
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *small = kiosk_toggle_new ("I agree.", NULL);
  GtkWidget *large = kiosk_toggle_new (long_sentence, "You may leave this out");
  GtkWidget *window = NULL;

  gtk_box_append (GTK_BOX (box), small);
  gtk_box_append (GTK_BOX (box), large);
  window = stage_show (GTK_TEXT_DIR_LTR, box);
  g_assert_cmpfloat (stage_bounds (small).size.height, >=, 80);
  g_assert_cmpfloat (stage_bounds (large).size.height, >, stage_bounds (small).size.height);
  g_assert_cmpfloat (stage_bounds (large).size.width, <=, STAGE_WIDTH);
  stage_finish (window, box);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/chooser/shows-the-placeholder-until-something-is-chosen",
                   shows_the_placeholder_until_something_is_chosen);
  g_test_add_func ("/kiosk/chooser/a-hostile-value-stays-text-and-within",
                   a_hostile_value_stays_text_and_within);
  g_test_add_func ("/kiosk/toggle/a-sentence-to-agree-to-is-as-high-as-it-is-long",
                   a_sentence_to_agree_to_is_as_high_as_it_is_long);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

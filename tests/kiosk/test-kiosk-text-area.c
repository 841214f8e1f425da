/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-text-area.h"

#include "support-stage.h"

static void
on_changed (KioskTextArea *area, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static char *
read_counter (GtkWidget *area)
{
  return g_strdup (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (area))));
}

static void
keys_write_and_take_back (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (kiosk_text_area_new (20, "en"));
  g_autofree char *text = NULL;
  guint change_count = 0;

  g_signal_connect (area, "changed", G_CALLBACK (on_changed), &change_count);
  kiosk_text_area_insert (KIOSK_TEXT_AREA (area), "مخ");
  kiosk_text_area_insert (KIOSK_TEXT_AREA (area), "بز");
  kiosk_text_area_backspace (KIOSK_TEXT_AREA (area));
  text = kiosk_text_area_get_text (KIOSK_TEXT_AREA (area));
  g_assert_cmpstr (text, ==, "مخب");
  g_assert_cmpuint (change_count, ==, 3);
}

static void
nothing_is_written_beyond_the_maximum (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (kiosk_text_area_new (3, "ar"));
  g_autofree char *text = NULL;
  g_autofree char *counter = NULL;

  for (guint i = 0; i < 5; i++)
    kiosk_text_area_insert (KIOSK_TEXT_AREA (area), "ب");
  text = kiosk_text_area_get_text (KIOSK_TEXT_AREA (area));
  g_assert_cmpstr (text, ==, "ببب");
  counter = read_counter (area);
  g_assert_true (g_str_has_prefix (counter, "٠") || g_str_has_prefix (counter, "لم"));
}

static void
says_how_much_is_left (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (kiosk_text_area_new (500, "en"));
  g_autofree char *before = read_counter (area);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "500 characters left");
  kiosk_text_area_set_text (KIOSK_TEXT_AREA (area), "four");
  after = read_counter (area);
  g_assert_cmpstr (after, ==, "496 characters left");
}

static void
grows_to_six_lines_and_no_further (void)
{
  GtkWidget *area = kiosk_text_area_new (4000, "en");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, area);
  const float small = stage_bounds (area).size.height;
  float grown;

  kiosk_text_area_set_text (KIOSK_TEXT_AREA (area), "1\n2\n3\n4\n5\n6");
  stage_settle (window);
  grown = stage_bounds (area).size.height;
  g_assert_cmpfloat (grown, >, small);
  kiosk_text_area_set_text (KIOSK_TEXT_AREA (area), "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11");
  stage_settle (window);
  g_assert_cmpfloat (stage_bounds (area).size.height, <=, grown + 60);
  g_assert_cmpfloat (stage_bounds (area).size.height, <, 600);
  stage_finish (window, area);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_view (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
no_touch_reaches_the_text (void)
{
  GtkWidget *area = kiosk_text_area_new (100, "en");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, area);
  GtkWidget *view = find_view (area);

  g_assert_false (gtk_widget_get_can_target (view));
  kiosk_text_area_set_active (KIOSK_TEXT_AREA (area), TRUE);
  g_assert_true (gtk_widget_is_focus (view));
  g_assert_true (gtk_widget_has_css_class (area, "active"));
  kiosk_text_area_set_active (KIOSK_TEXT_AREA (area), FALSE);
  g_assert_false (gtk_widget_has_css_class (area, "active"));
  stage_finish (window, area);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/text-area/keys-write-and-take-back", keys_write_and_take_back);
  g_test_add_func ("/kiosk/text-area/nothing-is-written-beyond-the-maximum",
                   nothing_is_written_beyond_the_maximum);
  g_test_add_func ("/kiosk/text-area/says-how-much-is-left", says_how_much_is_left);
  g_test_add_func ("/kiosk/text-area/grows-to-six-lines-and-no-further",
                   grows_to_six_lines_and_no_further);
  g_test_add_func ("/kiosk/text-area/no-touch-reaches-the-text", no_touch_reaches_the_text);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

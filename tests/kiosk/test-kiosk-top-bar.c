/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-top-bar.h"
#include "support-stage.h"

static GtkWidget *
make_bar (void)
{
  return g_object_new (KIOSK_TYPE_TOP_BAR, "municipality", "أمانة محافظة جدة", "place",
                       "مركز الخدمة · مجمع الأندلس", "other-language", "English", NULL);
}

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (kiosk_top_bar_new ());

  stage_check_string (bar, "municipality", "أمانة محافظة جدة");
  stage_check_string (bar, "place", "مجمع الأندلس");
  stage_check_string (bar, "other-language", "English");
  stage_check_boolean (bar, "show-end", FALSE);
}

static void
is_as_high_as_drawn (void)
{
  GtkWidget *bar = make_bar ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, bar);

  g_assert_cmpfloat (stage_bounds (bar).size.height, ==, 132);
  stage_finish (window, bar);
}

static float
way_out_at (GtkTextDirection direction)
{
  GtkWidget *bar = make_bar ();
  GtkWidget *window = stage_show (direction, bar);
  float x = stage_bounds (gtk_widget_get_last_child (bar)).origin.x;

  stage_finish (window, bar);
  return x;
}

static void
puts_the_way_out_at_the_end_side (void)
{
  g_assert_cmpfloat (way_out_at (GTK_TEXT_DIR_LTR), >, STAGE_WIDTH / 2);
  g_assert_cmpfloat (way_out_at (GTK_TEXT_DIR_RTL), <, STAGE_WIDTH / 2);
}

static void
a_hostile_name_pushes_nothing_out (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *bar = make_bar ();
  GtkWidget *window;
  graphene_rect_t end;

  kiosk_top_bar_set_municipality (KIOSK_TOP_BAR (bar), huge);
  kiosk_top_bar_set_place (KIOSK_TOP_BAR (bar), STAGE_HOSTILE);
  window = stage_show (GTK_TEXT_DIR_LTR, bar);
  end = stage_bounds (gtk_widget_get_last_child (bar));
  g_assert_cmpfloat (end.origin.x + end.size.width, <=, STAGE_WIDTH);
  g_assert_cmpfloat (stage_bounds (bar).size.height, ==, 132);
  stage_finish (window, bar);
}

static void
hides_the_pill_where_there_is_no_other_language (void)
{
  g_autoptr (GtkWidget) bar = g_object_ref_sink (make_bar ());
  GtkWidget *ease = gtk_widget_get_prev_sibling (gtk_widget_get_last_child (bar));
  GtkWidget *pill = gtk_widget_get_prev_sibling (ease);

  g_assert_true (gtk_widget_get_visible (pill));
  kiosk_top_bar_set_other_language (KIOSK_TOP_BAR (bar), NULL);
  g_assert_false (gtk_widget_get_visible (pill));
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/top-bar/tells-of-its-properties-once", tells_of_its_properties_once);
  g_test_add_func ("/kiosk/top-bar/is-as-high-as-drawn", is_as_high_as_drawn);
  g_test_add_func ("/kiosk/top-bar/puts-the-way-out-at-the-end-side",
                   puts_the_way_out_at_the_end_side);
  g_test_add_func ("/kiosk/top-bar/a-hostile-name-pushes-nothing-out",
                   a_hostile_name_pushes_nothing_out);
  g_test_add_func ("/kiosk/top-bar/hides-the-pill-where-there-is-no-other-language",
                   hides_the_pill_where_there_is_no_other_language);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

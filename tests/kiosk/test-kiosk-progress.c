/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-progress.h"
#include "support-stage.h"

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) progress = g_object_ref_sink (kiosk_progress_new ());
  g_auto (GValue) fraction = G_VALUE_INIT;

  stage_check_string (progress, "title", "إصدار رخصة تجارية");
  stage_check_string (progress, "count", "٣ من ٦");
  g_value_init (&fraction, G_TYPE_DOUBLE);
  g_value_set_double (&fraction, 0.5);
  stage_check_property (progress, "fraction", &fraction);
}

static void
keeps_the_fraction_between_nothing_and_all (void)
{
  g_autoptr (GtkWidget) progress = g_object_ref_sink (kiosk_progress_new ());

  kiosk_progress_set_fraction (KIOSK_PROGRESS (progress), 7);
  g_assert_cmpfloat (kiosk_progress_get_fraction (KIOSK_PROGRESS (progress)), ==, 1);
  kiosk_progress_set_fraction (KIOSK_PROGRESS (progress), -1);
  g_assert_cmpfloat (kiosk_progress_get_fraction (KIOSK_PROGRESS (progress)), ==, 0);
}

/* The colours of the bar near its left and right ends. */
static void
look (GtkTextDirection direction, guint32 *ret_left, guint32 *ret_right)
{
  GtkWidget *progress = g_object_new (KIOSK_TYPE_PROGRESS, "count", "3/6", "fraction", 0.5, NULL);
  GtkWidget *window = stage_show (direction, progress);
  GtkWidget *bar = gtk_widget_get_last_child (progress);
  int width = stage_bounds (bar).size.width, height = stage_bounds (bar).size.height;
  g_autofree guint32 *pixels = stage_paint (bar, width, height);
  guint32 *line = pixels + (gsize) width * (height / 2);

  *ret_left = line[50];
  *ret_right = line[width - 50];
  stage_finish (window, progress);
}

static void
fills_from_the_start_side (void)
{
  guint32 left, right;

  look (GTK_TEXT_DIR_LTR, &left, &right);
  g_assert_cmphex (left, ==, 0xff1b8354);
  g_assert_cmphex (right, ==, 0xffdfe3e8);
  look (GTK_TEXT_DIR_RTL, &left, &right);
  g_assert_cmphex (left, ==, 0xffdfe3e8);
  g_assert_cmphex (right, ==, 0xff1b8354);
}

static void
a_hostile_title_leaves_room_for_the_count (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *progress = g_object_new (KIOSK_TYPE_PROGRESS, "title", huge, "count", "٣ من ٦", NULL);
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, progress);
  GtkWidget *count = gtk_widget_get_last_child (gtk_widget_get_first_child (progress));

  g_assert_cmpfloat (stage_bounds (progress).size.width, ==, STAGE_WIDTH);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (count))));
  stage_finish (window, progress);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/progress/tells-of-its-properties-once", tells_of_its_properties_once);
  g_test_add_func ("/kiosk/progress/keeps-the-fraction-between-nothing-and-all",
                   keeps_the_fraction_between_nothing_and_all);
  g_test_add_func ("/kiosk/progress/fills-from-the-start-side", fills_from_the_start_side);
  g_test_add_func ("/kiosk/progress/a-hostile-title-leaves-room-for-the-count",
                   a_hostile_title_leaves_room_for_the_count);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

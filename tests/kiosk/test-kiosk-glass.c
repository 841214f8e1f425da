/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-stage.h"

static GtkWidget *
glass_in (GtkWidget *child, int width, int height, GtkWidget **ret_glass)
{
  GtkWidget *window = stage_new (GTK_TEXT_DIR_LTR, kiosk_glass_new ());

  *ret_glass = gtk_window_get_child (GTK_WINDOW (window));
  kiosk_glass_set_child (KIOSK_GLASS (*ret_glass), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  stage_present (window);
  return window;
}

static void
lays_out_at_the_reference_whatever_the_window (void)
{
  GtkWidget *glass, *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = glass_in (child, 540, 960, &glass);
  graphene_rect_t bounds = stage_bounds (child);

  g_assert_cmpint (gtk_widget_get_width (child), ==, 1080);
  g_assert_cmpint (gtk_widget_get_height (child), ==, 1920);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, 540, 0.5);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, 960, 0.5);
  stage_finish (window, glass);
}

static void
centres_what_does_not_fit_the_shape (void)
{
  GtkWidget *glass, *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = glass_in (child, 1000, 960, &glass);
  graphene_rect_t bounds = stage_bounds (child);

  g_assert_cmpfloat_with_epsilon (bounds.origin.x, 230, 0.5);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, 540, 0.5);
  stage_finish (window, glass);
}

static void
is_touched_where_it_is_seen (void)
{
  GtkWidget *glass, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new (), *picked, *window;

  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_set_size_request (button, -1, 200);
  gtk_box_append (GTK_BOX (box), button);
  window = glass_in (box, 540, 960, &glass);

  picked = gtk_widget_pick (window, 270, 955, GTK_PICK_DEFAULT);
  g_assert_true (picked == button);
  picked = gtk_widget_pick (window, 270, 850, GTK_PICK_DEFAULT);
  g_assert_true (picked != button);
  stage_finish (window, glass);
}

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) glass = g_object_ref_sink (kiosk_glass_new ());
  g_auto (GValue) width = G_VALUE_INIT;

  g_value_init (&width, G_TYPE_INT);
  g_value_set_int (&width, 1920);
  stage_check_property (glass, "reference-width", &width);
  g_value_set_int (&width, 1081);
  stage_check_property (glass, "reference-height", &width);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/glass/lays-out-at-the-reference-whatever-the-window",
                   lays_out_at_the_reference_whatever_the_window);
  g_test_add_func ("/kiosk/glass/centres-what-does-not-fit-the-shape",
                   centres_what_does_not_fit_the_shape);
  g_test_add_func ("/kiosk/glass/is-touched-where-it-is-seen", is_touched_where_it_is_seen);
  g_test_add_func ("/kiosk/glass/tells-of-its-properties-once", tells_of_its_properties_once);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

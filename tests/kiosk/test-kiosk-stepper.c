/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-stepper.h"
#include "support-stage.h"

static GtkWidget *
less_of (GtkWidget *stepper)
{
  return gtk_widget_get_first_child (stepper);
}

static GtkWidget *
more_of (GtkWidget *stepper)
{
  return gtk_widget_get_last_child (stepper);
}

static void
presumes_nothing_until_it_is_touched (void)
{
  g_autoptr (GtkWidget) stepper = g_object_ref_sink (kiosk_stepper_new (0, 10, NULL));

  g_assert_cmpint (kiosk_stepper_get_value (KIOSK_STEPPER (stepper)), ==, -1);
  g_signal_emit_by_name (less_of (stepper), "clicked");
  g_assert_cmpint (kiosk_stepper_get_value (KIOSK_STEPPER (stepper)), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (less_of (stepper)));
}

static void
the_first_more_is_one (void)
{
  g_autoptr (GtkWidget) stepper = g_object_ref_sink (kiosk_stepper_new (0, 10, NULL));

  g_signal_emit_by_name (more_of (stepper), "clicked");
  g_assert_cmpint (kiosk_stepper_get_value (KIOSK_STEPPER (stepper)), ==, 1);
}

static void
stays_within_its_bounds (void)
{
  g_autoptr (GtkWidget) stepper = g_object_ref_sink (kiosk_stepper_new (2, 3, "workers"));

  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (more_of (stepper), "clicked");
  g_assert_cmpint (kiosk_stepper_get_value (KIOSK_STEPPER (stepper)), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (more_of (stepper)));
  kiosk_stepper_set_value (KIOSK_STEPPER (stepper), 0);
  g_assert_cmpint (kiosk_stepper_get_value (KIOSK_STEPPER (stepper)), ==, 2);
}

static void
tells_of_its_value_once (void)
{
  g_autoptr (GtkWidget) stepper = g_object_ref_sink (kiosk_stepper_new (0, 10, NULL));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, 7);
  stage_check_property (stepper, "value", &value);
}

static void
less_stands_on_the_start_side (void)
{
  for (guint i = 0; i < 2; i++) {
    GtkWidget *stepper = kiosk_stepper_new (0, 10, NULL);
    GtkWidget *window = stage_show (i == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL, stepper);

    g_assert_true ((stage_bounds (less_of (stepper)).origin.x <
                    stage_bounds (more_of (stepper)).origin.x) == (i == 0));
    g_assert_cmpfloat (stage_bounds (less_of (stepper)).size.width, >=, 100);
    stage_finish (window, stepper);
  }
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/stepper/presumes-nothing-until-it-is-touched",
                   presumes_nothing_until_it_is_touched);
  g_test_add_func ("/kiosk/stepper/the-first-more-is-one", the_first_more_is_one);
  g_test_add_func ("/kiosk/stepper/stays-within-its-bounds", stays_within_its_bounds);
  g_test_add_func ("/kiosk/stepper/tells-of-its-value-once", tells_of_its_value_once);
  g_test_add_func ("/kiosk/stepper/less-stands-on-the-start-side", less_stands_on_the_start_side);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

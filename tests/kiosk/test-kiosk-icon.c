/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-icon.h"
#include "kiosk-icon-shape.h"
#include "support-stage.h"

#define SIDE 96

static GtkWidget *
icon_in (GtkTextDirection direction, const char *name, GtkWidget **ret_icon)
{
  *ret_icon = kiosk_icon_new (name);
  kiosk_icon_set_size (KIOSK_ICON (*ret_icon), SIDE);
  gtk_widget_set_halign (*ret_icon, GTK_ALIGN_START);
  return stage_show (direction, *ret_icon);
}

/* How many painted pixels lie in the left and in the right half. */
static void
weigh (GtkTextDirection direction, const char *name, guint *ret_left, guint *ret_right)
{
  GtkWidget *icon;
  GtkWidget *window = icon_in (direction, name, &icon);
  g_autofree guint32 *pixels = stage_paint (icon, SIDE, SIDE);

  *ret_left = *ret_right = 0;
  for (guint i = 0; i < SIDE * SIDE; i++)
    if (pixels[i] >> 24 > 128)
      *(i % SIDE < SIDE / 2 ? ret_left : ret_right) += 1;
  stage_finish (window, icon);
}

static void
mirrors_arrows_by_direction (void)
{
  guint left, right, left_mirrored, right_mirrored;

  weigh (GTK_TEXT_DIR_LTR, "fwd", &left, &right);
  weigh (GTK_TEXT_DIR_RTL, "fwd", &left_mirrored, &right_mirrored);
  g_assert_cmpuint (right, >, left);
  g_assert_cmpint (ABS ((int) left - (int) right_mirrored), <, SIDE);
  g_assert_cmpint (ABS ((int) right - (int) left_mirrored), <, SIDE);
}

static void
mirrors_nothing_else (void)
{
  guint left, right, left_there, right_there;

  weigh (GTK_TEXT_DIR_LTR, "hand", &left, &right);
  weigh (GTK_TEXT_DIR_RTL, "hand", &left_there, &right_there);
  g_assert_cmpuint (left, ==, left_there);
  g_assert_cmpuint (right, ==, right_there);
}

static void
strokes_and_does_not_fill (void)
{
  guint left, right;

  weigh (GTK_TEXT_DIR_LTR, "globe", &left, &right);
  g_assert_cmpuint (left + right, >, 0);
  g_assert_cmpuint (left + right, <, SIDE * SIDE / 2);
}

static void
takes_the_style_s_colour (void)
{
  GtkWidget *icon;
  GtkWidget *window = icon_in (GTK_TEXT_DIR_LTR, "minus", &icon);
  g_autofree guint32 *pixels = stage_paint (icon, SIDE, SIDE);

  g_assert_cmphex (pixels[SIDE * SIDE / 2 + SIDE / 2], ==, 0xff1b2430);
  stage_finish (window, icon);
}

static void
draws_nothing_for_an_unknown_name (void)
{
  guint left, right;

  weigh (GTK_TEXT_DIR_LTR, "../style/kushk", &left, &right);
  g_assert_cmpuint (left + right, ==, 0);
}

static void
every_file_is_an_icon (void)
{
  g_auto (GStrv) names =
    g_resources_enumerate_children ("/org/kushk/assets/icons", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpuint (g_strv_length (names), >, 40);
  for (guint i = 0; names[i]; i++) {
    guint left, right;

    *strchr (names[i], '.') = '\0';
    g_assert_nonnull (kiosk_icon_shape_get (names[i]));
    weigh (GTK_TEXT_DIR_LTR, names[i], &left, &right);
    g_assert_cmpuint (left + right, >, 0);
  }
}

static void
tells_of_its_properties_once (void)
{
  g_autoptr (GtkWidget) icon = g_object_ref_sink (kiosk_icon_new (NULL));
  g_auto (GValue) size = G_VALUE_INIT;

  g_value_init (&size, G_TYPE_INT);
  g_value_set_int (&size, 44);
  stage_check_property (icon, "size", &size);
  stage_check_string (icon, "icon-name", "shop");
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/icon/mirrors-arrows-by-direction", mirrors_arrows_by_direction);
  g_test_add_func ("/kiosk/icon/mirrors-nothing-else", mirrors_nothing_else);
  g_test_add_func ("/kiosk/icon/strokes-and-does-not-fill", strokes_and_does_not_fill);
  g_test_add_func ("/kiosk/icon/takes-the-style-s-colour", takes_the_style_s_colour);
  g_test_add_func ("/kiosk/icon/draws-nothing-for-an-unknown-name",
                   draws_nothing_for_an_unknown_name);
  g_test_add_func ("/kiosk/icon/every-file-is-an-icon", every_file_is_an_icon);
  g_test_add_func ("/kiosk/icon/tells-of-its-properties-once", tells_of_its_properties_once);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

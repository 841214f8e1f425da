/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <math.h>

#include "support-stage.h"

/* What stands on what, and the contrast the design asks for: 7 for text, 4.5 for large text. */
typedef struct {
  const char *ink;
  const char *ground;
  double least;
} Pair;

static const Pair pairs[] = {
  { "ink", "sand_50", 7 },
  { "ink", "surface", 7 },
  { "ink", "green_50", 7 },
  { "ink", "key", 7 },
  { "ink", "key_function", 7 },
  { "ink_2", "sand_50", 7 },
  { "ink_2", "surface", 7 },
  { "ink_3", "surface", 4.5 },
  { "red", "sand_50", 4.5 },
  { "red", "surface", 4.5 },
  { "amber", "amber_50", 4.5 },
  { "surface", "green_600", 4.5 },
  { "surface", "green_800", 7 },
  { "surface", "green_900", 7 },
  { "green_700", "surface", 4.5 },
  { "green_700", "green_50", 4.5 },
  { "green_800", "green_100", 7 },
  { "staff_ink", "staff_ground", 7 },
  { "staff_ink", "staff_button", 7 },
  { "staff_ink_2", "staff_surface", 7 },
  { "staff_bad", "staff_bad_ground", 4.5 },
  { "staff_middling", "staff_middling_ground", 4.5 },
  { "staff_good", "staff_good_ground", 4.5 },
};

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (GtkWidget *widget, const char *name)
{
  GdkRGBA color;

  g_assert_true (
    gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color));
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

static double
contrast (GtkWidget *widget, const Pair *pair)
{
  double ink = luminance (widget, pair->ink), ground = luminance (widget, pair->ground);

  return (MAX (ink, ground) + 0.05) / (MIN (ink, ground) + 0.05);
}

static void
check_all_pairs (double least)
{
  GtkWidget *label = gtk_label_new ("x");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, label);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_test_message ("%s on %s: %.2f", pairs[i].ink, pairs[i].ground, contrast (label, &pairs[i]));
    g_assert_cmpfloat (contrast (label, &pairs[i]), >=, MAX (least, pairs[i].least));
  }
  stage_finish (window, label);
}

static void
every_text_can_be_read (void)
{
  check_all_pairs (0);
}

/* The staff's colours are strong already and stay. */
static void
high_contrast_leaves_nothing_faint (void)
{
  kiosk_style_set_high_contrast (gdk_display_get_default (), TRUE);
  check_all_pairs (5);
  kiosk_style_set_high_contrast (gdk_display_get_default (), FALSE);
}

/* The lightest accents that a profile may have, of every hue, and the darkest. */
static void
every_accent_can_be_read (void)
{
  static const char *const accents[] = { "#0a5e3c", "#0a5680", "#7a3a8a", "#8a3b00",
                                         "#595959", "#5c5500", "#005c5c", "#000000" };
  const Pair button = { "surface", "green_600", 7 };
  GdkDisplay *display = gdk_display_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (accents); i++) {
    GtkWidget *label = gtk_label_new ("x"), *window = NULL;
    GdkRGBA accent;

    g_assert_true (gdk_rgba_parse (&accent, accents[i]));
    kiosk_style_set_accent (display, &accent);
    check_all_pairs (0);
    window = stage_show (GTK_TEXT_DIR_RTL, label);
    g_assert_cmpfloat (contrast (label, &button), >=, 7);
    stage_finish (window, label);
  }
  high_contrast_leaves_nothing_faint ();
  kiosk_style_set_accent (display, NULL);
}

static void
nothing_blinks_selects_or_has_a_shortcut (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean blinks = TRUE, selects = TRUE, has_shortcuts = TRUE;
  g_autofree char *theme = NULL;

  g_object_get (settings, "gtk-cursor-blink", &blinks, "gtk-entry-select-on-focus", &selects,
                "gtk-enable-accels", &has_shortcuts, "gtk-theme-name", &theme, NULL);
  g_assert_false (blinks);
  g_assert_false (selects);
  g_assert_false (has_shortcuts);
  g_assert_cmpstr (theme, ==, "Empty");
}

/* Arabic fonts make their own line very tall; the sheets set it by the size of the letters. */
static void
lines_are_as_high_as_drawn (void)
{
  GtkWidget *arabic = gtk_label_new ("أهلاً بك، بماذا نخدمك؟");
  GtkWidget *window;

  gtk_widget_add_css_class (arabic, "heading");
  window = stage_show (GTK_TEXT_DIR_RTL, arabic);
  g_assert_cmpfloat_with_epsilon (stage_bounds (arabic).size.height, 60 * 1.35, 1);
  stage_finish (window, arabic);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/style/every-text-can-be-read", every_text_can_be_read);
  g_test_add_func ("/kiosk/style/high-contrast-leaves-nothing-faint",
                   high_contrast_leaves_nothing_faint);
  g_test_add_func ("/kiosk/style/every-accent-can-be-read", every_accent_can_be_read);
  g_test_add_func ("/kiosk/style/nothing-blinks-selects-or-has-a-shortcut",
                   nothing_blinks_selects_or_has_a_shortcut);
  g_test_add_func ("/kiosk/style/lines-are-as-high-as-drawn", lines_are_as_high_as_drawn);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-pattern.h"
#include "support-stage.h"

#define SIDE 360

static guint32 *
paint_at (double offset)
{
  GtkWidget *pattern = kiosk_pattern_new ();
  GtkWidget *window;
  guint32 *pixels;

  kiosk_pattern_set_offset (KIOSK_PATTERN (pattern), offset);
  gtk_widget_set_size_request (pattern, SIDE, SIDE);
  gtk_widget_set_halign (pattern, GTK_ALIGN_START);
  window = stage_show (GTK_TEXT_DIR_LTR, pattern);
  pixels = stage_paint (pattern, SIDE, SIDE);
  stage_finish (window, pattern);
  return pixels;
}

static void
repeats_without_a_seam (void)
{
  g_autofree guint32 *pixels = paint_at (0);

  for (guint y = 0; y < SIDE / 2; y++)
    for (guint x = 0; x < SIDE / 2; x++)
      g_assert_cmphex (pixels[y * SIDE + x], ==, pixels[(y + 180) * SIDE + x + 180]);
}

static void
moves_by_its_offset_and_comes_round (void)
{
  g_autofree guint32 *still = paint_at (0);
  g_autofree guint32 *moved = paint_at (9);
  g_autofree guint32 *round = paint_at (180);

  g_assert_cmpint (memcmp (still, round, SIDE * SIDE * 4), ==, 0);
  g_assert_cmpint (memcmp (still, moved, SIDE * SIDE * 4), !=, 0);
  g_assert_cmphex (moved[(90 + 9) * SIDE + 9 + 2], ==, still[90 * SIDE + 2]);
}

static void
tells_of_its_offset_once (void)
{
  g_autoptr (GtkWidget) pattern = g_object_ref_sink (kiosk_pattern_new ());
  g_auto (GValue) offset = G_VALUE_INIT;

  g_value_init (&offset, G_TYPE_DOUBLE);
  g_value_set_double (&offset, 12.5);
  stage_check_property (pattern, "offset", &offset);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/pattern/repeats-without-a-seam", repeats_without_a_seam);
  g_test_add_func ("/kiosk/pattern/moves-by-its-offset-and-comes-round",
                   moves_by_its_offset_and_comes_round);
  g_test_add_func ("/kiosk/pattern/tells-of-its-offset-once", tells_of_its_offset_once);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

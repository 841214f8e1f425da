/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-riyal.h"

#include <glib.h>

#define PLACE 8

static cairo_surface_t *
draw (double height)
{
  cairo_surface_t *grey = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 200);
  cairo_t *cairo = cairo_create (grey);

  print_riyal_draw (cairo, PLACE, PLACE + height, height, 1, 0.05);
  cairo_destroy (cairo);
  cairo_surface_flush (grey);
  return grey;
}

static gboolean
is_black (cairo_surface_t *grey, int x, int y)
{
  return cairo_image_surface_get_data (grey)[y * cairo_image_surface_get_stride (grey) + x] >= 128;
}

static void
test_fills_its_height_and_its_width (void)
{
  for (int height = 12; height <= 60; height += 7) {
    const int width = (int) print_riyal_get_width (height, 1);
    cairo_surface_t *grey = draw (height);
    int left = 200, right = 0, top = 200, bottom = 0;

    for (int y = 0; y < 200; y++)
      for (int x = 0; x < 200; x++)
        if (is_black (grey, x, y)) {
          left = MIN (left, x);
          right = MAX (right, x + 1);
          top = MIN (top, y);
          bottom = MAX (bottom, y + 1);
        }
    /* Its corners are sharp: less than half a dot of each. */
    g_assert_cmpint (left, >=, PLACE);
    g_assert_cmpint (right, <=, PLACE + width);
    g_assert_cmpint (right - left, >=, width - 3);
    g_assert_cmpint (top, >=, PLACE);
    g_assert_cmpint (bottom, <=, PLACE + height);
    g_assert_cmpint (bottom - top, >=, height - 3);
    cairo_surface_destroy (grey);
  }
}

/* Across both stems, above the first bar: ink, a gap as wide, ink. */
static void
test_has_stems_of_whole_dots (void)
{
  for (int height = 16; height <= 60; height += 4) {
    cairo_surface_t *grey = draw (height);
    const int y = PLACE + height / 4;
    int runs[4] = { 0 }, count = 0;

    for (int x = 0; x < 200 && count < 4; x++) {
      if (x > 0 && is_black (grey, x, y) != is_black (grey, x - 1, y))
        count++;
      if (count < 4)
        runs[count]++;
    }
    g_assert_cmpint (runs[1], >=, 1);
    g_assert_cmpint (runs[2], ==, runs[1]);
    g_assert_cmpint (runs[3], ==, runs[1]);
    cairo_surface_destroy (grey);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/riyal/fills-its-height-and-its-width",
                   test_fills_its_height_and_its_width);
  g_test_add_func ("/printing/riyal/has-stems-of-whole-dots", test_has_stems_of_whole_dots);
  return g_test_run ();
}

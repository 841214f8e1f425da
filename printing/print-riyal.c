/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-riyal.h"

#include <glib.h>
#include <math.h>

typedef struct {
  double x, y;
} Corner;

/* Of the sign's height, from its top left. */
#define WIDTH 0.895
#define STEMS_LEFT 0.316
#define STEM 0.105
#define STEMS_RIGHT (STEMS_LEFT + 3 * STEM)

/* Two stems, and three bars that cross them at twelve degrees. */
static const Corner word[] = {
  { 0.864, 0.713 }, { 0.895, 0.599 }, { 0.631, 0.655 }, { 0.631, 0.547 }, { 0.864, 0.498 },
  { 0.895, 0.384 }, { 0.631, 0.440 }, { 0.631, 0.053 }, { 0.526, 0.141 }, { 0.526, 0.462 },
  { 0.421, 0.484 }, { 0.421, 0.000 }, { 0.316, 0.088 }, { 0.316, 0.507 }, { 0.080, 0.557 },
  { 0.050, 0.671 }, { 0.316, 0.614 }, { 0.316, 0.750 }, { 0.031, 0.810 }, { 0.000, 0.925 },
  { 0.299, 0.861 }, { 0.332, 0.848 }, { 0.357, 0.822 }, { 0.412, 0.741 }, { 0.421, 0.711 },
  { 0.421, 0.592 }, { 0.526, 0.570 }, { 0.526, 0.785 },
};
static const Corner bar[] = {
  { 0.557, 0.886 },
  { 0.526, 1.000 },
  { 0.864, 0.928 },
  { 0.895, 0.814 },
};

static double
get_stem (double height, double dot)
{
  return fmax (1, round (STEM * height / dot)) * dot;
}

/* Stems and the gap between them become whole dots; what is beside them keeps its shape. */
static double
fit (double x, double height, double dot)
{
  const double stem = get_stem (height, dot);
  const double left = round (STEMS_LEFT * height / dot) * dot;

  if (x <= STEMS_LEFT)
    return left - (STEMS_LEFT - x) * height;
  if (x >= STEMS_RIGHT)
    return left + 3 * stem + (x - STEMS_RIGHT) * height;
  return left + (x - STEMS_LEFT) / STEM * stem;
}

static void
trace (cairo_t *cairo, const Corner *corners, gsize count, double height, double dot)
{
  for (gsize i = 0; i < count; i++)
    cairo_line_to (cairo, fit (corners[i].x, height, dot), (corners[i].y - 1) * height);
  cairo_close_path (cairo);
}

double
print_riyal_get_width (double height, double dot)
{
  return ceil (fit (WIDTH, height, dot) / dot) * dot;
}

void
print_riyal_draw (cairo_t *cairo, double x, double y, double height, double dot, double inset)
{
  cairo_save (cairo);
  cairo_translate (cairo, x + inset, y - inset);
  trace (cairo, word, G_N_ELEMENTS (word), height - 2 * inset, dot);
  trace (cairo, bar, G_N_ELEMENTS (bar), height - 2 * inset, dot);
  cairo_fill (cairo);
  cairo_restore (cairo);
}

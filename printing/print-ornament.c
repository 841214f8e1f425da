/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-ornament.h"

#include <math.h>

#define POINTS 8
/* Where the sides of two squares, one turned by 45 degrees, cross. */
#define INNER_RADIUS 0.7654
#define OUTER_LINE 1.6
#define INNER_LINE 0.6
#define LINE_GAP 5.0
#define CORNER 9.0

static void
trace_star (cairo_t *cairo, double x, double y, double radius, double turn)
{
  for (guint i = 0; i < 2 * POINTS; i++) {
    const double angle = turn + i * G_PI / POINTS;
    const double reach = i % 2 == 0 ? radius : radius * INNER_RADIUS;

    cairo_line_to (cairo, x + reach * cos (angle), y + reach * sin (angle));
  }
  cairo_close_path (cairo);
}

/* The lines end at it. */
static void
draw_corner (cairo_t *cairo, double x, double y)
{
  cairo_set_source_rgb (cairo, 1, 1, 1);
  trace_star (cairo, x, y, CORNER + 3, 0);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  trace_star (cairo, x, y, CORNER, 0);
  cairo_set_line_width (cairo, 1);
  cairo_stroke (cairo);
  trace_star (cairo, x, y, CORNER * 0.5, 0);
  cairo_fill (cairo);
}

void
print_ornament_draw_frame (cairo_t *cairo, double x, double y, double width, double height)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_set_line_width (cairo, OUTER_LINE);
  cairo_rectangle (cairo, x, y, width, height);
  cairo_stroke (cairo);
  cairo_set_line_width (cairo, INNER_LINE);
  cairo_rectangle (cairo, x + LINE_GAP, y + LINE_GAP, width - 2 * LINE_GAP, height - 2 * LINE_GAP);
  cairo_stroke (cairo);
  for (guint i = 0; i < 4; i++)
    draw_corner (cairo, x + LINE_GAP / 2 + (i % 2) * (width - LINE_GAP),
                 y + LINE_GAP / 2 + (i / 2) * (height - LINE_GAP));
}

void
print_ornament_draw_crest (cairo_t *cairo, double x, double y, double radius)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  trace_star (cairo, x, y, radius, 0);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_set_line_width (cairo, radius / 18);
  trace_star (cairo, x, y, radius * 0.84, 0);
  cairo_stroke (cairo);
  trace_star (cairo, x, y, radius * 0.52, G_PI / POINTS);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  trace_star (cairo, x, y, radius * 0.28, 0);
  cairo_fill (cairo);
}

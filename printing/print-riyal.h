/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>

/* The sign of the Saudi riyal (U+20C1), which no font of the kiosk has: drawn, never a glyph, so
 * that text beside it stays text. The Central Bank wants it left of the figure in every language,
 * as high as the figure, a blank between, its shape kept. Private to the page half. */

/* In the units of height. `dot` is the printer's: stems are whole dots. */
double print_riyal_get_width (double height, double dot);

/* Stands on y, its left at x, both whole dots. `inset` as for a QR (print-qr.h). */
void print_riyal_draw (cairo_t *cairo, double x, double y, double height, double dot, double inset);

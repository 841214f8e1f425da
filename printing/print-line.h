/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <pango/pangocairo.h>

/* Draws a shaped line so that whoever reads the PDF gets its words back. Readers take a page's
 * letters by their places and turn what runs from the right around: a glyph that stands for two
 * letters (lam-alef) comes out with the two swapped, a vowel that floats over its letter ends the
 * word, a number within Arabic swallows the blank beside it. So each letter has a place of its own
 * here: on its glyph, or on a blank of no width beside it. text: what the line
 * was shaped from, its own part alone. x, y: where the line's baseline starts, at the left. Private
 * to the page half. */
void print_line_draw (PangoLayoutLine *line, const char *text, cairo_t *cairo, double x, double y);

/* Free with g_free(). A line outlives its layout, and the layout's own lines: whoever draws it
 * later takes the text along. */
char *print_line_copy_text (PangoLayoutLine *line);

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The drawn parts of a certificate, in lines and fills that a monochrome printer keeps: the star of
 * two squares (khatam) that the kiosk's own screens carry. They stand for no state's or
 * municipality's emblem. Private to the page half. */

/* A double line with a star at each corner. */
void print_ornament_draw_frame (cairo_t *cairo, double x, double y, double width, double height);

/* A star within a star, around its middle. */
void print_ornament_draw_crest (cairo_t *cairo, double x, double y, double radius);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Colours as a centre's profile names them, and whether they can be read. Opaque sRGB only. */
typedef struct {
  guint8 red, green, blue;
} CivicColour;

/* "#166a45", in either case. FALSE for everything else. */
gboolean civic_colour_parse (const char *text, CivicColour *ret_colour);

/* How far apart they are to the eye, from 1 to 21, whichever is the ground (WCAG 2.2). */
double civic_colour_get_contrast (CivicColour one, CivicColour other);

G_END_DECLS

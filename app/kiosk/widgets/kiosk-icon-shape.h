/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The stroke icons as vectors, read once each from the resource. GTK's own symbolic loader fills
 * what it reads and so turns strokes into blots; librsvg keeps them. */

#define KIOSK_ICON_SIDE 24.0

/* An alpha recording 24 units wide, to be used as a mask; NULL for an unknown name. Borrowed: it
 * lives as long as the process. Main thread only. */
cairo_surface_t *kiosk_icon_shape_get (const char *name);

/* Whether it points along the reading direction. */
gboolean kiosk_icon_shape_is_directional (const char *name);

G_END_DECLS

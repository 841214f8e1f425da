/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A finger on the glass: a client of the Xorg "inputtest" driver, whose events take the same way
 * through the server as a touch panel's. The driver serves one client in the life of the server, so
 * one FilmTouch has to last as long as the screen does.
 *
 * Coordinates are pixels of the whole screen. */
typedef struct _FilmTouch FilmTouch;

FilmTouch *film_touch_open (const char *socket_path, int width, int height, GError **error);
void film_touch_close (FilmTouch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmTouch, film_touch_close)

/* All return when the server has handled the event. */
gboolean film_touch_press (FilmTouch *self, int x, int y, GError **error);
gboolean film_touch_move (FilmTouch *self, int x, int y, GError **error);
gboolean film_touch_lift (FilmTouch *self, int x, int y, GError **error);

typedef struct {
  int from_x, from_y, to_x, to_y;
} FilmStroke;

/* As many fingers as strokes, at most 5: all touch, move together, and are lifted. */
gboolean film_touch_drag (FilmTouch *self, const FilmStroke *strokes, guint count, GError **error);

G_END_DECLS

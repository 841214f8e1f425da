/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* The glass, seen from the X server: what lies on top, and its picture. It knows pixels and
 * processes, nothing of buttons. */
typedef struct _FilmScreen FilmScreen;

/* display_name as in DISPLAY. */
FilmScreen *film_screen_open (const char *display_name, GError **error);
void film_screen_close (FilmScreen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmScreen, film_screen_close)

int film_screen_get_width (FilmScreen *self);
int film_screen_get_height (FilmScreen *self);

/* The process that owns the topmost window under the middle of the screen; 0 on a bare screen. */
pid_t film_screen_get_front (FilmScreen *self);

/* Writes the whole screen as PNG once two pictures in a row are equal; a screen that never rests,
 * such as one with a countdown, is taken after settle_s. */
gboolean film_screen_shoot (FilmScreen *self, const char *path, double settle_s, GError **error);

G_END_DECLS

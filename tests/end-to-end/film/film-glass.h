/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "film-touch.h"
#include <sys/types.h>

G_BEGIN_DECLS

/* A person at the glass: sees what the front process shows, has one finger, and waits as long as
 * she is told to, but no longer. It knows nothing of visits, files and receipts.
 *
 * pattern is a name in which * stands for anything. */
typedef struct _FilmGlass FilmGlass;

FilmGlass *film_glass_open (const char *display_name, const char *touch_socket, GError **error);
void film_glass_close (FilmGlass *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmGlass, film_glass_close)

void film_glass_set_patience (FilmGlass *self, double seconds);

gboolean film_glass_shows (FilmGlass *self, const char *pattern);
gboolean film_glass_wait_for (FilmGlass *self, const char *pattern, GError **error);
/* The same, and scrolls to it if it has to. */
gboolean film_glass_scroll_to (FilmGlass *self, const char *pattern, GError **error);
gboolean film_glass_wait_gone (FilmGlass *self, const char *pattern, GError **error);

/* Where she looks for what she touches next: below what has that name. */
gboolean film_glass_look_under (FilmGlass *self, const char *pattern, GError **error);

gboolean film_glass_touch (FilmGlass *self, const char *pattern, GError **error);
gboolean film_glass_hold (FilmGlass *self, int x, int y, double seconds, GError **error);
gboolean film_glass_drag (FilmGlass *self, const FilmStroke *strokes, guint count, GError **error);

/* By the keys of the keyboard on the screen. */
gboolean film_glass_type (FilmGlass *self, const char *text, GError **error);

/* The tracking code that stands on the glass, bare. */
char *film_glass_read_code (FilmGlass *self, GError **error);

/* Waits until a session is in front, not the cover, and returns its process; 0 on error. */
pid_t film_glass_wait_for_session (FilmGlass *self, GError **error);

/* Waits until another session than former is in front. Between them the cover may be seen, the bare
 * screen may not. */
gboolean film_glass_wait_replaced (FilmGlass *self, pid_t former, GError **error);

gboolean film_glass_shoot (FilmGlass *self, const char *path, GError **error);

/* All names on the glass, for the message of a step that failed. */
char *film_glass_describe (FilmGlass *self);

G_END_DECLS

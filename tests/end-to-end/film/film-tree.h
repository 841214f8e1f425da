/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* What the screen says to a screen reader, asked over the accessibility bus. It moves nothing and
 * waits for nothing. */
typedef struct _FilmTree FilmTree;

FilmTree *film_tree_open (GError **error);
void film_tree_close (FilmTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmTree, film_tree_close)

/* One object of the screen. Its place is asked for only when somebody looks at it. */
typedef struct {
  char *path;
  char *parent;
  char *name; /* the accessible name; may be empty */
  guint32 role;
  gboolean is_sensitive;
  gint32 child_count;
  gboolean is_listed; /* its parent names it as a child */
  int x;
  int y;
  int width; /* 0 where it has no place */
  int height;
} FilmSpot;

/* All that one process had on the bus at one moment. Finds things as a person names them: pattern
 * is the accessible name, in which * stands for anything, and only what a finger at its middle
 * would meet is found: GTK 4.8 tells the places of things that lie behind or beyond an edge too. Of
 * several the uppermost is taken. */
typedef struct _FilmView FilmView;

/* Empty while the process has not met the bus yet, or has ended. tree has to outlive it. */
FilmView *film_tree_look (FilmTree *tree, pid_t process);
void film_view_free (FilmView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmView, film_view_free)

/* From now on nothing above that line is found. */
void film_view_set_top (FilmView *self, int y);

/* What is found lives as long as the view; NULL if nothing is. */
const FilmSpot *film_view_find_touchable (FilmView *self, const char *pattern);
/* Looks at labels too. */
const FilmSpot *film_view_find_any (FilmView *self, const char *pattern);
/* Something to touch that has the name but cannot be met: it has to be scrolled to. */
const FilmSpot *film_view_find_hidden (FilmView *self, const char *pattern);
/* The same among labels too. */
const FilmSpot *film_view_find_any_hidden (FilmView *self, const char *pattern);

/* The first name that the expression matches, and of it the match. */
char *film_view_find_expression (FilmView *self, GRegex *expression);

/* All names and places: for the message of a step that failed. */
char *film_view_describe (FilmView *self);

G_END_DECLS

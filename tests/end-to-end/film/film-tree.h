/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* What the screen says to a screen reader: the showing objects of one process, asked over the
 * accessibility bus. Finds things as a person names them. It moves nothing and waits for nothing.
 */
typedef struct _FilmTree FilmTree;

/* One object that has a name and a place. Its middle is where a finger would go. */
typedef struct {
  gpointer object; /* AtspiAccessible, owned */
  gpointer window; /* AtspiAccessible, owned */
  char *name;      /* the accessible name; never NULL */
  char *text;      /* what stands in it, for a text field; NULL for others */
  gboolean is_touchable;
  int x;
  int y;
  int width;
  int height;
} FilmSpot;

FilmTree *film_tree_open (GError **error);
void film_tree_close (FilmTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilmTree, film_tree_close)

/* (transfer container) (element-type FilmSpot): all of a process now, in the order of the tree.
 * Empty while the process has not met the bus yet. */
GPtrArray *film_tree_list (FilmTree *self, pid_t process);

/* pattern: the name, in which * stands for anything. Both return NULL if none is there, and only
 * what a finger at its middle would meet: GTK 4.8 tells the places of pages that lie behind too. */
const FilmSpot *film_tree_find_touchable (GPtrArray *spots, const char *pattern);

/* Looks in names and in texts. */
const FilmSpot *film_tree_find_any (GPtrArray *spots, const char *pattern);

/* For the message of a failed step. */
char *film_tree_describe (GPtrArray *spots);

G_END_DECLS

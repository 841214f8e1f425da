/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-tree.h"

#include "film-error.h"

#include <atspi/atspi.h>

/* libatspi brings none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

struct _FilmTree {
  AtspiAccessible *desktop;
};

static void
spot_free (gpointer pointer)
{
  FilmSpot *spot = pointer;

  g_clear_object (&spot->object);
  g_clear_object (&spot->window);
  g_free (spot->name);
  g_free (spot->text);
  g_free (spot);
}

FilmTree *
film_tree_open (GError **error)
{
  FilmTree *self;

  if (atspi_init () > 1) {
    g_set_error_literal (error, FILM_ERROR, FILM_ERROR_STAGE, "no accessibility bus");
    return NULL;
  }
  atspi_set_timeout (2000, 2000);
  self = g_new0 (FilmTree, 1);
  self->desktop = atspi_get_desktop (0);
  /* A wrong answer from a cache would be a touch beside the button. */
  atspi_accessible_set_cache_mask (self->desktop, ATSPI_CACHE_NONE);
  return self;
}

void
film_tree_close (FilmTree *self)
{
  g_clear_object (&self->desktop);
  g_free (self);
}

static gboolean
is_touchable_role (AtspiRole role)
{
  switch ((int) role) {
  case ATSPI_ROLE_PUSH_BUTTON:
  case ATSPI_ROLE_TOGGLE_BUTTON:
  case ATSPI_ROLE_CHECK_BOX:
  case ATSPI_ROLE_RADIO_BUTTON:
  case ATSPI_ROLE_LIST_ITEM:
  case ATSPI_ROLE_ENTRY:
  case ATSPI_ROLE_TEXT:
  case ATSPI_ROLE_PASSWORD_TEXT:
  case ATSPI_ROLE_SPIN_BUTTON:
  case ATSPI_ROLE_LINK:
    return TRUE;
  default:
    return FALSE;
  }
}

static char *
read_text (AtspiAccessible *object)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (object);
  int length;

  if (text == NULL)
    return NULL;
  length = atspi_text_get_character_count (text, NULL);
  return length > 0 ? atspi_text_get_text (text, 0, length, NULL) : NULL;
}

/* Window coordinates: GTK 4 does not know where its window lies on an X screen, and ours lies at
 * 0,0. */
static gboolean
read_place (AtspiAccessible *object, FilmSpot *spot)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (object);
  g_autofree AtspiRect *place = NULL;

  if (component == NULL)
    return FALSE;
  place = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (place == NULL || place->width <= 0 || place->height <= 0)
    return FALSE;
  spot->x = place->x;
  spot->y = place->y;
  spot->width = place->width;
  spot->height = place->height;
  return TRUE;
}

static void
add_spot (GPtrArray *spots, AtspiAccessible *window, AtspiAccessible *object, AtspiStateSet *states)
{
  FilmSpot *spot = g_new0 (FilmSpot, 1);

  spot->window = g_object_ref (window);
  spot->object = g_object_ref (object);
  spot->name = atspi_accessible_get_name (object, NULL);
  if (spot->name == NULL)
    spot->name = g_strdup ("");
  if (is_touchable_role (atspi_accessible_get_role (object, NULL))) {
    spot->is_touchable = atspi_state_set_contains (states, ATSPI_STATE_SENSITIVE);
    spot->text = read_text (object);
  }
  if ((*spot->name != '\0' || spot->text != NULL) && read_place (object, spot))
    g_ptr_array_add (spots, spot);
  else
    spot_free (spot);
}

static void
walk (GPtrArray *spots, AtspiAccessible *window, AtspiAccessible *object)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (object);
  int count;

  if (states == NULL || !atspi_state_set_contains (states, ATSPI_STATE_VISIBLE))
    return;
  add_spot (spots, window, object, states);
  count = atspi_accessible_get_child_count (object, NULL);
  for (int i = 0; i < count; i++) {
    g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (object, i, NULL);

    if (child != NULL)
      walk (spots, window, child);
  }
}

static void
walk_windows (GPtrArray *spots, AtspiAccessible *program)
{
  int count = atspi_accessible_get_child_count (program, NULL);

  for (int i = 0; i < count; i++) {
    g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (program, i, NULL);

    if (window != NULL)
      walk (spots, window, window);
  }
}

GPtrArray *
film_tree_list (FilmTree *self, pid_t process)
{
  GPtrArray *spots = g_ptr_array_new_with_free_func (spot_free);
  int count = atspi_accessible_get_child_count (self->desktop, NULL);

  for (int i = 0; i < count; i++) {
    g_autoptr (AtspiAccessible) program =
      atspi_accessible_get_child_at_index (self->desktop, i, NULL);

    if (program != NULL && (pid_t) atspi_accessible_get_process_id (program, NULL) == process)
      walk_windows (spots, program);
  }
  return spots;
}

static gboolean
matches (const char *pattern, const char *name)
{
  return name != NULL && g_pattern_match_simple (pattern, name);
}

static AtspiAccessible *
pick (const FilmSpot *spot, int x, int y)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (spot->window);

  return component != NULL ? atspi_component_get_accessible_at_point (component, x, y,
                                                                      ATSPI_COORD_TYPE_WINDOW, NULL)
                           : NULL;
}

/* What is typed into lies inside a text field as a widget that the bus does not know; around it is
 * the field itself, whose told place leaves the border out. */
static AtspiAccessible *
pick_middle_or_edge (const FilmSpot *spot)
{
  int y = spot->y + spot->height / 2;
  AtspiAccessible *met = pick (spot, spot->x + spot->width / 2, y);

  return met != NULL ? met : pick (spot, spot->x - 1, y);
}

/* libatspi has one object for one path, so pointers can be compared. A label may let touches
 * through to what it lies in. */
static gboolean
is_on_top (const FilmSpot *spot)
{
  g_autoptr (AtspiAccessible) met = pick_middle_or_edge (spot);
  g_autoptr (AtspiAccessible) parent = atspi_accessible_get_parent (spot->object, NULL);

  if (met != NULL && met == parent)
    return TRUE;
  while (met != NULL && met != spot->object) {
    AtspiAccessible *outer = atspi_accessible_get_parent (met, NULL);

    g_object_unref (met);
    met = outer;
  }
  return met != NULL;
}

const FilmSpot *
film_tree_find_touchable (GPtrArray *spots, const char *pattern)
{
  for (guint i = 0; i < spots->len; i++) {
    const FilmSpot *spot = g_ptr_array_index (spots, i);

    if (spot->is_touchable && matches (pattern, spot->name) && is_on_top (spot))
      return spot;
  }
  return NULL;
}

const FilmSpot *
film_tree_find_any (GPtrArray *spots, const char *pattern)
{
  for (guint i = 0; i < spots->len; i++) {
    const FilmSpot *spot = g_ptr_array_index (spots, i);

    if ((matches (pattern, spot->name) || matches (pattern, spot->text)) && is_on_top (spot))
      return spot;
  }
  return NULL;
}

char *
film_tree_describe (GPtrArray *spots)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < spots->len; i++) {
    const FilmSpot *spot = g_ptr_array_index (spots, i);

    g_string_append_printf (
      description, "  %s%s%s%s%s at %d,%d %dx%d\n", spot->is_touchable ? "[" : "", spot->name,
      spot->is_touchable ? "]" : "", spot->text != NULL ? " = " : "",
      spot->text != NULL ? spot->text : "", spot->x, spot->y, spot->width, spot->height);
  }
  if (spots->len == 0)
    g_string_append (description, "  nothing that has a name\n");
  return g_string_free (description, FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-glass.h"

#include "film-clock.h"
#include "film-error.h"
#include "film-screen.h"
#include "film-touch.h"
#include "film-tree.h"

#include <string.h>

#define FIRST_PATIENCE_S 10.0
/* A countdown changes the picture each second; a page's movement is over long before. */
#define SETTLE_S 0.9

struct _FilmGlass {
  FilmTouch *touch;
  FilmScreen *screen;
  FilmTree *tree;
  double patience_s;
};

FilmGlass *
film_glass_open (const char *display_name, const char *touch_socket, GError **error)
{
  g_autoptr (FilmGlass) self = g_new0 (FilmGlass, 1);

  self->patience_s = FIRST_PATIENCE_S;
  self->screen = film_screen_open (display_name, error);
  if (self->screen == NULL)
    return NULL;
  self->touch = film_touch_open (touch_socket, film_screen_get_width (self->screen),
                                 film_screen_get_height (self->screen), error);
  if (self->touch == NULL)
    return NULL;
  self->tree = film_tree_open (error);
  return self->tree != NULL ? g_steal_pointer (&self) : NULL;
}

void
film_glass_close (FilmGlass *self)
{
  g_clear_pointer (&self->touch, film_touch_close);
  g_clear_pointer (&self->screen, film_screen_close);
  g_clear_pointer (&self->tree, film_tree_close);
  g_free (self);
}

void
film_glass_set_patience (FilmGlass *self, double seconds)
{
  self->patience_s = seconds;
}

pid_t
film_glass_get_front (FilmGlass *self)
{
  return film_screen_get_front (self->screen);
}

static GPtrArray *
list_front (FilmGlass *self)
{
  return film_tree_list (self->tree, film_screen_get_front (self->screen));
}

/* What is looked for, where it was found last, and whether it has stopped moving. */
typedef struct {
  FilmGlass *glass;
  const char *pattern;
  int x;
  int y;
  gboolean is_seen;
} Search;

static gboolean
is_showing (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (GPtrArray) spots = list_front (search->glass);

  return film_tree_find_any (spots, search->pattern) != NULL;
}

static gboolean
is_gone (gpointer user_data)
{
  return !is_showing (user_data);
}

/* A page that slides in would be touched beside its buttons, so the same place has to come twice.
 */
static gboolean
stands_still (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (GPtrArray) spots = list_front (search->glass);
  const FilmSpot *spot = film_tree_find_touchable (spots, search->pattern);
  int x = spot != NULL ? spot->x + spot->width / 2 : 0;
  int y = spot != NULL ? spot->y + spot->height / 2 : 0;
  gboolean is_same = search->is_seen && spot != NULL && x == search->x && y == search->y;

  search->is_seen = spot != NULL;
  search->x = x;
  search->y = y;
  return is_same;
}

static gboolean
wait_for (FilmGlass *self, FilmQuestion question, Search *search, GError **error)
{
  if (film_clock_wait_until (question, search, self->patience_s))
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_MISSING, "waited %.0f s for “%s”", self->patience_s,
               search->pattern);
  return FALSE;
}

gboolean
film_glass_shows (FilmGlass *self, const char *pattern)
{
  Search search = { self, pattern };

  return is_showing (&search);
}

gboolean
film_glass_wait_for (FilmGlass *self, const char *pattern, GError **error)
{
  Search search = { self, pattern };

  return wait_for (self, is_showing, &search, error);
}

gboolean
film_glass_wait_gone (FilmGlass *self, const char *pattern, GError **error)
{
  Search search = { self, pattern };

  if (wait_for (self, is_gone, &search, error))
    return TRUE;
  g_prefix_error (error, "it does not go away: ");
  return FALSE;
}

static gboolean
tap (FilmGlass *self, int x, int y, GError **error)
{
  return film_touch_press (self->touch, x, y, error) && film_touch_lift (self->touch, x, y, error);
}

gboolean
film_glass_touch (FilmGlass *self, const char *pattern, GError **error)
{
  Search search = { self, pattern };

  return wait_for (self, stands_still, &search, error) && tap (self, search.x, search.y, error);
}

gboolean
film_glass_hold (FilmGlass *self, int x, int y, double seconds, GError **error)
{
  if (!film_touch_press (self->touch, x, y, error))
    return FALSE;
  film_clock_linger (seconds);
  return film_touch_lift (self->touch, x, y, error);
}

/* What the key for a character may be called: in lower or upper case, as the shift key stands, and
 * in words where the character cannot be seen. */
static const FilmSpot *
find_key (GPtrArray *spots, gunichar character)
{
  static const char *const space_names[] = { "Space", "مسافة" };
  const gunichar cases[] = { character, g_unichar_toupper (character),
                             g_unichar_tolower (character) };
  const FilmSpot *spot = NULL;

  if (character == ' ') {
    for (gsize i = 0; i < G_N_ELEMENTS (space_names) && spot == NULL; i++)
      spot = film_tree_find_touchable (spots, space_names[i]);
    return spot;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (cases) && spot == NULL; i++) {
    char name[7] = { 0 };

    g_unichar_to_utf8 (cases[i], name);
    spot = film_tree_find_touchable (spots, name);
  }
  return spot;
}

typedef struct {
  FilmGlass *glass;
  GPtrArray *spots;
  gunichar character;
} KeyQuestion;

static gboolean
has_key (gpointer user_data)
{
  KeyQuestion *question = user_data;

  g_ptr_array_unref (question->spots);
  question->spots = list_front (question->glass);
  return find_key (question->spots, question->character) != NULL;
}

/* The keys stand still once the keyboard does, so all are looked up once for a text, and again when
 * one is missing: it may stand on the layout that another key brought. */
static gboolean
type_character (KeyQuestion *question, GError **error)
{
  FilmGlass *self = question->glass;
  const FilmSpot *spot = find_key (question->spots, question->character);

  if (spot == NULL && film_clock_wait_until (has_key, question, self->patience_s))
    spot = find_key (question->spots, question->character);
  if (spot != NULL)
    return tap (self, spot->x + spot->width / 2, spot->y + spot->height / 2, error);
  g_set_error_literal (error, FILM_ERROR, FILM_ERROR_MISSING, "the keyboard lacks a key");
  return FALSE;
}

gboolean
film_glass_type (FilmGlass *self, const char *text, GError **error)
{
  KeyQuestion question = { .glass = self, .spots = g_ptr_array_new () };
  gboolean is_typed = TRUE;

  for (const char *at = text; is_typed && *at != '\0'; at = g_utf8_next_char (at)) {
    question.character = g_utf8_get_char (at);
    is_typed = type_character (&question, error);
    if (!is_typed)
      g_prefix_error (error, "at “%s”: ", at);
  }
  g_ptr_array_unref (question.spots);
  return is_typed;
}

static char *
find_code (GPtrArray *spots)
{
  g_autoptr (GRegex) grouped =
    g_regex_new ("(?:[0-9A-HJKMNP-TV-Z]{4}[-\\s]+){4}[0-9A-HJKMNP-TV-Z*~$=U]", 0, 0, NULL);

  for (guint i = 0; i < spots->len; i++) {
    const FilmSpot *spot = g_ptr_array_index (spots, i);
    g_autoptr (GMatchInfo) match = NULL;

    if (g_regex_match (grouped, spot->name, 0, &match)) {
      g_autofree char *code = g_match_info_fetch (match, 0);
      g_auto (GStrv) groups = g_regex_split_simple ("[-\\s]+", code, 0, 0);

      return g_strjoinv ("", groups);
    }
  }
  return NULL;
}

typedef struct {
  FilmGlass *glass;
  char *code;
} CodeQuestion;

static gboolean
shows_code (gpointer user_data)
{
  CodeQuestion *question = user_data;
  g_autoptr (GPtrArray) spots = list_front (question->glass);

  question->code = find_code (spots);
  return question->code != NULL;
}

char *
film_glass_read_code (FilmGlass *self, GError **error)
{
  CodeQuestion question = { self, NULL };

  if (!film_clock_wait_until (shows_code, &question, self->patience_s))
    g_set_error_literal (error, FILM_ERROR, FILM_ERROR_MISSING,
                         "no tracking code stands on the screen");
  return question.code;
}

static gboolean
is_cover (pid_t process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/cmdline", (int) process);
  g_autofree char *arguments = NULL;
  gsize size = 0;

  return g_file_get_contents (path, &arguments, &size, NULL) &&
         memmem (arguments, size, "--cover", strlen ("--cover")) != NULL;
}

typedef struct {
  FilmGlass *glass;
  pid_t former;
  gboolean was_bare;
} Replacement;

static gboolean
is_replaced (gpointer user_data)
{
  Replacement *replacement = user_data;
  pid_t front = film_screen_get_front (replacement->glass->screen);

  replacement->was_bare |= front == 0;
  return front != 0 && front != replacement->former && !is_cover (front);
}

gboolean
film_glass_wait_replaced (FilmGlass *self, pid_t former, GError **error)
{
  Replacement replacement = { self, former, FALSE };

  if (!film_clock_wait_until (is_replaced, &replacement, self->patience_s)) {
    g_set_error (error, FILM_ERROR, FILM_ERROR_MISSING,
                 "waited %.0f s for another session than process %d", self->patience_s,
                 (int) former);
    return FALSE;
  }
  if (!replacement.was_bare)
    return TRUE;
  g_set_error_literal (error, FILM_ERROR, FILM_ERROR_WRONG, "the screen was bare in between");
  return FALSE;
}

gboolean
film_glass_shoot (FilmGlass *self, const char *path, GError **error)
{
  return film_screen_shoot (self->screen, path, SETTLE_S, error);
}

char *
film_glass_describe (FilmGlass *self)
{
  g_autoptr (GPtrArray) spots = list_front (self);

  return film_tree_describe (spots);
}

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
  char *under; /* (nullable) below what the next touch is meant */
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
  g_free (self->under);
  g_free (self);
}

void
film_glass_set_patience (FilmGlass *self, double seconds)
{
  self->patience_s = seconds;
}

static FilmView *
look (FilmGlass *self)
{
  return film_tree_look (self->tree, film_screen_get_front (self->screen));
}

/* What is looked for, where it was found last, and whether it has stopped moving. */
typedef struct {
  FilmGlass *glass;
  const char *pattern;
  int x;
  int y;
  gboolean is_seen;
} Search;

/* What the Urdu keyboard has behind its shift key. */
#define BEHIND_SHIFT "ڑٹئۃآصڈغھضخذژثظںؤ"

/* By then the keyboard that a field wants stands, if it is to come. */
#define KEYBOARD_S 2.0
#define OTHER_ALPHABETS 2

/* Where a finger can drag a page: between the bar above and the keyboard below. */
#define DRAG_TOP_Y 560
#define DRAG_BOTTOM_Y 860
#define DRAG_STEPS 12

static gboolean
is_showing (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (FilmView) view = look (search->glass);

  return film_view_find_any (view, search->pattern) != NULL;
}

static gboolean
is_gone (gpointer user_data)
{
  return !is_showing (user_data);
}

static gboolean
tap (FilmGlass *self, int x, int y, GError **error)
{
  return film_touch_press (self->touch, x, y, error) && film_touch_lift (self->touch, x, y, error);
}

/* Slowly, and held at the end, so that the page does not fly on. */
static gboolean
drag (FilmGlass *self, int from_y, int to_y, GError **error)
{
  const int x = 12; /* beside the fields */

  if (!film_touch_press (self->touch, x, from_y, error))
    return FALSE;
  for (int i = 1; i <= DRAG_STEPS; i++) {
    film_clock_linger (0.016);
    if (!film_touch_move (self->touch, x, from_y + (to_y - from_y) * i / DRAG_STEPS, error))
      return FALSE;
  }
  film_clock_linger (0.2);
  return film_touch_lift (self->touch, x, to_y, error);
}

/* As a person does who knows that there is more below, or above. */
static void
scroll_towards (FilmGlass *self, const FilmSpot *hidden)
{
  if (hidden->y > film_screen_get_height (self->screen) / 2)
    drag (self, DRAG_BOTTOM_Y, DRAG_TOP_Y, NULL);
  else
    drag (self, DRAG_TOP_Y, DRAG_BOTTOM_Y, NULL);
}

/* A page that slides in would be touched beside its buttons, so the same place has to come twice.
 */
static FilmView *
look_under (FilmGlass *self)
{
  FilmView *view = look (self);
  const FilmSpot *above = self->under != NULL ? film_view_find_any (view, self->under) : NULL;

  if (above != NULL)
    film_view_set_top (view, above->y);
  return view;
}

static gboolean
stands_still (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (FilmView) view = look_under (search->glass);
  const FilmSpot *spot = film_view_find_touchable (view, search->pattern);
  const FilmSpot *hidden;
  int x = spot != NULL ? spot->x + spot->width / 2 : 0;
  int y = spot != NULL ? spot->y + spot->height / 2 : 0;
  gboolean is_same = search->is_seen && spot != NULL && x == search->x && y == search->y;

  if (spot == NULL && (hidden = film_view_find_hidden (view, search->pattern)) != NULL)
    scroll_towards (search->glass, hidden);
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
comes_into_view (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (FilmView) view = look (search->glass);
  const FilmSpot *hidden;

  if (film_view_find_any (view, search->pattern) != NULL)
    return TRUE;
  if ((hidden = film_view_find_any_hidden (view, search->pattern)) != NULL)
    scroll_towards (search->glass, hidden);
  return FALSE;
}

gboolean
film_glass_scroll_to (FilmGlass *self, const char *pattern, GError **error)
{
  Search search = { self, pattern };

  return wait_for (self, comes_into_view, &search, error);
}

gboolean
film_glass_look_under (FilmGlass *self, const char *pattern, GError **error)
{
  g_free (self->under);
  self->under = g_strdup (pattern);
  return film_glass_wait_for (self, pattern, error);
}

gboolean
film_glass_touch (FilmGlass *self, const char *pattern, GError **error)
{
  Search search = { self, pattern };
  gboolean is_found = wait_for (self, stands_still, &search, error);

  g_clear_pointer (&self->under, g_free);
  return is_found && tap (self, search.x, search.y, error);
}

gboolean
film_glass_hold (FilmGlass *self, int x, int y, double seconds, GError **error)
{
  if (!film_touch_press (self->touch, x, y, error))
    return FALSE;
  film_clock_linger (seconds);
  return film_touch_lift (self->touch, x, y, error);
}

gboolean
film_glass_drag (FilmGlass *self, const FilmStroke *strokes, guint count, GError **error)
{
  return film_touch_drag (self->touch, strokes, count, error);
}

/* Arabic keyboards show digits of their own. */
static gunichar
to_arabic_digit (gunichar character)
{
  return character >= '0' && character <= '9' ? 0x0660 + (character - '0') : character;
}

static const FilmSpot *
find_by_one_of (FilmView *view, const char *const *names)
{
  const FilmSpot *spot = NULL;

  for (gsize i = 0; names[i] != NULL && spot == NULL; i++)
    spot = film_view_find_touchable (view, names[i]);
  return spot;
}

/* What the key for a character may be called: in lower or upper case, as the shift key stands, and
 * in words where the character cannot be seen. */
static const FilmSpot *
find_key (FilmView *view, gunichar character)
{
  static const char *const space_names[] = { "Space", "مسافة", "اسپیس", NULL };
  const gunichar cases[] = { character, g_unichar_toupper (character),
                             g_unichar_tolower (character), to_arabic_digit (character) };
  const FilmSpot *spot = NULL;

  if (character == ' ')
    return find_by_one_of (view, space_names);
  for (gsize i = 0; i < G_N_ELEMENTS (cases) && spot == NULL; i++) {
    char name[7] = { 0 };

    g_unichar_to_utf8 (cases[i], name);
    spot = film_view_find_touchable (view, name);
  }
  /* The decimal point has a name in words; the point itself stands on it. */
  return spot != NULL || character != '.' ? spot : film_view_find_any (view, ".");
}

typedef struct {
  FilmGlass *glass;
  FilmView *view;
  gunichar character;
} KeyQuestion;

static void
look_again (KeyQuestion *question)
{
  film_view_free (question->view);
  question->view = look (question->glass);
}

static gboolean
has_key (gpointer question)
{
  look_again (question);
  return find_key (((KeyQuestion *) question)->view, ((KeyQuestion *) question)->character) != NULL;
}

static gboolean
tap_spot (FilmGlass *self, const FilmSpot *spot, GError **error)
{
  return tap (self, spot->x + spot->width / 2, spot->y + spot->height / 2, error);
}

/* A capital letter, or one that stands behind another. */
static gboolean
needs_shift (KeyQuestion *question)
{
  return g_unichar_isupper (question->character) ||
         (g_utf8_strchr (BEHIND_SHIFT, -1, question->character) != NULL &&
          find_key (question->view, question->character) == NULL);
}

/* As a person does for such a letter; there is no such key on other layouts. */
static gboolean
tap_shift (KeyQuestion *question, GError **error)
{
  static const char *const names[] = { "Capital letters", "أحرف كبيرة", "مزید حروف", NULL };
  const FilmSpot *shift = find_by_one_of (question->view, names);
  gboolean is_tapped = shift == NULL || tap_spot (question->glass, shift, error);

  look_again (question);
  return is_tapped;
}

/* The key that brings another alphabet. */
static gboolean
tap_switch (KeyQuestion *question)
{
  static const char *const names[] = { "Other alphabet", "اللغة الأخرى", "دوسری زبان کے حروف",
                                       NULL };
  const FilmSpot *key;

  look_again (question);
  key = find_by_one_of (question->view, names);
  return key != NULL && tap_spot (question->glass, key, NULL);
}

/* A name in another alphabet than the keyboard's is a touch or two away; and a keyboard that has
 * not come yet is waited for. */
static void
find_the_keyboard_with (KeyQuestion *question)
{
  if (has_key (question))
    return;
  for (guint i = 0; i < OTHER_ALPHABETS; i++)
    if (film_clock_wait_until (has_key, question, KEYBOARD_S) || !tap_switch (question))
      return;
  film_clock_wait_until (has_key, question, question->glass->patience_s);
}

/* The keys stand still once the keyboard does, so all are looked up once for a text, and again when
 * one is missing: it may stand on the layout that another key brought. */
static gboolean
type_character (KeyQuestion *question, GError **error)
{
  gboolean is_shifted = needs_shift (question);
  const FilmSpot *key;
  gboolean is_typed;

  if (is_shifted && !tap_shift (question, error))
    return FALSE;
  if (find_key (question->view, question->character) == NULL)
    find_the_keyboard_with (question);
  key = find_key (question->view, question->character);
  if (key == NULL) {
    g_set_error_literal (error, FILM_ERROR, FILM_ERROR_MISSING, "the keyboard lacks a key");
    return FALSE;
  }
  is_typed = tap_spot (question->glass, key, error);
  if (is_shifted)
    look_again (question);
  return is_typed;
}

gboolean
film_glass_type (FilmGlass *self, const char *text, GError **error)
{
  KeyQuestion question = { .glass = self, .view = look (self) };
  gboolean is_typed = TRUE;

  for (const char *at = text; is_typed && *at != '\0'; at = g_utf8_next_char (at)) {
    question.character = g_utf8_get_char (at);
    is_typed = type_character (&question, error);
    if (!is_typed)
      g_prefix_error (error, "at “%s”: ", at);
  }
  film_view_free (question.view);
  return is_typed;
}

/* Grouped as people read it; bare as machines do. */
static char *
find_code (FilmView *view)
{
  g_autoptr (GRegex) grouped =
    g_regex_new ("(?:[0-9A-HJKMNP-TV-Z]{4}[-\\s]+){4}[0-9A-HJKMNP-TV-Z*~$=U]", 0, 0, NULL);
  g_autofree char *code = film_view_find_expression (view, grouped);
  g_auto (GStrv) groups = code != NULL ? g_regex_split_simple ("[-\\s]+", code, 0, 0) : NULL;

  return groups != NULL ? g_strjoinv ("", groups) : NULL;
}

typedef struct {
  FilmGlass *glass;
  char *code;
} CodeQuestion;

static gboolean
shows_code (gpointer user_data)
{
  CodeQuestion *question = user_data;
  g_autoptr (FilmView) view = look (question->glass);

  question->code = find_code (view);
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

pid_t
film_glass_wait_for_session (FilmGlass *self, GError **error)
{
  Replacement beginning = { self, 0, FALSE };

  if (film_clock_wait_until (is_replaced, &beginning, self->patience_s))
    return film_screen_get_front (self->screen);
  g_set_error_literal (error, FILM_ERROR, FILM_ERROR_MISSING, "no session comes to the front");
  return 0;
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
  g_autoptr (FilmView) view = look (self);

  return film_view_describe (view);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-player.h"

#include "film-clock.h"
#include "film-error.h"
#include "film-record.h"
#include "film-screen.h"
#include "film-touch.h"
#include "film-tree.h"

#include <string.h>

#define FIRST_PATIENCE_S 10.0
/* A countdown changes the picture each second; a page's movement is over long before. */
#define SETTLE_S 0.9

struct _FilmPlayer {
  const FilmStage *stage;
  FilmTouch *touch;
  FilmScreen *screen;
  FilmTree *tree;
  FilmRecord *record;
  GHashTable *variables; /* char * → char * */
  double patience_s;
  char *visit;
  guint picture_count;
  double submitted_at_s;   /* wall clock; 0 before */
  GHashTable *known_paper; /* what was printed before "submit" */
};

typedef struct {
  const char *verb;
  guint argument_count; /* words that are needed; the last may hold spaces */
  gboolean (*play) (FilmPlayer *self, char **arguments, GError **error);
} Verb;

FilmPlayer *
film_player_new (const FilmStage *stage, GError **error)
{
  g_autoptr (FilmPlayer) self = g_new0 (FilmPlayer, 1);
  g_autofree char *record_path = g_build_filename (stage->output_folder, "film.json", NULL);

  self->stage = stage;
  self->patience_s = FIRST_PATIENCE_S;
  self->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->record = film_record_new (record_path);
  self->screen = film_screen_open (stage->display, error);
  if (self->screen == NULL)
    return NULL;
  self->touch = film_touch_open (stage->touch_socket, film_screen_get_width (self->screen),
                                 film_screen_get_height (self->screen), error);
  if (self->touch == NULL)
    return NULL;
  self->tree = film_tree_open (error);
  return self->tree != NULL ? g_steal_pointer (&self) : NULL;
}

void
film_player_free (FilmPlayer *self)
{
  g_clear_pointer (&self->touch, film_touch_close);
  g_clear_pointer (&self->screen, film_screen_close);
  g_clear_pointer (&self->tree, film_tree_close);
  g_clear_pointer (&self->record, film_record_free);
  g_clear_pointer (&self->variables, g_hash_table_unref);
  g_clear_pointer (&self->known_paper, g_hash_table_unref);
  g_free (self->visit);
  g_free (self);
}

void
film_player_set_variable (FilmPlayer *self, const char *word, const char *value)
{
  g_hash_table_insert (self->variables, g_strdup (word), g_strdup (value));
}

static GPtrArray *
list_front (FilmPlayer *self)
{
  return film_tree_list (self->tree, film_screen_get_front (self->screen));
}

/* What is looked for, what was found last, and whether it has stopped moving. */
typedef struct {
  FilmPlayer *player;
  const char *pattern;
  int x;
  int y;
  gboolean is_seen;
} Search;

static gboolean
is_showing (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (GPtrArray) spots = list_front (search->player);

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
  g_autoptr (GPtrArray) spots = list_front (search->player);
  const FilmSpot *spot = film_tree_find_touchable (spots, search->pattern);
  int x = spot != NULL ? spot->x + spot->width / 2 : 0;
  int y = spot != NULL ? spot->y + spot->height / 2 : 0;
  gboolean is_same = search->is_seen && spot != NULL && x == search->x && y == search->y;

  search->is_seen = spot != NULL && x < film_screen_get_width (search->player->screen) &&
                    y < film_screen_get_height (search->player->screen);
  search->x = x;
  search->y = y;
  return is_same;
}

static gboolean
wait_for (FilmPlayer *self, FilmQuestion question, Search *search, GError **error)
{
  if (film_clock_wait_until (question, search, self->patience_s))
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_MISSING, "waited %.0f s for “%s”", self->patience_s,
               search->pattern);
  return FALSE;
}

static gboolean
tap (FilmPlayer *self, int x, int y, GError **error)
{
  return film_touch_press (self->touch, x, y, error) && film_touch_lift (self->touch, x, y, error);
}

static gboolean
play_expect (FilmPlayer *self, char **arguments, GError **error)
{
  Search search = { self, arguments[0] };

  return wait_for (self, is_showing, &search, error);
}

static gboolean
play_gone (FilmPlayer *self, char **arguments, GError **error)
{
  Search search = { self, arguments[0] };

  if (wait_for (self, is_gone, &search, error))
    return TRUE;
  g_prefix_error (error, "it does not go away: ");
  return FALSE;
}

static gboolean
play_touch (FilmPlayer *self, char **arguments, GError **error)
{
  Search search = { self, arguments[0] };

  return wait_for (self, stands_still, &search, error) && tap (self, search.x, search.y, error);
}

static gboolean
play_try (FilmPlayer *self, char **arguments, GError **error)
{
  Search search = { self, arguments[0] };

  return !is_showing (&search) || play_touch (self, arguments, error);
}

static gboolean
play_hold (FilmPlayer *self, char **arguments, GError **error)
{
  int x = (int) g_ascii_strtoll (arguments[0], NULL, 10);
  int y = (int) g_ascii_strtoll (arguments[1], NULL, 10);

  if (!film_touch_press (self->touch, x, y, error))
    return FALSE;
  film_clock_linger (g_ascii_strtod (arguments[2], NULL));
  return film_touch_lift (self->touch, x, y, error);
}

/* The keys stand still once the keyboard does, so they are looked up once for a text, and again
 * when one is missing: it may stand on the layout that another key brought. */
static gboolean
type_character (FilmPlayer *self, GPtrArray **spots, const char *key, GError **error)
{
  const FilmSpot *spot = film_tree_find_touchable (*spots, key);
  char *arguments[] = { (char *) key, NULL };

  if (spot != NULL)
    return tap (self, spot->x + spot->width / 2, spot->y + spot->height / 2, error);
  if (!play_touch (self, arguments, error))
    return FALSE;
  g_ptr_array_unref (*spots);
  *spots = list_front (self);
  return TRUE;
}

static gboolean
play_type (FilmPlayer *self, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) spots = g_ptr_array_new ();

  for (const char *at = arguments[0]; *at != '\0'; at = g_utf8_next_char (at)) {
    g_autofree char *key = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

    if (!type_character (self, &spots, key, error)) {
      g_prefix_error (error, "no key for “%s”: ", key);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
play_patience (FilmPlayer *self, char **arguments, GError **error)
{
  self->patience_s = g_ascii_strtod (arguments[0], NULL);
  return TRUE;
}

static gboolean
play_visit (FilmPlayer *self, char **arguments, GError **error)
{
  g_free (self->visit);
  self->visit = g_strdup (arguments[0]);
  self->picture_count = 0;
  self->submitted_at_s = 0;
  return film_record_begin_visit (self->record, self->visit, error);
}

static gboolean
play_shoot (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  self->picture_count++;
  name = g_strdup_printf ("%s-%02u-%s.png", self->visit, self->picture_count, arguments[0]);
  path = g_build_filename (self->stage->output_folder, name, NULL);
  return film_screen_shoot (self->screen, path, SETTLE_S, error) &&
         film_record_add_picture (self->record, name, error);
}

static gboolean
play_submit (FilmPlayer *self, char **arguments, GError **error)
{
  g_clear_pointer (&self->known_paper, g_hash_table_unref);
  self->known_paper = film_receipt_list_paper (self->stage->world);
  if (!play_touch (self, arguments, error))
    return FALSE;
  self->submitted_at_s = (double) g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}

/* The tracking code that stands on the glass, bare; NULL while there is none. */
static char *
read_code (GPtrArray *spots)
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
  FilmPlayer *player;
  char *code;
} CodeQuestion;

static gboolean
shows_code (gpointer user_data)
{
  CodeQuestion *question = user_data;
  g_autoptr (GPtrArray) spots = list_front (question->player);

  question->code = read_code (spots);
  return question->code != NULL;
}

static gboolean
play_receipt (FilmPlayer *self, char **arguments, GError **error)
{
  CodeQuestion question = { self, NULL };
  g_autofree char *name = g_strdup_printf ("receipt-%s.pdf", self->visit);
  g_autofree char *path = g_build_filename (self->stage->output_folder, name, NULL);
  g_autofree char *code = NULL;
  g_autoptr (FilmReceipt) receipt = NULL;

  film_clock_wait_until (shows_code, &question, self->patience_s);
  code = question.code;
  if (code == NULL) {
    g_set_error_literal (error, FILM_ERROR, FILM_ERROR_MISSING,
                         "no tracking code stands on the screen");
    return FALSE;
  }
  receipt =
    film_receipt_take (self->stage->world, self->known_paper, code, path, self->patience_s, error);
  return receipt != NULL &&
         film_record_set_receipt (self->record, receipt, name, self->submitted_at_s, error);
}

static const Verb verbs[] = {
  { "visit", 1, play_visit },   { "patience", 1, play_patience }, { "expect", 1, play_expect },
  { "gone", 1, play_gone },     { "touch", 1, play_touch },       { "try", 1, play_try },
  { "hold", 3, play_hold },     { "type", 1, play_type },         { "shoot", 1, play_shoot },
  { "submit", 1, play_submit }, { "receipt", 0, play_receipt },
};

static const Verb *
find_verb (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, word))
      return &verbs[i];
  return NULL;
}

static gboolean
put_in_value (const GMatchInfo *match, GString *result, gpointer variables)
{
  g_autofree char *word = g_match_info_fetch (match, 1);
  const char *value = g_hash_table_lookup (variables, word);

  g_string_append (result, value != NULL ? value : word);
  return FALSE;
}

static char *
substitute (FilmPlayer *self, const char *line)
{
  g_autoptr (GRegex) variable = g_regex_new ("\\$([A-Z_]+)", 0, 0, NULL);

  return g_regex_replace_eval (variable, line, -1, 0, 0, put_in_value, self->variables, NULL);
}

/* The glass and its names are worth more than any guess at what went wrong. */
static void
add_evidence (FilmPlayer *self, const char *step, GError **error)
{
  g_autoptr (GPtrArray) spots = list_front (self);
  g_autofree char *description = film_tree_describe (spots);
  g_autofree char *path = g_build_filename (self->stage->output_folder, "failure.png", NULL);

  film_screen_shoot (self->screen, path, 0, NULL);
  g_prefix_error (error, "“%s”: ", step);
  if (error != NULL) {
    char *message =
      g_strdup_printf ("%s\nThe screen (%s) shows:\n%s", (*error)->message, path, description);

    g_free ((*error)->message);
    (*error)->message = message;
  }
}

static gboolean
play_step (FilmPlayer *self, const char *step, GError **error)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 2);
  const Verb *verb = find_verb (words[0]);
  g_auto (GStrv) arguments = NULL;

  if (verb == NULL) {
    g_set_error (error, FILM_ERROR, FILM_ERROR_SCRIPT, "there is no verb “%s”", words[0]);
    return FALSE;
  }
  arguments =
    words[1] != NULL ? g_strsplit (words[1], " ", (int) verb->argument_count) : g_new0 (char *, 1);
  if (g_strv_length (arguments) != verb->argument_count) {
    g_set_error (error, FILM_ERROR, FILM_ERROR_SCRIPT, "“%s” wants %u words", verb->verb,
                 verb->argument_count);
    return FALSE;
  }
  return verb->play (self, arguments, error);
}

gboolean
film_player_play (FilmPlayer *self, const char *line, GError **error)
{
  g_autofree char *step = substitute (self, line);

  g_strstrip (step);
  if (*step == '\0' || *step == '#' || play_step (self, step, error))
    return TRUE;
  add_evidence (self, step, error);
  return FALSE;
}

gboolean
film_player_play_file (FilmPlayer *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!film_player_play (self, lines[i], error)) {
      g_prefix_error (error, "%s:%u: ", path, i + 1);
      return FALSE;
    }
  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-player.h"

#include "film-error.h"
#include "film-glass.h"
#include "film-record.h"

#include <stdio.h>
#include <signal.h>

struct _FilmPlayer {
  const FilmStage *stage;
  FilmGlass *glass;
  FilmRecord *record;
  GHashTable *variables; /* char * → char * */
  char *folder;          /* of the output folder: "" or "notices/ar" */
  char *visit;
  guint picture_count;
  gboolean takes_no_pictures;
  double submitted_at_s;   /* wall clock; 0 before */
  GHashTable *known_paper; /* what was printed before "submit" */
  pid_t front;             /* remembered by "front" */
};

typedef struct {
  const char *verb;
  guint argument_count; /* words that are needed; the last may hold spaces */
  gboolean (*play) (FilmPlayer *self, char **arguments, GError **error);
} Verb;

FilmPlayer *
film_player_new (const FilmStage *stage, GError **error)
{
  g_autoptr (FilmGlass) glass = film_glass_open (stage->display, stage->touch_socket, error);
  g_autofree char *record_path = g_build_filename (stage->output_folder, "film.json", NULL);
  FilmPlayer *self;

  if (glass == NULL)
    return NULL;
  self = g_new0 (FilmPlayer, 1);
  self->stage = stage;
  self->glass = g_steal_pointer (&glass);
  self->record = film_record_new (record_path);
  self->folder = g_strdup ("");
  self->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
film_player_free (FilmPlayer *self)
{
  film_glass_close (self->glass);
  film_record_free (self->record);
  g_hash_table_unref (self->variables);
  g_clear_pointer (&self->known_paper, g_hash_table_unref);
  g_free (self->folder);
  g_free (self->visit);
  g_free (self);
}

void
film_player_set_variable (FilmPlayer *self, const char *word, const char *value)
{
  g_hash_table_insert (self->variables, g_strdup (word), g_strdup (value));
}

static gboolean
play_patience (FilmPlayer *self, char **arguments, GError **error)
{
  film_glass_set_patience (self->glass, g_ascii_strtod (arguments[0], NULL));
  return TRUE;
}

static gboolean
play_expect (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_wait_for (self->glass, arguments[0], error);
}

static gboolean
play_see (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_scroll_to (self->glass, arguments[0], error);
}

static gboolean
play_gone (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_wait_gone (self->glass, arguments[0], error);
}

static gboolean
play_touch (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_touch (self->glass, arguments[0], error);
}

static gboolean
play_under (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_look_under (self->glass, arguments[0], error);
}

static gboolean
play_try (FilmPlayer *self, char **arguments, GError **error)
{
  return !film_glass_shows (self->glass, arguments[0]) ||
         film_glass_touch (self->glass, arguments[0], error);
}

static gboolean
play_hold (FilmPlayer *self, char **arguments, GError **error)
{
  int x = (int) g_ascii_strtoll (arguments[0], NULL, 10);
  int y = (int) g_ascii_strtoll (arguments[1], NULL, 10);

  return film_glass_hold (self->glass, x, y, g_ascii_strtod (arguments[2], NULL), error);
}

#define MAXIMUM_FINGERS 5

static gboolean
play_drag (FilmPlayer *self, char **arguments, GError **error)
{
  g_auto (GStrv) fingers = g_strsplit (arguments[0], " ", -1);
  FilmStroke strokes[MAXIMUM_FINGERS];
  guint count = 0;

  for (; fingers[count] != NULL && count < MAXIMUM_FINGERS; count++)
    if (sscanf (fingers[count], "%d,%d-%d,%d", &strokes[count].from_x, &strokes[count].from_y,
                &strokes[count].to_x, &strokes[count].to_y) != 4) {
      g_set_error (error, FILM_ERROR, FILM_ERROR_SCRIPT, "no stroke of a finger: %s",
                   fingers[count]);
      return FALSE;
    }
  return film_glass_drag (self->glass, strokes, count, error);
}

static gboolean
play_type (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_type (self->glass, arguments[0], error);
}

static gboolean
play_into (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *path = g_build_filename (self->stage->output_folder, arguments[0], NULL);

  g_free (self->folder);
  self->folder = g_strdup (arguments[0]);
  if (g_mkdir_with_parents (path, 0755) == 0)
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_SCRIPT, "%s cannot be made", path);
  return FALSE;
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
  g_autofree char *file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (self->takes_no_pictures)
    return TRUE;
  self->picture_count++;
  file = g_strdup_printf ("%s-%02u-%s.png", self->visit, self->picture_count, arguments[0]);
  name = g_build_filename (self->folder, file, NULL);
  path = g_build_filename (self->stage->output_folder, name, NULL);
  return film_glass_shoot (self->glass, path, error) &&
         film_record_add_picture (self->record, name, error);
}

static gboolean
play_pictures (FilmPlayer *self, char **arguments, GError **error)
{
  self->takes_no_pictures = g_str_equal (arguments[0], "off");
  return TRUE;
}

static gboolean
play_submit (FilmPlayer *self, char **arguments, GError **error)
{
  g_clear_pointer (&self->known_paper, g_hash_table_unref);
  self->known_paper = film_receipt_list_paper (self->stage->world);
  if (!film_glass_touch (self->glass, arguments[0], error))
    return FALSE;
  self->submitted_at_s = (double) g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
play_receipt (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *file = g_strdup_printf ("receipt-%s.pdf", self->visit);
  g_autofree char *name = g_build_filename (self->folder, file, NULL);
  g_autofree char *path = g_build_filename (self->stage->output_folder, name, NULL);
  g_autofree char *code = film_glass_read_code (self->glass, error);
  g_autoptr (FilmReceipt) receipt = NULL;

  if (code == NULL)
    return FALSE;
  film_player_set_variable (self, "CODE", code);
  receipt = film_receipt_take (self->stage->world, self->known_paper, code, path, error);
  return receipt != NULL &&
         film_record_set_receipt (self->record, receipt, name, self->submitted_at_s, error);
}

static gboolean
play_paper (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *path = g_build_filename (self->stage->output_folder, arguments[0], NULL);

  return film_receipt_wait_for_paper (self->stage->world, self->known_paper, path, NULL, error);
}

static gboolean
write_note (FilmPlayer *self, const char *name, const char *note, GError **error)
{
  g_autofree char *path = g_build_filename (self->stage->output_folder, name, NULL);

  return g_file_set_contents (path, note, -1, error);
}

/* The picture is what a phone's camera would see. */
static gboolean
play_phone (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *picture = g_build_filename (self->stage->output_folder, ".phone.png", NULL);
  g_autofree char *command_line =
    g_strjoin (" ", self->stage->phone, picture, self->stage->world->ca, arguments[0], NULL);
  g_auto (GStrv) command = g_strsplit (command_line, " ", -1);
  int status = 0;

  if (!film_glass_shoot (self->glass, picture, error))
    return FALSE;
  return g_spawn_sync (NULL, command, NULL, 0, NULL, NULL, NULL, NULL, &status, error) &&
         g_spawn_check_wait_status (status, error);
}

/* Returns when the printer shows them. */
static gboolean
play_fault (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *command_line =
    g_strjoin (" ", self->stage->printer, "fault", self->stage->printer_folder, arguments[0], NULL);
  g_auto (GStrv) command = g_strsplit (command_line, " ", -1);
  int status = 0;

  return g_spawn_sync (NULL, command, NULL, 0, NULL, NULL, NULL, NULL, &status, error) &&
         g_spawn_check_wait_status (status, error);
}

static gboolean
play_code (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *code = film_glass_read_code (self->glass, error);

  return code != NULL && write_note (self, arguments[0], code, error);
}

static gboolean
play_front (FilmPlayer *self, char **arguments, GError **error)
{
  g_autofree char *number = NULL;

  self->front = film_glass_wait_for_session (self->glass, error);
  if (self->front == 0)
    return FALSE;
  number = g_strdup_printf ("%d", (int) self->front);
  return write_note (self, arguments[0], number, error);
}

static gboolean
play_replaced (FilmPlayer *self, char **arguments, GError **error)
{
  return film_glass_wait_replaced (self->glass, self->front, error);
}

static const Verb verbs[] = {
  { "visit", 1, play_visit },       { "patience", 1, play_patience }, { "expect", 1, play_expect },
  { "gone", 1, play_gone },         { "touch", 1, play_touch },       { "try", 1, play_try },
  { "hold", 3, play_hold },         { "type", 1, play_type },         { "shoot", 1, play_shoot },
  { "submit", 1, play_submit },     { "receipt", 0, play_receipt },   { "front", 1, play_front },
  { "replaced", 0, play_replaced }, { "pictures", 1, play_pictures }, { "paper", 1, play_paper },
  { "code", 1, play_code },         { "phone", 1, play_phone },       { "into", 1, play_into },
  { "drag", 1, play_drag },         { "under", 1, play_under },       { "see", 1, play_see },
  { "fault", 1, play_fault },
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
  g_autofree char *names = film_glass_describe (self->glass);
  g_autofree char *path =
    g_build_filename (self->stage->output_folder, self->folder, "failure.png", NULL);
  GError *bare = g_steal_pointer (error);

  film_glass_shoot (self->glass, path, NULL);
  g_set_error (error, bare->domain, bare->code, "“%s”: %s\nThe screen (%s) shows:\n%s", step,
               bare->message, path, names);
  g_error_free (bare);
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
  g_autoptr (GError) step_error = NULL;

  g_strstrip (step);
  if (*step == '\0' || *step == '#' || play_step (self, step, &step_error))
    return TRUE;
  add_evidence (self, step, &step_error);
  g_propagate_error (error, g_steal_pointer (&step_error));
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

gboolean
film_player_start_over (FilmPlayer *self, GError **error)
{
  pid_t front = film_glass_wait_for_session (self->glass, error);

  return front != 0 && kill (front, SIGKILL) == 0 &&
         film_glass_wait_replaced (self->glass, front, error);
}

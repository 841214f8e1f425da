/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-error.h"
#include "film-player.h"

#include <glib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  FilmStage stage;
  FilmWorld world;
  char **settings; /* WORD=VALUE */
  char **visits;
  gboolean keeps_going;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  FilmStage *stage = &options->stage;
  FilmWorld *world = &options->world;
  const GOptionEntry entries[] = {
    { "display", 0, 0, G_OPTION_ARG_STRING, &stage->display, "The X server", ":N" },
    { "touch", 0, 0, G_OPTION_ARG_FILENAME, &stage->touch_socket,
      "The socket of its inputtest touch screen", "SOCKET" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &stage->output_folder,
      "Where pictures, receipts and film.json go", "DIR" },
    { "phone", 0, 0, G_OPTION_ARG_FILENAME, &stage->phone, "What plays the citizen's phone",
      "PROGRAM" },
    { "printer", 0, 0, G_OPTION_ARG_FILENAME, &stage->printer, "What makes a printer's troubles",
      "PROGRAM" },
    { "printer-folder", 0, 0, G_OPTION_ARG_FILENAME, &stage->printer_folder,
      "The printer of receipts, for that program", "DIR" },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &world->paper_folder,
      "Where the printer's paper comes out", "DIR" },
    { "central", 0, 0, G_OPTION_ARG_STRING, &world->central_url, "The central, for kiosks", "URL" },
    { "ca", 0, 0, G_OPTION_ARG_FILENAME, &world->ca, "Who signed the central's certificate",
      "FILE" },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &world->certificate, "The kiosk's", "FILE" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &world->key, "The kiosk's", "FILE" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->settings, "A variable of the visits",
      "WORD=VALUE" },
    { "keep-going", 0, 0, G_OPTION_ARG_NONE, &options->keeps_going,
      "Plays the other visits after one that failed", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->visits, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("VISIT… - play visits at the glass");

  g_option_context_set_description (
    context,
    "A VISIT is a file of steps. “-” takes steps from the standard input and answers each with a\n"
    "line “ok” or “failed”. The verbs are explained in film-player.h.\n");
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
has_all (const Options *options)
{
  return options->stage.display != NULL && options->stage.touch_socket != NULL &&
         options->stage.output_folder != NULL && options->visits != NULL;
}

static void
set_variables (FilmPlayer *player, char **settings)
{
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++) {
    g_auto (GStrv) halves = g_strsplit (settings[i], "=", 2);

    if (halves[0] != NULL && halves[1] != NULL)
      film_player_set_variable (player, halves[0], halves[1]);
  }
}

/* A step that fails does not end the conversation: the test that asked decides what it means. */
static void
converse (FilmPlayer *player)
{
  char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) > 0) {
    g_autoptr (GError) error = NULL;
    gboolean is_played = film_player_play (player, line, &error);

    if (!is_played)
      g_printerr ("%s", error->message);
    g_print ("%s\n", is_played ? "ok" : "failed");
  }
  free (line);
}

/* What went wrong is told at once; the film as a whole has failed then. */
static gboolean
play_and_go_on (FilmPlayer *player, const char *visit, guint *failed_count, GError **error)
{
  g_autoptr (GError) visit_error = NULL;

  g_printerr ("%s\n", visit);
  if (film_player_play_file (player, visit, &visit_error))
    return TRUE;
  g_printerr ("kushk-film: %s\n", visit_error->message);
  *failed_count += 1;
  return film_player_start_over (player, error);
}

static gboolean
play_and_count (FilmPlayer *player, char **visits, GError **error)
{
  guint failed_count = 0;

  for (guint i = 0; visits[i] != NULL; i++)
    if (!play_and_go_on (player, visits[i], &failed_count, error))
      return FALSE;
  if (failed_count == 0)
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_WRONG, "%u of %u visits failed\n", failed_count,
               g_strv_length (visits));
  return FALSE;
}

static gboolean
play_all (const Options *options, GError **error)
{
  g_autoptr (FilmPlayer) player = film_player_new (&options->stage, error);

  if (player == NULL)
    return FALSE;
  set_variables (player, options->settings);
  if (options->keeps_going)
    return play_and_count (player, options->visits, error);
  for (guint i = 0; options->visits[i] != NULL; i++) {
    if (g_str_equal (options->visits[i], "-"))
      converse (player);
    else if (!film_player_play_file (player, options->visits[i], error))
      return FALSE;
  }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Options options = { 0 };

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (!parse_options (&options, &argc, &argv, &error)) {
    g_printerr ("kushk-film: %s\n", error->message);
    return EXIT_FAILURE;
  }
  if (!has_all (&options)) {
    g_printerr ("kushk-film: --display, --touch, --output and a VISIT are needed, see --help\n");
    return EXIT_FAILURE;
  }
  options.stage.world = &options.world;
  if (play_all (&options, &error))
    return EXIT_SUCCESS;
  g_printerr ("kushk-film: %s", error->message);
  return EXIT_FAILURE;
}

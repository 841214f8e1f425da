/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* kushk-script: writes the visit in which a citizen uses one service, from the service's own file
 * and sample answers to it. What is asked, in which order and under which name follows from the
 * data, so that a service changed or added is played without another script. */

#include "script-visit.h"
#include "script-words.h"

#include "civic-catalogue.h"
#include "civic-centre.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdlib.h>

typedef struct {
  char *catalogue;
  char *centre;
  char *answers;
  char *locale;
  char *language;
  char *service;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "catalogue", 0, 0, G_OPTION_ARG_FILENAME, &options->catalogue, "services/ and lists/",
      "DIR" },
    { "centre", 0, 0, G_OPTION_ARG_FILENAME, &options->centre, "The centre's profile", "FILE" },
    { "answers", 0, 0, G_OPTION_ARG_FILENAME, &options->answers, "Sample answers", "FILE" },
    { "locale", 0, 0, G_OPTION_ARG_FILENAME, &options->locale, "Translations, as built", "DIR" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options->language, "The citizen's", "TAG" },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options->service, "What she came for", "ID" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- write the visit for a service");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->catalogue != NULL && options->centre != NULL && options->answers != NULL &&
      options->locale != NULL && options->language != NULL && options->service != NULL)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "all options are needed");
  return FALSE;
}

static gboolean
write_visit (const Options *options, GString *steps, GError **error)
{
  Script script = { options->language, steps };
  ScriptVisit visit = { .script = &script };
  g_autoptr (CivicCentre) centre = civic_centre_load (options->centre, error);
  g_autoptr (CivicCatalogue) catalogue = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (centre == NULL)
    return FALSE;
  catalogue = civic_catalogue_load_for_centre (options->catalogue, centre, error);
  if (catalogue == NULL || !json_parser_load_from_file (parser, options->answers, error))
    return FALSE;
  visit.centre = centre;
  visit.catalogue = catalogue;
  visit.service = civic_catalogue_find (catalogue, options->service);
  visit.sample = json_node_get_object (json_parser_get_root (parser));
  if (visit.service == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "there is no service “%s”",
                 options->service);
    return FALSE;
  }
  script_visit_write (&visit);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) steps = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Options options = { 0 };

  setlocale (LC_CTYPE, "C.UTF-8");
  if (!parse_options (&options, &argc, &argv, &error)) {
    g_printerr ("kushk-script: %s\n", error->message);
    return EXIT_FAILURE;
  }
  script_words_bind (options.locale);
  if (!write_visit (&options, steps, &error)) {
    g_printerr ("kushk-script: %s\n", error->message);
    return EXIT_FAILURE;
  }
  g_print ("%s", steps->str);
  return EXIT_SUCCESS;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a clerk is told of a catalogue. Faults keep it from being used; notes are worth a look. Each
 * is a line, "FILE: $.json.path: what, and what to do". */
typedef struct {
  const char *directory;
  GPtrArray *faults; /* of char * */
  GPtrArray *notes;  /* of char * */
} CtlFindings;

/* Paths of the folder's JSON files in the order of their names; empty where there is no folder. */
GStrv ctl_catalogue_list_files (const char *directory, const char *folder);

/* "bakery" of "lists/bakery.json". Caller frees. */
char *ctl_catalogue_name_file (const char *path);

/* Every language that some centre of the catalogue offers; Arabic and English without centres. */
GStrv ctl_catalogue_list_languages (const char *directory);

/* The names of the folder's SVG files. Without a folder (NULL) those of this build. */
GStrv ctl_catalogue_list_icons (const char *folder, GError **error);

/* (nullable) where the file is no JSON: that is told elsewhere. */
JsonNode *ctl_catalogue_read_file (const char *path);

/* Centres: their own faults, and services they offer that are not there; services nobody offers;
 * lists nobody uses. */
void ctl_catalogue_check_links (CtlFindings *findings);

G_END_DECLS

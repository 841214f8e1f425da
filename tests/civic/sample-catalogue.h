/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-catalogue.h"

#include <glib/gstdio.h>

/* The catalogue of tests/data/civic, with one service that uses every type of field, and private
 * copies of it with one thing changed. */
static const char *const sample_languages[] = { "ar", "en", NULL };

#define SAMPLE_FOLDER "tests", "data", "civic", "catalogue"

static inline CivicCatalogue *
load_sample_catalogue (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), SAMPLE_FOLDER, NULL);
  g_autoptr (GError) error = NULL;
  CivicCatalogue *catalogue = civic_catalogue_load (folder, sample_languages, &error);

  g_assert_no_error (error);
  return catalogue;
}

static inline char *
read_sample_file (const char *name)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), SAMPLE_FOLDER, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static inline void
write_sample_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A copy of the catalogue in a folder of its own, where changed_name (nullable) holds text. */
static inline char *
copy_sample_catalogue (const char *changed_name, const char *text)
{
  static const char *const names[] = { "lists/themes.json",    "lists/colours.json",
                                       "lists/towns.json",     "lists/categories.json",
                                       "services/sample.json", "services/everything.json" };
  char *folder = g_dir_make_tmp ("kushk-catalogue-XXXXXX", NULL);
  g_autofree char *lists = g_build_filename (folder, "lists", NULL);
  g_autofree char *services = g_build_filename (folder, "services", NULL);

  g_assert_cmpint (g_mkdir (lists, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (services, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *original = read_sample_file (names[i]);

    write_sample_file (folder, names[i], original);
  }
  if (changed_name != NULL)
    write_sample_file (folder, changed_name, text);

  return folder;
}

static inline void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

/* The text with its first `from` replaced; there must be one. */
static inline char *
replace_once (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) halves = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  return g_strconcat (halves[0], to, halves[1], NULL);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-error.h"
#include "sample-catalogue.h"

/* One change to a file that is right, and the complaint it must bring first. */
typedef struct {
  const char *from;
  const char *to;
  const char *complaint;
} Change;

/* What is said of the sample catalogue where the file of this name holds the text: the file that
 * is complained of, which may be another, its place, the reason. */
static inline char *
complaint_of (const char *name, const char *text)
{
  g_autofree char *folder = copy_sample_catalogue (name, text);
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCatalogue) catalogue = civic_catalogue_load (folder, sample_languages, &error);

  remove_tree (folder);
  g_assert_null (catalogue);
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  return g_strdup (error->message + strlen (prefix));
}

static inline void
assert_complaints (const char *name, const Change *changes, gsize change_count)
{
  g_autofree char *original = read_sample_file (name);

  for (gsize i = 0; i < change_count; i++) {
    g_autofree char *changed = replace_once (original, changes[i].from, changes[i].to);
    g_autofree char *complaint = complaint_of (name, changed);
    g_autofree char *expected = g_strconcat (name, ": ", changes[i].complaint, NULL);

    g_assert_cmpstr (complaint, ==, expected);
  }
}

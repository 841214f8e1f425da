/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-folder.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <ftw.h>
#include <string.h>

static int
remove_entry (const char *path, const struct stat *entry, int kind, struct FTW *walk)
{
  return g_remove (path);
}

SupportFolder *
support_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kushk-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
support_folder_free (SupportFolder *folder)
{
  nftw (folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_free (folder);
}

char *
support_folder_path (const SupportFolder *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
support_folder_write (const SupportFolder *folder, const char *name, const char *text)
{
  g_autofree char *path = support_folder_path (folder, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static gboolean
file_holds (const char *path, const void *bytes, gsize length)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
         g_file_get_contents (path, &content, &size, NULL) &&
         memmem (content, size, bytes, length) != NULL;
}

gboolean
support_folder_holds (const SupportFolder *folder, const void *bytes, gsize length)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = support_folder_path (folder, name);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) ? support_folder_holds (path, bytes, length)
                                               : file_holds (path, bytes, length))
      return TRUE;
  }

  return FALSE;
}

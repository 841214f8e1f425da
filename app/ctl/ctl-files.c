/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-files.h"

#include "ctl-command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _CtlFiles {
  GPtrArray *paths; /* of char *, in the order they were added */
};

CtlFiles *
ctl_files_new (void)
{
  CtlFiles *self = g_new0 (CtlFiles, 1);

  self->paths = g_ptr_array_new_with_free_func (g_free);
  return self;
}

char *
ctl_files_get_staged (const char *path)
{
  return g_strconcat (path, ".new", NULL);
}

static gboolean
refuse (const char *path, GError **error)
{
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s cannot be written: %s. Nothing was changed.",
               path, g_strerror (errno));
  return FALSE;
}

static gboolean
write_all (int descriptor, const char *text)
{
  gsize left = strlen (text);

  while (left > 0) {
    ssize_t written = write (descriptor, text, left);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    text += written;
    left -= (gsize) written;
  }
  return fsync (descriptor) == 0;
}

static gboolean
give_to_owner (int descriptor, const char *directory)
{
  struct stat status;

  return geteuid () != 0 ||
         (stat (directory, &status) == 0 && fchown (descriptor, status.st_uid, status.st_gid) == 0);
}

static gboolean
write_staged (const char *staged, const char *directory, const char *text, guint mode)
{
  int descriptor = open (staged, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean is_written = FALSE;

  if (descriptor < 0)
    return FALSE;
  is_written = write_all (descriptor, text) && fchmod (descriptor, mode) == 0 &&
               give_to_owner (descriptor, directory);
  return close (descriptor) == 0 && is_written;
}

gboolean
ctl_files_add (CtlFiles *self, const char *path, const char *text, guint mode, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *staged = ctl_files_get_staged (path);

  if (g_mkdir_with_parents (directory, 0700) != 0)
    return refuse (directory, error);
  g_ptr_array_add (self->paths, g_strdup (path));
  return write_staged (staged, directory, text, mode) || refuse (staged, error);
}

/* A power cut must not undo what is said to have happened. */
static gboolean
settle (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int descriptor = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_settled = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return is_settled;
}

gboolean
ctl_files_commit (CtlFiles *self, GError **error)
{
  while (self->paths->len > 0) {
    const char *path = self->paths->pdata[0];
    g_autofree char *staged = ctl_files_get_staged (path);

    if (g_rename (staged, path) != 0 || !settle (path)) {
      g_set_error (
        error, CTL_ERROR, CTL_ERROR_FAILED,
        "%s cannot be moved into place: %s. Move it yourself, and all others that end in "
        ".new.",
        staged, g_strerror (errno));
      g_ptr_array_set_size (self->paths, 0);
      return FALSE;
    }
    g_ptr_array_remove_index (self->paths, 0);
  }
  return TRUE;
}

void
ctl_files_free (CtlFiles *self)
{
  for (guint index = 0; index < self->paths->len; index++) {
    g_autofree char *staged = ctl_files_get_staged (self->paths->pdata[index]);

    g_unlink (staged);
  }
  g_ptr_array_unref (self->paths);
  g_free (self);
}

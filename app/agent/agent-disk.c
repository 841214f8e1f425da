/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-disk.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE 0755
#define FILE_MODE 0644
#define OPEN_FOLDERS_MAXIMUM 8

static gboolean
fail (GError **error, const char *path)
{
  g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED, "%s: %s", path, g_strerror (errno));

  return FALSE;
}

/* Nothing is written where nothing has to be: the disk may be read-only. */
gboolean
agent_disk_set_mode (const char *path, int mode, GError **error)
{
  GStatBuf status;

  return (g_stat (path, &status) == 0 &&
          ((int) (status.st_mode & ALLPERMS) == mode || g_chmod (path, mode) == 0)) ||
         fail (error, path);
}

/* The agent's umask lets nobody else in. */
gboolean
agent_disk_make_folder (const char *path, GError **error)
{
  return (g_mkdir_with_parents (path, FOLDER_MODE) == 0 || fail (error, path)) &&
         agent_disk_set_mode (path, FOLDER_MODE, error);
}

static gboolean
write_all (int descriptor, GBytes *content)
{
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);

  while (size > 0) {
    ssize_t written = write (descriptor, bytes, size);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    bytes += written;
    size -= (gsize) written;
  }

  return fchmod (descriptor, FILE_MODE) == 0 && fsync (descriptor) == 0;
}

gboolean
agent_disk_write_new (const char *path, GBytes *content, GError **error)
{
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
  gboolean is_written;

  if (descriptor < 0)
    return fail (error, path);

  is_written = write_all (descriptor, content) || fail (error, path);
  close (descriptor);

  return is_written;
}

gboolean
agent_disk_sync_folder (const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_synced = descriptor >= 0 && fsync (descriptor) == 0;

  if (!is_synced)
    fail (error, path);
  if (descriptor >= 0)
    close (descriptor);

  return is_synced;
}

gboolean
agent_disk_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  return (g_rename (from, to) == 0 || fail (error, to)) && agent_disk_sync_folder (folder, error);
}

gboolean
agent_disk_replace (const char *path, GBytes *content, GError **error)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  g_unlink (fresh);

  return agent_disk_write_new (fresh, content, error) && agent_disk_rename (fresh, path, error);
}

gboolean
agent_disk_point (const char *path, const char *target, GError **error)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  g_unlink (fresh);
  if (symlink (target, fresh) != 0)
    return fail (error, fresh);

  return agent_disk_rename (fresh, path, error);
}

static int
remove_entry (const char *path, const struct stat *entry, int kind, struct FTW *walk)
{
  g_remove (path);

  return 0;
}

void
agent_disk_remove (const char *path)
{
  nftw (path, remove_entry, OPEN_FOLDERS_MAXIMUM, FTW_DEPTH | FTW_PHYS);
}

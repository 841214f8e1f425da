/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-sealed-memory.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define ALL_SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize length = 0;
  const guint8 *next = g_bytes_get_data (bytes, &length);

  while (length > 0) {
    gssize written = write (fd, next, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    next += written;
    length -= (gsize) written;
  }
  return TRUE;
}

int
kiosk_sealed_memory_new (GBytes *bytes, GError **error)
{
  int fd = memfd_create ("receipt", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd >= 0 && write_all (fd, bytes) && fcntl (fd, F_ADD_SEALS, ALL_SEALS) == 0)
    return fd;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               "No sealed memory for the receipt: %s", g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

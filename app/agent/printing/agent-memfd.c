/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-memfd.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PDF_MAGIC "%PDF-"
#define SEALS (F_SEAL_WRITE | F_SEAL_SHRINK)

static gboolean
read_whole (int descriptor, guint8 *bytes, gsize size)
{
  gsize done = 0;

  while (done < size) {
    gssize count = pread (descriptor, bytes + done, size - done, (off_t) done);

    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return FALSE;
    done += (gsize) count;
  }

  return TRUE;
}

static GBytes *
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, reason);

  return NULL;
}

GBytes *
agent_memfd_read_pdf (int descriptor, gsize maximum_bytes, GError **error)
{
  int seals = fcntl (descriptor, F_GET_SEALS);
  g_autofree guint8 *bytes = NULL;
  struct stat file;
  gsize size;

  if (seals < 0 || (seals & SEALS) != SEALS)
    return refuse ("The document is not in sealed memory", error);

  if (fstat (descriptor, &file) != 0 || file.st_size < (off_t) strlen (PDF_MAGIC) ||
      (guint64) file.st_size > maximum_bytes)
    return refuse ("The document is empty or too long", error);

  size = (gsize) file.st_size;
  bytes = g_malloc (size);
  if (!read_whole (descriptor, bytes, size))
    return refuse ("The document cannot be read", error);

  if (memcmp (bytes, PDF_MAGIC, strlen (PDF_MAGIC)) != 0)
    return refuse ("The document is no PDF", error);

  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

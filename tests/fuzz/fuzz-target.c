/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

char *
fuzz_target_text (const uint8_t *bytes, size_t size)
{
  char *text = g_malloc (size + 1);

  if (size > 0)
    memcpy (text, bytes, size);
  text[size] = '\0';
  return text;
}

/* In memory: a disk would be most of the time. */
const char *
fuzz_target_file (const uint8_t *bytes, size_t size)
{
  static int descriptor = -1;
  static char path[64];

  if (descriptor < 0) {
    descriptor = memfd_create ("fuzz", MFD_CLOEXEC);
    g_assert_cmpint (descriptor, >=, 0);
    g_snprintf (path, sizeof path, "/proc/self/fd/%d", descriptor);
  }
  g_assert_cmpint (ftruncate (descriptor, 0), ==, 0);
  g_assert_cmpint (pwrite (descriptor, bytes, size, 0), ==, (gssize) size);
  return path;
}

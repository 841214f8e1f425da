/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* find-in-memory WORD… -- PROCESS…
 *
 * Looks for words in all readable memory of running processes, as UTF-8, UTF-16 and UTF-32. Prints
 * where each one is. Ends with 0 if none was found, 1 if one was, 2 if a process could not be read:
 * a test must not take a look that failed for a clean one. */

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CHUNK_SIZE (4 * 1024 * 1024)

typedef struct {
  const char *word;
  const char *encoding;
  gpointer bytes;
  gsize size;
} Needle;

typedef struct {
  const char *process;
  int memory;
  GArray *needles; /* Needle */
  char *chunk;     /* CHUNK_SIZE */
  guint64 read_bytes;
  gboolean is_found;
} Search;

static void
add_needle (GArray *needles, const char *word, const char *encoding, gpointer bytes, gsize size)
{
  Needle needle = { word, encoding, bytes, size };

  g_array_append_val (needles, needle);
}

static void
add_word (GArray *needles, const char *word)
{
  glong utf16_length = 0;
  glong utf32_length = 0;
  gunichar2 *utf16 = g_utf8_to_utf16 (word, -1, NULL, &utf16_length, NULL);
  gunichar *utf32 = g_utf8_to_ucs4_fast (word, -1, &utf32_length);

  add_needle (needles, word, "UTF-8", g_strdup (word), strlen (word));
  add_needle (needles, word, "UTF-16", utf16, (gsize) utf16_length * sizeof *utf16);
  add_needle (needles, word, "UTF-32", utf32, (gsize) utf32_length * sizeof *utf32);
}

static gsize
find_longest (GArray *needles)
{
  gsize longest = 0;

  for (guint i = 0; i < needles->len; i++)
    longest = MAX (longest, g_array_index (needles, Needle, i).size);
  return longest;
}

static void
search_chunk (Search *search, gsize size, guint64 address, const char *mapping)
{
  for (guint i = 0; i < search->needles->len; i++) {
    const Needle *needle = &g_array_index (search->needles, Needle, i);
    const char *found = memmem (search->chunk, size, needle->bytes, needle->size);

    if (found == NULL)
      continue;
    search->is_found = TRUE;
    g_print ("process %s holds “%s” as %s at %" G_GINT64_MODIFIER "x, %s\n", search->process,
             needle->word, needle->encoding, address + (guint64) (found - search->chunk), mapping);
  }
}

/* Chunks overlap by the longest needle, so that none is missed on a seam. */
static void
search_mapping (Search *search, guint64 begin, guint64 end, const char *mapping)
{
  gsize overlap = find_longest (search->needles);
  guint64 at = begin;

  while (at < end) {
    gsize wanted = (gsize) MIN (CHUNK_SIZE, end - at);
    ssize_t size = pread (search->memory, search->chunk, wanted, (off_t) at);

    /* Pages of a device or past the end of a shrunken file cannot be read by anybody. */
    if (size <= 0)
      return;
    search->read_bytes += (guint64) size;
    search_chunk (search, (gsize) size, at, mapping);
    if (at + (guint64) size >= end)
      return;
    at += (guint64) size > overlap ? (guint64) size - overlap : (guint64) size;
  }
}

static void
search_line (Search *search, const char *line)
{
  guint64 begin, end;
  char rights[5];
  int name_at = 0;

  if (sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s %*s %*s %*s %n", &begin,
              &end, rights, &name_at) < 3)
    return;
  if (rights[0] == 'r' && !g_str_has_prefix (line + name_at, "[v"))
    search_mapping (search, begin, end, line + name_at);
}

static gboolean
search_process (Search *search)
{
  g_autofree char *maps_path = g_strdup_printf ("/proc/%s/maps", search->process);
  g_autofree char *memory_path = g_strdup_printf ("/proc/%s/mem", search->process);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;

  search->memory = open (memory_path, O_RDONLY | O_CLOEXEC);
  if (search->memory < 0 || !g_file_get_contents (maps_path, &maps, NULL, NULL)) {
    g_printerr ("find-in-memory: %s: %s\n", memory_path, g_strerror (errno));
    return FALSE;
  }
  lines = g_strsplit (maps, "\n", -1);
  search->read_bytes = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    search_line (search, lines[i]);
  close (search->memory);
  g_print ("# process %s: %" G_GUINT64_FORMAT " KiB read\n", search->process,
           search->read_bytes / 1024);
  return search->read_bytes > 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  g_autoptr (GArray) needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  Search search = { .needles = needles, .chunk = chunk };
  gboolean is_readable = TRUE;
  int at = 1;

  setlocale (LC_ALL, "");
  for (; at < argc && !g_str_equal (argv[at], "--"); at++)
    add_word (needles, argv[at]);
  if (needles->len == 0 || at + 1 >= argc) {
    g_printerr ("find-in-memory WORD… -- PROCESS…\n");
    return 2;
  }
  for (at++; at < argc; at++) {
    search.process = argv[at];
    is_readable &= search_process (&search);
  }
  return !is_readable ? 2 : search.is_found ? 1 : 0;
}

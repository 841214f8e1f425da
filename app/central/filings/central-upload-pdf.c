/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A PDF is kept as it came, with its descriptions blanked in place, so that no offset in it moves:
 * the strings of the information dictionary and the XMP packet. A signed one is left alone, because
 * its signature is worth more. What is compressed is not rewritten.
 *
 * One that could act when it is opened (script, launch, embedded file, form that sends) is refused,
 * and so is one that is locked, because nobody could look at it. Names are compared as a viewer
 * reads them, escapes resolved, also inside compressed object streams. Whoever opens these files
 * should still use a viewer that runs nothing. */

#include "central-upload.h"

#include <string.h>

#define TAIL_BYTES 2048
#define NAME_MAXIMUM_BYTES 32
#define DICTIONARY_MAXIMUM_BYTES 1024
#define INFLATED_MAXIMUM_BYTES (32 * 1024 * 1024)
#define CHUNK_BYTES (64 * 1024)

typedef struct {
  const guint8 *bytes;
  gsize size;
} Span;

/* Sees each name in turn; FALSE ends the walk. behind: where the text goes on. */
typedef gboolean (*Visit) (const char *name, gsize behind, gpointer user_data);

static const guint8 *
find (Span span, gsize from, const char *text)
{
  return from < span.size ? memmem (span.bytes + from, span.size - from, text, strlen (text))
                          : NULL;
}

static gboolean
ends_name (guint8 character)
{
  return character <= ' ' || strchr ("()<>[]{}/%", character) != NULL;
}

/* "J#61vaScript" is "JavaScript". Longer ones are none that we know. */
static gsize
read_name (Span span, gsize position, char ret_name[NAME_MAXIMUM_BYTES + 1])
{
  gsize length = 0;

  while (position < span.size && !ends_name (span.bytes[position])) {
    guint8 character = span.bytes[position++];

    if (character == '#' && position + 2 <= span.size && g_ascii_isxdigit (span.bytes[position]) &&
        g_ascii_isxdigit (span.bytes[position + 1])) {
      character = (guint8) (g_ascii_xdigit_value (span.bytes[position]) * 16 +
                            g_ascii_xdigit_value (span.bytes[position + 1]));
      position += 2;
    }
    if (length < NAME_MAXIMUM_BYTES)
      ret_name[length++] = (char) character;
  }
  ret_name[length] = '\0';
  return position;
}

static gboolean
walk_names (Span span, Visit visit, gpointer user_data)
{
  const guint8 *slash = span.bytes;

  while ((slash = memchr (slash, '/', (gsize) (span.bytes + span.size - slash))) != NULL) {
    char name[NAME_MAXIMUM_BYTES + 1];
    gsize behind = read_name (span, (gsize) (slash - span.bytes) + 1, name);

    if (!visit (name, behind, user_data))
      return FALSE;
    slash++;
  }
  return TRUE;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
is_harmless (const char *name, gsize behind, gpointer user_data)
{
  static const char *const harmful[] = { "JavaScript", "Launch",    "EmbeddedFile", "EmbeddedFiles",
                                         "RichMedia",  "XFA",       "SubmitForm",   "ImportData",
                                         "GoToE",      "Rendition", "Encrypt",      NULL };

  return !is_one_of (name, harmful);
}

typedef struct {
  gboolean is_object_stream;
  gboolean is_plain; /* nothing but zlib between us and its text */
  gboolean is_deflated;
} Dictionary;

static gboolean
read_entry (const char *name, gsize behind, gpointer user_data)
{
  static const char *const layers[] = {
    "ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt", "DecodeParms", NULL
  };
  Dictionary *dictionary = user_data;

  dictionary->is_object_stream |= g_str_equal (name, "ObjStm");
  dictionary->is_deflated |= g_str_equal (name, "FlateDecode");
  dictionary->is_plain &= !is_one_of (name, layers);
  return TRUE;
}

static gboolean
inflate_and_check (Span deflated, gsize *left)
{
  g_autoptr (GConverter) inflater =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED && deflated.size > 0) {
    gsize read = 0;
    gsize written = 0;

    result = g_converter_convert (inflater, deflated.bytes, deflated.size, chunk, CHUNK_BYTES,
                                  G_CONVERTER_NO_FLAGS, &read, &written, NULL);
    if (result == G_CONVERTER_ERROR || written > *left)
      return FALSE;
    *left -= written;
    g_byte_array_append (text, chunk, (guint) written);
    deflated = (Span){ deflated.bytes + read, deflated.size - read };
  }
  return walk_names ((Span){ text->data, text->len }, is_harmless, NULL);
}

/* start: behind the word "stream". Its dictionary stands somewhere in front of it; where it begins
 * could be forged, so the names of what stands before it count too. */
static gboolean
is_stream_harmless (Span file, gsize start, gsize *left)
{
  gsize before = MIN (start, DICTIONARY_MAXIMUM_BYTES);
  Dictionary dictionary = { .is_plain = TRUE };

  walk_names ((Span){ file.bytes + start - before, before }, read_entry, &dictionary);
  if (!dictionary.is_object_stream)
    return TRUE;
  if (start < file.size && file.bytes[start] == '\r')
    start++;
  if (start < file.size && file.bytes[start] == '\n')
    start++;
  if (!dictionary.is_plain)
    return FALSE;
  return !dictionary.is_deflated ||
         inflate_and_check ((Span){ file.bytes + start, file.size - start }, left);
}

static gboolean
are_streams_harmless (Span file)
{
  gsize left = INFLATED_MAXIMUM_BYTES;
  const guint8 *found = NULL;
  gsize position = 0;

  while ((found = find (file, position, "stream")) != NULL) {
    gsize start = (gsize) (found - file.bytes) + strlen ("stream");
    gboolean is_end = found - file.bytes >= 3 && memcmp (found - 3, "end", 3) == 0;

    if (!is_end && !is_stream_harmless (file, start, &left))
      return FALSE;
    position = start;
  }
  return TRUE;
}

static gboolean
is_whole (Span file)
{
  gsize tail = file.size > TAIL_BYTES ? file.size - TAIL_BYTES : 0;

  return find (file, tail, "startxref") != NULL && find (file, tail, "%%EOF") != NULL;
}

static gboolean
is_no_signature (const char *name, gsize behind, gpointer user_data)
{
  return !g_str_equal (name, "ByteRange");
}

static void
blank_literal (GByteArray *copy, gsize position)
{
  guint depth = 1;

  for (; position < copy->len; position++) {
    guint8 character = copy->data[position];

    if (character == '(')
      depth++;
    else if (character == ')' && --depth == 0)
      return;
    else if (character == '\\' && position + 1 < copy->len)
      copy->data[position++] = ' ';
    copy->data[position] = ' ';
  }
}

static void
blank_hexadecimal (GByteArray *copy, gsize position)
{
  for (guint count = 0; position < copy->len && copy->data[position] != '>'; position++)
    if (g_ascii_isxdigit (copy->data[position]))
      copy->data[position] = count++ % 2 == 0 ? '2' : '0';
}

static gboolean
blank_entry (const char *name, gsize behind, gpointer user_data)
{
  static const char *const descriptions[] = {
    "Author",  "Creator",        "Producer", "Title",        "Subject", "Keywords",
    "Company", "SourceModified", "ModDate",  "CreationDate", NULL
  };
  GByteArray *copy = user_data;

  while (behind < copy->len && g_ascii_isspace (copy->data[behind]))
    behind++;
  if (behind + 1 >= copy->len || !is_one_of (name, descriptions))
    return TRUE;
  if (copy->data[behind] == '(')
    blank_literal (copy, behind + 1);
  else if (copy->data[behind] == '<' && copy->data[behind + 1] != '<')
    blank_hexadecimal (copy, behind + 1);
  return TRUE;
}

static void
blank_packets (GByteArray *copy)
{
  Span span = { copy->data, copy->len };
  const guint8 *begin = NULL;
  gsize position = 0;

  while ((begin = find (span, position, "<?xpacket begin")) != NULL) {
    const guint8 *from = find (span, (gsize) (begin - span.bytes), "?>");
    const guint8 *end = from ? find (span, (gsize) (from - span.bytes), "<?xpacket end") : NULL;

    if (end == NULL)
      return;
    memset (copy->data + (from - span.bytes) + 2, ' ', (gsize) (end - from - 2));
    position = (gsize) (end - span.bytes);
  }
}

GBytes *
central_upload_clean_pdf (const guint8 *bytes, gsize size)
{
  Span file = { bytes, size };
  GByteArray *copy = NULL;

  if (!is_whole (file) || !walk_names (file, is_harmless, NULL) || !are_streams_harmless (file))
    return NULL;
  if (!walk_names (file, is_no_signature, NULL))
    return g_bytes_new (bytes, size);
  copy = g_byte_array_sized_new ((guint) size);
  g_byte_array_append (copy, bytes, (guint) size);
  walk_names ((Span){ copy->data, copy->len }, blank_entry, copy);
  blank_packets (copy);
  return g_byte_array_free_to_bytes (copy);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "support-page.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

GBytes *
support_page_pipe (GBytes *pdf, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (arguments,
                       G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                         G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                       &error);
  GBytes *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static char *
copy_without (const char *text, gboolean (*is_left_out) (gunichar character))
{
  GString *copy = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_left_out (g_utf8_get_char (at)))
      g_string_append_unichar (copy, g_utf8_get_char (at));
  return g_string_free (copy, FALSE);
}

static gboolean
is_format (gunichar character)
{
  return g_unichar_type (character) == G_UNICODE_FORMAT;
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || is_format (character);
}

char *
support_page_read_words (GBytes *pdf)
{
  static const char *const arguments[] = { "pdftotext", "-", "-", NULL };
  g_autoptr (GBytes) output = support_page_pipe (pdf, arguments);
  gsize length;
  const char *bytes = g_bytes_get_data (output, &length);
  g_autofree char *text = g_strndup (bytes, length);

  return copy_without (text, is_format);
}

void
support_page_assert_words (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("\"%s\" is not in \"%s\"", words, text);
}

void
support_page_assert_letters (const char *text, const char *words)
{
  g_autofree char *haystack = copy_without (text, is_blank);
  g_autofree char *needle = copy_without (words, is_blank);

  support_page_assert_words (haystack, needle);
}

SupportRaster *
support_page_rasterise (GBytes *pdf, guint dots_per_inch)
{
  g_autofree char *resolution = g_strdup_printf ("%u", dots_per_inch);
  const char *arguments[] = { "pdftoppm", "-r", resolution, "-mono", "-", NULL };
  g_autoptr (GBytes) output = support_page_pipe (pdf, arguments);
  gsize length;
  const guchar *bytes = g_bytes_get_data (output, &length);
  SupportRaster *self = g_new0 (SupportRaster, 1);
  int header_length = 0;
  guint stride;

  g_assert_cmpint (
    sscanf ((const char *) bytes, "P4 %u %u%n", &self->width, &self->height, &header_length), ==,
    2);
  bytes += header_length + 1;
  stride = (self->width + 7) / 8;
  g_assert_cmpuint (length, >=, (gsize) header_length + 1 + stride * self->height);
  self->dots = g_new0 (gboolean, self->width * self->height);
  for (guint y = 0; y < self->height; y++)
    for (guint x = 0; x < self->width; x++)
      self->dots[y * self->width + x] = (bytes[y * stride + x / 8] >> (7 - x % 8)) & 1;
  return self;
}

void
support_raster_free (SupportRaster *self)
{
  g_free (self->dots);
  g_free (self);
}

gboolean
support_raster_is_black (const SupportRaster *self, guint x, guint y)
{
  return self->dots[y * self->width + x];
}

void
support_raster_assert_margins (const SupportRaster *self, guint side, guint end)
{
  for (guint y = 0; y < self->height; y++)
    for (guint x = 0; x < self->width; x++)
      if (x < side || x >= self->width - side || y < end || y >= self->height - end)
        g_assert_false (support_raster_is_black (self, x, y));
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-shape-private.h"

#include <string.h>

#define KIOSK_ID_MAXIMUM 40
#define NAME_MAXIMUM 64
#define VERSION_MAXIMUM 40
#define ACCOUNT_MAXIMUM 16
#define TIME_MAXIMUM 40
#define DAY_LENGTH 10

gboolean
civic_shape_is_kiosk_id (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

  return length > 0 && length <= KIOSK_ID_MAXIMUM && text[length] == '\0';
}

gboolean
civic_shape_is_name (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_");

  return length > 0 && length <= NAME_MAXIMUM && text[length] == '\0';
}

gboolean
civic_shape_is_version (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > VERSION_MAXIMUM)
    return FALSE;
  for (const char *at = text; *at; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;
  return TRUE;
}

gboolean
civic_shape_is_account (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

  return length <= ACCOUNT_MAXIMUM && text[length] == '\0';
}

gboolean
civic_shape_is_time (const char *text)
{
  g_autoptr (GDateTime) time = NULL;

  if (strlen (text) > TIME_MAXIMUM)
    return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  return time != NULL;
}

gboolean
civic_shape_is_maybe_time (const char *text)
{
  return *text == '\0' || civic_shape_is_time (text);
}

gboolean
civic_shape_is_day (const char *text)
{
  guint year, month, day;

  if (strlen (text) != DAY_LENGTH || strspn (text, "0123456789-") != DAY_LENGTH || text[4] != '-' ||
      text[7] != '-')
    return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

gboolean
civic_shape_find_word (const char *const *words, const char *word, guint *ret_index)
{
  for (guint index = 0; words[index]; index++)
    if (g_str_equal (words[index], word)) {
      *ret_index = index;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_hexadecimal (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

gboolean
civic_shape_is_digest (const char *text)
{
  return is_hexadecimal (text, 64);
}

gboolean
civic_shape_is_id (const char *text)
{
  return is_hexadecimal (text, 32);
}

gboolean
civic_shape_is_boot (const char *text)
{
  return is_hexadecimal (text, 16);
}

static char *
read_node (CivicReader *reader, const char *key, JsonNode *node, CivicShape is_good)
{
  const char *text = NULL;

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  if (text && is_good (text))
    return g_strdup (text);
  if (node)
    civic_reader_complain (reader, key, text ? "not what it should be" : "a string expected");
  return g_strdup ("");
}

char *
civic_shape_read (CivicReader *reader, const char *key, CivicShape is_good)
{
  return read_node (reader, key, civic_reader_get_node (reader, key), is_good);
}

char *
civic_shape_read_nullable (CivicReader *reader, const char *key, CivicShape is_good)
{
  JsonNode *node = civic_reader_get_node (reader, key);

  return node && JSON_NODE_HOLDS_NULL (node) ? NULL : read_node (reader, key, node, is_good);
}

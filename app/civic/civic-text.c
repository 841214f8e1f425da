/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-text.h"

#include "civic-error.h"

#include <string.h>

#define MAXIMUM_BYTES 4000

/* A few marks on one letter are Arabic; a tower of them climbs over the lines above. */
#define MAXIMUM_MARKS_IN_A_ROW 4

struct _CivicText {
  JsonObject *sentences; /* by language, immutable */
  char *first_language;
};

G_DEFINE_BOXED_TYPE (CivicText, civic_text, civic_text_ref, civic_text_unref)

static gboolean
is_bidi_control (gunichar character)
{
  return (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

static gboolean
is_joiner (gunichar character)
{
  return character == 0x200C || character == 0x200D;
}

static gboolean
is_clean (gunichar character)
{
  switch ((int) g_unichar_type (character)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
  case G_UNICODE_PRIVATE_USE:
  case G_UNICODE_SURROGATE:
  case G_UNICODE_UNASSIGNED:
    return FALSE;
  default:
    return !is_bidi_control (character);
  }
}

gboolean
civic_text_is_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (!is_clean (g_utf8_get_char (cursor)))
      return FALSE;

  return TRUE;
}

char *
civic_text_tame (const char *hostile, guint maximum_length)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) tame = g_string_new (NULL);
  guint length = 0, marks_in_a_row = 0;

  g_return_val_if_fail (hostile != NULL, NULL);

  valid = g_utf8_make_valid (hostile, (gssize) strnlen (hostile, (gsize) maximum_length * 8));
  for (const char *cursor = valid; *cursor != '\0' && length < maximum_length;
       cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    gboolean is_format = g_unichar_type (character) == G_UNICODE_FORMAT && !is_joiner (character);

    marks_in_a_row = g_unichar_ismark (character) ? marks_in_a_row + 1 : 0;
    if (g_unichar_isspace (character))
      character = ' ';
    if (!is_clean (character) || is_format || marks_in_a_row > MAXIMUM_MARKS_IN_A_ROW)
      continue;
    g_string_append_unichar (tame, character);
    length++;
  }

  return g_strdup (g_strstrip (tame->str));
}

static gboolean
refuse (GError **error, const char *json_path, const char *language, const char *reason)
{
  g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, "%s%s%s: %s", json_path,
               language == NULL ? "" : ".", language == NULL ? "" : language, reason);
  return FALSE;
}

static gboolean
is_language (const char *tag)
{
  return g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", tag, 0, 0);
}

static gboolean
is_blank (const char *sentence)
{
  while (g_unichar_isspace (g_utf8_get_char (sentence)))
    sentence = g_utf8_next_char (sentence);
  return *sentence == '\0';
}

static gboolean
check_sentence (const char *language, JsonNode *node, const char *json_path, GError **error)
{
  const char *sentence;

  if (!is_language (language))
    return refuse (error, json_path, language, "not a language");
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (error, json_path, language, "a string expected");

  sentence = json_node_get_string (node);
  if (strlen (sentence) > MAXIMUM_BYTES)
    return refuse (error, json_path, language, "over 4000 bytes");
  if (!civic_text_is_clean (sentence))
    return refuse (error, json_path, language, "a control or bidi character");
  if (is_blank (sentence))
    return refuse (error, json_path, language, "empty");

  return TRUE;
}

static gboolean
check_sentences (JsonObject *sentences, const char *json_path, GError **error)
{
  JsonObjectIter iter;
  const char *language;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, sentences);
  while (json_object_iter_next_ordered (&iter, &language, &node))
    if (!check_sentence (language, node, json_path, error))
      return FALSE;

  return TRUE;
}

CivicText *
civic_text_new_from_json (JsonNode *node,
                          const char *json_path,
                          const char *const *languages,
                          GError **error)
{
  JsonObject *sentences;
  CivicText *self;

  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (json_path != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    refuse (error, json_path, NULL, "an object of sentences by language expected");
    return NULL;
  }

  sentences = json_node_get_object (node);
  if (!check_sentences (sentences, json_path, error))
    return NULL;
  for (gsize i = 0; languages[i] != NULL; i++)
    if (!json_object_has_member (sentences, languages[i])) {
      refuse (error, json_path, languages[i], "missing");
      return NULL;
    }

  self = g_atomic_rc_box_new0 (CivicText);
  self->sentences = json_object_ref (sentences);
  self->first_language = g_strdup (languages[0]);
  return self;
}

CivicText *
civic_text_ref (CivicText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer text)
{
  CivicText *self = text;

  json_object_unref (self->sentences);
  g_free (self->first_language);
}

void
civic_text_unref (CivicText *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

const char *
civic_text_get (CivicText *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (language == NULL || !json_object_has_member (self->sentences, language))
    language = self->first_language;

  return json_object_get_string_member (self->sentences, language);
}

JsonNode *
civic_text_to_json (CivicText *self)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_alloc ();
  return json_node_init_object (node, self->sentences);
}

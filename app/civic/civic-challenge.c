/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-challenge.h"

#include "civic-sentences-private.h"

#include <string.h>

#define MAXIMUM_ID_LENGTH 64
#define MAXIMUM_NAME_LENGTH 80
#define MAXIMUM_MASKED_ID_LENGTH 20
#define MAXIMUM_EXPIRY_S 600
#define NUMBER_LENGTH 2
#define MAXIMUM_MOBILE_LENGTH 20
#define MAXIMUM_TRIES 9

static gboolean
has (CivicReader *reader, const char *member)
{
  JsonNode *node = civic_reader_maybe_node (reader, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

static void
read_passcode (CivicChallenge *self, CivicReader *reader)
{
  self->mobile = g_strdup (civic_reader_get_string (reader, "mobile", MAXIMUM_MOBILE_LENGTH));
  self->tries_left = (guint) civic_reader_get_integer (reader, "tries_left", 0, MAXIMUM_TRIES);
}

static void
read_number (CivicChallenge *self, CivicReader *reader)
{
  const char *number = civic_reader_get_string (reader, "number", NUMBER_LENGTH);

  self->number = g_strdup (number);
  if (number != NULL &&
      (strlen (number) != NUMBER_LENGTH || strspn (number, "0123456789") != NUMBER_LENGTH))
    civic_reader_complain (reader, "number", "two digits expected");
}

static void
read_person (CivicChallenge *self, CivicReader *reader)
{
  g_autoptr (CivicReader) person = NULL;

  if (!has (reader, "person"))
    return;

  person = civic_reader_get_object (reader, "person");
  self->masked_name = civic_sentences_read (person, "masked_name", MAXIMUM_NAME_LENGTH);
  self->masked_id =
    g_strdup (civic_reader_get_string (person, "masked_id", MAXIMUM_MASKED_ID_LENGTH));
}

CivicChallenge *
civic_challenge_new_from_json (JsonNode *node, GError **error)
{
  static const char *const states[] = { "waiting", "completed", "rejected", "expired", NULL };
  g_autoptr (CivicChallenge) self = NULL;
  CivicReader *reader;

  g_return_val_if_fail (node != NULL, NULL);

  self = g_new0 (CivicChallenge, 1);
  reader = civic_reader_new ("challenge", CIVIC_ERROR_MALFORMED, node);
  civic_reader_ignore_unknown_keys (reader);
  self->id = g_strdup (civic_reader_get_string (reader, "id", MAXIMUM_ID_LENGTH));
  if (has (reader, "mobile"))
    read_passcode (self, reader);
  else
    read_number (self, reader);
  self->state = (CivicChallengeState) civic_reader_get_word (reader, "state", states);
  self->expires_in_s =
    (guint) civic_reader_get_integer (reader, "expires_in_s", 0, MAXIMUM_EXPIRY_S);
  read_person (self, reader);
  if (self->state == CIVIC_CHALLENGE_COMPLETED && self->masked_name == NULL)
    civic_reader_complain (reader, "person", "missing of a completed challenge");

  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

const char *
civic_challenge_get_masked_name (const CivicChallenge *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->masked_name == NULL ? NULL : civic_sentences_get (self->masked_name, language);
}

void
civic_challenge_free (CivicChallenge *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->number);
  g_free (self->mobile);
  g_clear_pointer (&self->masked_name, json_node_unref);
  g_free (self->masked_id);
  g_free (self);
}

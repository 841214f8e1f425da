/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-heartbeat-answer.h"

#include "civic-json.h"
#include "civic-reader-private.h"
#include "civic-shape-private.h"

#define NAME "heartbeat's answer"
#define NEXT_MINIMUM_S 5
#define NEXT_MAXIMUM_S 3600
/* Versions may be seconds since 1970. */
#define VERSION_MAXIMUM G_GINT64_CONSTANT (9007199254740991)

static void
read_catalogue (CivicHeartbeatAnswer *self, CivicReader *reader)
{
  JsonNode *node = civic_reader_get_node (reader, "catalogue");
  g_autoptr (CivicReader) catalogue = NULL;

  if (node && JSON_NODE_HOLDS_NULL (node))
    return;
  catalogue = civic_reader_get_object (reader, "catalogue");
  self->catalogue_version = civic_reader_get_integer (catalogue, "version", 0, VERSION_MAXIMUM);
  self->catalogue_hash = civic_shape_read (catalogue, "hash", civic_shape_is_digest);
}

/* (nullable) The element as it stands: its own reader says what is wrong with it. */
static JsonArray *
get_commands (CivicReader *reader)
{
  JsonNode *node = civic_reader_get_node (reader, "commands");

  if (node && JSON_NODE_HOLDS_ARRAY (node) &&
      json_array_get_length (json_node_get_array (node)) <= CIVIC_HEARTBEAT_ANSWER_MAXIMUM_COMMANDS)
    return json_node_get_array (node);
  if (node)
    civic_reader_complain (reader, "commands", "an array of at most %u expected",
                           CIVIC_HEARTBEAT_ANSWER_MAXIMUM_COMMANDS);
  return NULL;
}

static void
verify_commands (CivicHeartbeatAnswer *self,
                 JsonArray *commands,
                 GBytes *sign_public_key,
                 const char *kiosk,
                 GDateTime *now)
{
  for (guint index = 0; index < json_array_get_length (commands); index++) {
    JsonNode *node = json_array_get_element (commands, index);
    CivicCommand *command = civic_command_verify (node, sign_public_key, kiosk, now, NULL);

    if (command)
      g_ptr_array_add (self->commands, command);
    else
      self->refused_count++;
  }
}

static CivicHeartbeatAnswer *
read_answer (
  JsonNode *node, GBytes *sign_public_key, const char *kiosk, GDateTime *now, GError **error)
{
  g_autoptr (CivicHeartbeatAnswer) self = g_new0 (CivicHeartbeatAnswer, 1);
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);
  JsonArray *commands = NULL;

  civic_reader_ignore_unknown_keys (reader);
  self->commands = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_command_free);
  self->time = civic_shape_read (reader, "time", civic_shape_is_time);
  self->next_s =
    (guint) civic_reader_get_integer (reader, "next_s", NEXT_MINIMUM_S, NEXT_MAXIMUM_S);
  read_catalogue (self, reader);
  commands = get_commands (reader);
  if (!civic_reader_finish (reader, error))
    return NULL;

  verify_commands (self, commands, sign_public_key, kiosk, now);
  return g_steal_pointer (&self);
}

CivicHeartbeatAnswer *
civic_heartbeat_answer_parse (
  GBytes *json, GBytes *sign_public_key, const char *kiosk, GDateTime *now, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  g_autoptr (JsonNode) node = NULL;

  if (size == 0 || size > CIVIC_HEARTBEAT_ANSWER_MAXIMUM_BYTES) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": empty or over 64 KiB");
    return NULL;
  }
  node = civic_json_parse (text, size, error);
  return node ? read_answer (node, sign_public_key, kiosk, now, error) : NULL;
}

void
civic_heartbeat_answer_free (CivicHeartbeatAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->time);
  g_free (self->catalogue_hash);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-members-private.h"

#include "civic-heartbeat.h"
#include "civic-shape-private.h"

void
civic_members_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
civic_members_add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
civic_members_add_figure_or_null (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  if (value < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value);
}

void
civic_members_add_catalogue (JsonBuilder *builder, gint64 version, const char *hash)
{
  json_builder_set_member_name (builder, "catalogue");
  if (hash == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  civic_members_add_integer (builder, "version", version);
  civic_members_add_string (builder, "hash", hash);
  json_builder_end_object (builder);
}

void
civic_members_add_outbox (JsonBuilder *builder, gint64 waiting, gint64 oldest_s, gint64 quarantined)
{
  civic_members_begin_object (builder, "outbox");
  civic_members_add_integer (builder, "waiting", waiting);
  civic_members_add_integer (builder, "oldest_s", oldest_s);
  civic_members_add_integer (builder, "quarantined", quarantined);
  json_builder_end_object (builder);
}

void
civic_members_add_audit (JsonBuilder *builder, gint64 number, const char *hash)
{
  civic_members_begin_object (builder, "audit");
  civic_members_add_integer (builder, "number", number);
  civic_members_add_string (builder, "hash", hash);
  json_builder_end_object (builder);
}

void
civic_members_begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

void
civic_members_begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

guint
civic_members_read_word (CivicReader *reader, const char *key, const char *const *words)
{
  JsonNode *node = civic_reader_get_node (reader, key);
  guint index = 0;

  if (node && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
               !civic_shape_find_word (words, json_node_get_string (node), &index)))
    civic_reader_complain (reader, key, "none of the words it may be");
  return index;
}

gint64
civic_members_read_figure (CivicReader *reader, const char *key)
{
  return civic_reader_get_integer (reader, key, 0, CIVIC_HEARTBEAT_MAXIMUM_FIGURE);
}

gint64
civic_members_read_figure_or_null (CivicReader *reader, const char *key)
{
  JsonNode *node = civic_reader_get_node (reader, key);

  return node && JSON_NODE_HOLDS_NULL (node) ? -1 : civic_members_read_figure (reader, key);
}

void
civic_members_read_catalogue (CivicReader *reader, gint64 *ret_version, char **ret_hash)
{
  JsonNode *node = civic_reader_get_node (reader, "catalogue");
  g_autoptr (CivicReader) catalogue = NULL;

  if (node && JSON_NODE_HOLDS_NULL (node))
    return;
  catalogue = civic_reader_get_object (reader, "catalogue");
  *ret_version = civic_reader_get_integer (catalogue, "version", 0, CIVIC_MEMBERS_NUMBER_MAXIMUM);
  *ret_hash = civic_shape_read (catalogue, "hash", civic_shape_is_digest);
}

void
civic_members_read_audit (CivicReader *reader, gint64 *ret_number, char **ret_hash)
{
  g_autoptr (CivicReader) audit = civic_reader_get_object (reader, "audit");

  *ret_number = civic_reader_get_integer (audit, "number", 0, CIVIC_MEMBERS_NUMBER_MAXIMUM);
  *ret_hash = civic_shape_read (audit, "hash", civic_shape_is_digest);
}

void
civic_members_read_outbox (CivicReader *reader,
                           gint64 *ret_waiting,
                           gint64 *ret_oldest_s,
                           gint64 *ret_quarantined)
{
  g_autoptr (CivicReader) outbox = civic_reader_get_object (reader, "outbox");

  *ret_waiting = civic_members_read_figure (outbox, "waiting");
  *ret_oldest_s = civic_members_read_figure (outbox, "oldest_s");
  *ret_quarantined = civic_members_read_figure (outbox, "quarantined");
}

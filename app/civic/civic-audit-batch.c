/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-audit-batch.h"

#include "civic-json.h"
#include "civic-shape-private.h"

#define NAME "audit entries"
#define ANSWER_NAME "audit entries' answer"
#define ANSWER_MAXIMUM_BYTES 1024

char *
civic_audit_batch_to_json (GPtrArray *entries)
{
  GString *text = g_string_new ("{\"format\":1,\"entries\":[");

  for (guint i = 0; i < entries->len; i++) {
    g_autofree char *line = civic_audit_entry_to_line (entries->pdata[i]);

    if (i > 0)
      g_string_append_c (text, ',');
    g_string_append (text, line);
  }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static JsonNode *
parse (GBytes *json, gsize maximum_bytes, const char *name, GError **error)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (json, &size);

  if (size > maximum_bytes) {
    g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, "%s: too long", name);
    return NULL;
  }
  return civic_json_parse (text, size, error);
}

static JsonArray *
get_entries (CivicReader *reader)
{
  JsonNode *node = civic_reader_get_node (reader, "entries");
  JsonArray *entries =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (entries != NULL && json_array_get_length (entries) > 0 &&
      json_array_get_length (entries) <= CIVIC_AUDIT_BATCH_MAXIMUM)
    return entries;
  if (node != NULL)
    civic_reader_complain (reader, "entries", "an array of 1 to %u expected",
                           CIVIC_AUDIT_BATCH_MAXIMUM);
  return NULL;
}

/* The first one may stand anywhere in its chain. */
static gboolean
follows_the_last (GPtrArray *entries, const CivicAuditEntry *entry)
{
  CivicAuditHead head;

  if (entries->len == 0)
    return civic_audit_entry_is_whole (entry);
  civic_audit_head_take (&head, entries->pdata[entries->len - 1]);
  return civic_audit_follows (&head, entry);
}

static GPtrArray *
read_entries (JsonArray *array, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) civic_audit_entry_free);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autoptr (CivicAuditEntry) entry =
      civic_audit_entry_read (json_array_get_element (array, i), error);

    if (entry == NULL)
      return NULL;
    if (!follows_the_last (entries, entry)) {
      g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED,
                   NAME ": $.entries[%u]: does not follow on the one before", i);
      return NULL;
    }
    g_ptr_array_add (entries, g_steal_pointer (&entry));
  }
  return g_steal_pointer (&entries);
}

GPtrArray *
civic_audit_batch_parse (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) node = parse (json, CIVIC_AUDIT_BATCH_MAXIMUM_BYTES, NAME, error);
  CivicReader *reader = NULL;
  JsonArray *entries = NULL;

  if (node == NULL)
    return NULL;
  reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);
  civic_reader_get_integer (reader, "format", 1, 1);
  entries = get_entries (reader);
  return civic_reader_finish (reader, error) ? read_entries (entries, error) : NULL;
}

char *
civic_audit_answer_to_json (const CivicAuditHead *head)
{
  return g_strdup_printf ("{\"number\":%" G_GINT64_FORMAT ",\"hash\":\"%s\"}", head->number,
                          head->hash);
}

gboolean
civic_audit_answer_parse (GBytes *json, CivicAuditHead *ret_head, GError **error)
{
  g_autoptr (JsonNode) node = parse (json, ANSWER_MAXIMUM_BYTES, ANSWER_NAME, error);
  g_autofree char *hash = NULL;
  CivicReader *reader = NULL;
  gint64 number;

  if (node == NULL)
    return FALSE;
  reader = civic_reader_new (ANSWER_NAME, CIVIC_ERROR_MALFORMED, node);
  civic_reader_ignore_unknown_keys (reader);
  number = civic_reader_get_integer (reader, "number", 0, CIVIC_AUDIT_NUMBER_MAXIMUM);
  hash = civic_shape_read (reader, "hash", civic_shape_is_digest);
  if (!civic_reader_finish (reader, error))
    return FALSE;

  ret_head->number = number;
  g_strlcpy (ret_head->hash, hash, sizeof ret_head->hash);
  return TRUE;
}

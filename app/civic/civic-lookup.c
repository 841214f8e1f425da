/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-lookup-private.h"

#include "civic-nearest.h"

#define MAXIMUM_PARAMETER_COUNT 6

struct _CivicLookup {
  GObject parent_instance;

  char *id;
  char *registry;
  gboolean is_required;
  CivicText *source;
  CivicText *missing;
  GPtrArray *parameters; /* of char *, NULL at the end */
  GPtrArray *field_ids;  /* the field for each */
};

G_DEFINE_FINAL_TYPE (CivicLookup, civic_lookup, G_TYPE_OBJECT)

static void
civic_lookup_finalize (GObject *object)
{
  CivicLookup *self = CIVIC_LOOKUP (object);

  g_free (self->id);
  g_free (self->registry);
  g_clear_pointer (&self->source, civic_text_unref);
  g_clear_pointer (&self->missing, civic_text_unref);
  g_ptr_array_unref (self->parameters);
  g_ptr_array_unref (self->field_ids);
  G_OBJECT_CLASS (civic_lookup_parent_class)->finalize (object);
}

static void
civic_lookup_class_init (CivicLookupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_lookup_finalize;
}

static void
civic_lookup_init (CivicLookup *self)
{
  self->parameters = g_ptr_array_new_with_free_func (g_free);
  self->field_ids = g_ptr_array_new_with_free_func (g_free);
}

static void
read_parameters (CivicLookup *self, CivicReader *reader)
{
  JsonNode *node = civic_reader_get_node (reader, "by");
  g_autoptr (GList) names = NULL;

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    civic_reader_complain (reader, "by", "an object of fields by parameter expected");
  else if (node != NULL &&
           json_object_get_size (json_node_get_object (node)) > MAXIMUM_PARAMETER_COUNT)
    civic_reader_complain (reader, "by", "at most %u expected", MAXIMUM_PARAMETER_COUNT);
  else if (node != NULL)
    names = json_object_get_members (json_node_get_object (node));

  for (GList *link = names; link != NULL; link = link->next) {
    const char *name = link->data;
    JsonNode *field = json_object_get_member (json_node_get_object (node), name);

    if (!JSON_NODE_HOLDS_VALUE (field) || json_node_get_value_type (field) != G_TYPE_STRING) {
      civic_reader_complain (reader, "by", "%s wants the id of a field", name);
      continue;
    }
    g_ptr_array_add (self->parameters, g_strdup (name));
    g_ptr_array_add (self->field_ids, g_strdup (json_node_get_string (field)));
  }
  g_ptr_array_add (self->parameters, NULL);
}

gpointer
civic_lookup_read (CivicReader *reader, gpointer ids)
{
  CivicLookup *self = g_object_new (CIVIC_TYPE_LOOKUP, NULL);

  self->id = g_strdup (civic_reader_get_name (reader, "id"));
  self->registry = g_strdup (civic_reader_get_name (reader, "registry"));
  self->is_required = civic_reader_maybe_boolean (reader, "required", TRUE);
  self->source = civic_reader_get_text (reader, "source");
  self->missing = civic_reader_get_text (reader, "missing");
  read_parameters (self, reader);
  if (self->id != NULL && !g_hash_table_add (ids, g_strdup (self->id)))
    civic_reader_complain (reader, "id", "\"%s\" twice", self->id);

  return self;
}

void
civic_lookup_check (CivicLookup *self, CivicReader *reader, guint position, GHashTable *fields)
{
  for (guint i = 0; i < self->field_ids->len; i++) {
    const char *field_id = g_ptr_array_index (self->field_ids, i);
    g_autofree char *key = g_strdup_printf ("lookups[%u].by.%s", position,
                                            (char *) g_ptr_array_index (self->parameters, i));
    g_autofree char *hint = civic_nearest_hint_among (field_id, fields);

    if (!g_hash_table_contains (fields, field_id))
      civic_reader_complain (reader, key, "no field of the id \"%s\"%s", field_id, hint);
  }
}

gboolean
civic_lookup_is_by (CivicLookup *self, const char *field_id)
{
  return g_ptr_array_find_with_equal_func (self->field_ids, field_id, g_str_equal, NULL);
}

const char *
civic_lookup_get_id (CivicLookup *self)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), NULL);

  return self->id;
}

const char *
civic_lookup_get_registry (CivicLookup *self)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), NULL);

  return self->registry;
}

gboolean
civic_lookup_is_required (CivicLookup *self)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), FALSE);

  return self->is_required;
}

CivicText *
civic_lookup_get_source (CivicLookup *self)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), NULL);

  return self->source;
}

CivicText *
civic_lookup_get_missing (CivicLookup *self)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), NULL);

  return self->missing;
}

const char *const *
civic_lookup_get_parameters (CivicLookup *self)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), NULL);

  return (const char *const *) self->parameters->pdata;
}

const char *
civic_lookup_get_field_id (CivicLookup *self, const char *parameter)
{
  g_return_val_if_fail (CIVIC_IS_LOOKUP (self), NULL);
  g_return_val_if_fail (parameter != NULL, NULL);

  for (guint i = 0; i < self->field_ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->parameters, i), parameter))
      return g_ptr_array_index (self->field_ids, i);

  return NULL;
}

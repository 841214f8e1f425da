/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What registries said, and the answers it fills in. */

#include "civic-answers-private.h"

#include "civic-field-private.h"
#include "civic-number.h"

#include <string.h>

#define MAXIMUM_SHOWN_LENGTH 400
#define FALLBACK_LANGUAGE "ar"

void
civic_record_free (CivicRecord *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_ptr_array_unref (self->by);
  g_free (self);
}

static gboolean
is_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING;
}

/* The answers a registry is asked by, as they are now; NULL for one that is not there. */
static GPtrArray *
collect_by (CivicAnswers *self, CivicLookup *lookup)
{
  const char *const *parameters = civic_lookup_get_parameters (lookup);
  GPtrArray *by = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; parameters[i] != NULL; i++) {
    const char *field_id = civic_lookup_get_field_id (lookup, parameters[i]);

    g_ptr_array_add (by, g_strdup (civic_answers_get_shown (self, field_id)));
  }

  return by;
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a, i), g_ptr_array_index (b, i)) != 0)
      return FALSE;

  return TRUE;
}

/* A sentence by language, from the line. */
static const char *
pick_sentence (JsonObject *sentences, const char *language)
{
  JsonObjectIter iter;
  const char *any;
  JsonNode *node;

  if (is_string (json_object_get_member (sentences, language)))
    return json_object_get_string_member (sentences, language);
  if (is_string (json_object_get_member (sentences, FALLBACK_LANGUAGE)))
    return json_object_get_string_member (sentences, FALLBACK_LANGUAGE);

  json_object_iter_init_ordered (&iter, sentences);
  while (json_object_iter_next_ordered (&iter, &any, &node))
    if (is_string (node))
      return json_node_get_string (node);
  return NULL;
}

/* What the record says of the field, as if it had been typed. (nullable) */
static char *
text_of_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (pick_sentence (json_node_get_object (node), FALLBACK_LANGUAGE));
  if (is_string (node))
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  return civic_number_to_text (json_node_get_double (node));
}

static gboolean
can_take (CivicAnswers *self, CivicField *field, const char *text)
{
  g_autofree char *canonical = NULL;
  CivicProblem problem = { 0 };
  gboolean is_well;

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  canonical = civic_field_get_kind (field)->fold (field, text);
  is_well = canonical != NULL &&
            civic_field_get_kind (field)->check (self, field, text, canonical, &problem);
  g_free (problem.limit_text);
  return is_well;
}

/* What JSON says of a known field is a claim, to be compared when all is there. */
static void
set_aside (CivicAnswers *self, CivicField *field)
{
  CivicAnswer *answer = civic_answers_find_answer (self, field->id);

  if (answer != NULL && answer->origin == CIVIC_ORIGIN_TYPED)
    g_hash_table_insert (self->claims, field->id, g_strdup (answer->typed));
}

static void
fill (CivicAnswers *self, CivicField *field, const char *text, CivicChanges *changes)
{
  CivicAnswer *answer = civic_answers_find_answer (self, field->id);
  gboolean is_hers = answer != NULL && answer->origin == CIVIC_ORIGIN_TYPED;

  if (!can_take (self, field, text)) {
    if (is_hers || answer == NULL)
      return;
    text = NULL;
  } else if (field->is_prefill_editable && (is_hers || self->is_taken)) {
    return;
  }

  if (!field->is_prefill_editable && text != NULL)
    set_aside (self, field);
  if (is_hers || g_strcmp0 (civic_answers_get_typed (self, field->id), text) != 0)
    civic_changes_add (changes, self, field->id);
  civic_answers_keep (self, field, text,
                      field->is_prefill_editable ? CIVIC_ORIGIN_PREFILLED : CIVIC_ORIGIN_KNOWN);
}

/* object: (nullable) takes back what it had filled in. */
static void
fill_all (CivicAnswers *self, const char *lookup_id, JsonObject *object, CivicChanges *changes)
{
  GListModel *pages = civic_service_get_pages (self->service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);
      g_autofree char *text = NULL;

      if (g_strcmp0 (field->prefill_lookup, lookup_id) != 0)
        continue;
      if (object != NULL)
        text = text_of_member (object, field->prefill_member);
      fill (self, field, text, changes);
    }
  }
}

void
civic_answers_set_record (CivicAnswers *self, const char *lookup_id, JsonObject *record_or_null)
{
  CivicLookup *lookup;
  CivicRecord *record;
  CivicChanges *changes;

  g_return_if_fail (CIVIC_IS_ANSWERS (self));
  g_return_if_fail (self->group == NULL);
  g_return_if_fail (lookup_id != NULL);

  lookup = civic_service_find_lookup (self->service, lookup_id);
  g_return_if_fail (lookup != NULL);

  record = g_new0 (CivicRecord, 1);
  record->object = record_or_null == NULL ? NULL : json_object_ref (record_or_null);
  record->by = collect_by (self, lookup);
  g_hash_table_insert (self->records, g_strdup (lookup_id), record);

  changes = civic_changes_new ();
  fill_all (self, lookup_id, record_or_null, changes);
  civic_answers_settle (self, changes);
  civic_changes_tell (changes);
}

JsonObject *
civic_answers_get_record (CivicAnswers *self, const char *lookup_id)
{
  CivicRecord *record;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (lookup_id != NULL, NULL);

  record = g_hash_table_lookup (self->records, lookup_id);
  return record == NULL ? NULL : record->object;
}

gboolean
civic_answers_is_looked_up (CivicAnswers *self, const char *lookup_id)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (lookup_id != NULL, FALSE);

  return g_hash_table_contains (self->records, lookup_id);
}

gboolean
civic_answers_can_look_up (CivicAnswers *self, const char *lookup_id)
{
  CivicLookup *lookup;
  const char *const *parameters;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (lookup_id != NULL, FALSE);

  lookup = civic_service_find_lookup (self->service, lookup_id);
  g_return_val_if_fail (lookup != NULL, FALSE);

  parameters = civic_lookup_get_parameters (lookup);
  for (gsize i = 0; parameters[i] != NULL; i++) {
    const char *field_id = civic_lookup_get_field_id (lookup, parameters[i]);
    const char *canonical = civic_answers_get_shown (self, field_id);

    if (canonical == NULL || !can_take (self, civic_answers_find_field (self, field_id), canonical))
      return FALSE;
  }

  return TRUE;
}

/* The first look-up whose record is of other answers than those there are now. (nullable) */
static char *
find_stale (CivicAnswers *self)
{
  GHashTableIter iter;
  gpointer lookup_id, record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &lookup_id, &record)) {
    g_autoptr (GPtrArray) by =
      collect_by (self, civic_service_find_lookup (self->service, lookup_id));

    if (!is_same (by, ((CivicRecord *) record)->by))
      return g_strdup (lookup_id);
  }

  return NULL;
}

gboolean
civic_answers_drop_stale_records (CivicAnswers *self, CivicChanges *changes)
{
  g_autofree char *lookup_id = find_stale (self);

  if (lookup_id == NULL)
    return FALSE;

  g_hash_table_remove (self->records, lookup_id);
  fill_all (self, lookup_id, NULL, changes);
  return TRUE;
}

char *
civic_answers_display_record (CivicAnswers *self, CivicField *field, const char *language)
{
  CivicAnswer *answer = civic_answers_find_answer (self, field->id);
  JsonObject *object;
  JsonNode *node;
  const char *sentence;

  if (field->prefill_lookup == NULL || answer == NULL || answer->origin == CIVIC_ORIGIN_TYPED)
    return NULL;

  object = civic_answers_get_record (self, field->prefill_lookup);
  node = object == NULL ? NULL : json_object_get_member (object, field->prefill_member);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  sentence = pick_sentence (json_node_get_object (node), language);
  return sentence == NULL ? NULL : civic_text_tame (sentence, MAXIMUM_SHOWN_LENGTH);
}

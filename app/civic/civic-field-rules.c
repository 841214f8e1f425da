/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The rules of a field, over the fields before it and over records. */

#include "civic-field-private.h"

#include "civic-logic.h"
#include "civic-nearest.h"

#include <string.h>

#define MAXIMUM_VALIDITY_COUNT 8

typedef struct {
  CivicField *self;
  CivicFieldScope *scope;
  gboolean may_name_itself;
  char *unknown; /* (nullable) the first part of the name that nobody knows */
} Naming;

static CivicField *
find_named (Naming *naming, const char *id)
{
  if (naming->may_name_itself && g_strcmp0 (naming->self->id, id) == 0)
    return naming->self;
  return g_hash_table_lookup (naming->scope->fields, id);
}

static CivicField *
find_for_values (const char *id, gpointer naming)
{
  return find_named (naming, id);
}

static gboolean
knows (const char *name, gpointer user_data)
{
  Naming *naming = user_data;
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  CivicField *field = find_named (naming, parts[0]);

  if (g_str_equal (name, "today") || g_hash_table_contains (naming->scope->lookups, parts[0]))
    return TRUE;
  /* "width" of "boards.width" must be asked in the rows of boards; what a record has, only its
   * registry knows. */
  if (field != NULL && (parts[1] == NULL || civic_field_find (field->fields, parts[1]) != NULL))
    return TRUE;

  if (naming->unknown == NULL)
    naming->unknown = g_strdup (parts[0]);
  return FALSE;
}

/* What may have been meant by a name that nobody knows. */
static char *
hint_at (Naming *naming)
{
  g_autofree char *hint = NULL;

  if (naming->unknown == NULL || find_named (naming, naming->unknown) != NULL)
    return g_strdup ("");
  if (g_strcmp0 (naming->unknown, naming->self->id) == 0)
    return g_strdup (": it is this field itself");
  if (g_hash_table_contains (naming->scope->ids, naming->unknown))
    return g_strdup (": it is asked in the rows of a group");
  if (g_hash_table_contains (naming->scope->all_ids, naming->unknown))
    return g_strdup (": it is asked only later");

  hint = civic_nearest_hint_among (naming->unknown, naming->scope->fields);
  return *hint != '\0' ? g_steal_pointer (&hint)
                       : civic_nearest_hint_among (naming->unknown, naming->scope->lookups);
}

/* The place in a rule's complaint, "$.and[1]: reason", continues the one in the file. */
static void
complain_of_rule (CivicReader *reader, const char *key, const char *complaint, const char *hint)
{
  const char *reason = strstr (complaint, ": ");
  g_autofree char *place = NULL;

  if (*complaint != '$' || reason == NULL) {
    civic_reader_complain (reader, key, "%s%s", complaint, hint);
    return;
  }

  place = g_strdup_printf ("%s%.*s", key, (int) (reason - complaint - 1), complaint + 1);
  civic_reader_complain (reader, place, "%s%s", reason + 2, hint);
}

/* (nullable) */
static JsonNode *
check_rule (CivicReader *reader, const char *key, JsonNode *node, Naming *naming)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hint = NULL;

  if (node == NULL)
    return NULL;
  if (civic_logic_check (node, knows, naming, &error)) {
    civic_rule_check_values (node, find_for_values, naming, reader, key);
    return json_node_ref (node);
  }

  hint = hint_at (naming);
  complain_of_rule (reader, key, error->message, hint);
  g_clear_pointer (&naming->unknown, g_free);
  return NULL;
}

/* A rule over what comes before. (nullable) */
static JsonNode *
read_rule (CivicField *self, CivicReader *reader, const char *key, CivicFieldScope *scope)
{
  Naming naming = { .self = self, .scope = scope };

  return check_rule (reader, key, civic_reader_maybe_node (reader, key), &naming);
}

/* Where none is enough, none may be given. */
static gboolean
is_required_by_nature (CivicField *self, CivicReader *reader)
{
  const CivicKind *kind = civic_field_get_kind (self);

  return !kind->is_optional && !civic_reader_has (reader, "compute") &&
         !(kind->has_count && self->minimum_count == 0);
}

static void
read_required (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  self->required_if = read_rule (self, reader, "required_if", scope);
  self->is_required =
    civic_reader_maybe_boolean (reader, "required", is_required_by_nature (self, reader));
  if (civic_reader_has (reader, "required") && self->required_if != NULL)
    civic_reader_complain (reader, NULL, "required or required_if, not both");
}

static gpointer
read_validity (CivicReader *reader, gpointer user_data)
{
  Naming *naming = user_data;
  JsonNode *rule = check_rule (reader, "rule", civic_reader_get_node (reader, "rule"), naming);
  CivicText *message = civic_reader_get_text (reader, "message");
  CivicValidity *validity;

  if (rule == NULL || message == NULL) {
    g_clear_pointer (&rule, json_node_unref);
    g_clear_pointer (&message, civic_text_unref);
    return NULL;
  }

  validity = g_new0 (CivicValidity, 1);
  validity->rule = rule;
  validity->message = message;
  g_ptr_array_add (naming->self->validities, validity);
  return NULL;
}

static void
read_validities (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  Naming naming = { .self = self, .scope = scope, .may_name_itself = TRUE };

  if (civic_reader_has (reader, "valid_if"))
    g_ptr_array_unref (civic_reader_get_array (reader, "valid_if", 1, MAXIMUM_VALIDITY_COUNT,
                                               read_validity, &naming, NULL));
}

void
civic_field_read_rules (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  self->show_if = read_rule (self, reader, "show_if", scope);
  if (self->show_if != NULL && civic_rule_is_never_true (self->show_if))
    civic_reader_complain (reader, "show_if", "this is never true, so nobody is ever asked");
  if (self->type == CIVIC_FIELD_NOTICE)
    return;

  read_required (self, reader, scope);
  read_validities (self, reader, scope);
  self->compute = read_rule (self, reader, "compute", scope);
  if (self->compute != NULL && civic_field_get_kind (self)->shape == CIVIC_SHAPE_ROWS)
    civic_reader_complain (reader, "compute", "rows cannot be computed");
}

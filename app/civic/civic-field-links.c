/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What a field says of others without a rule: whose answer it stands within, what fills it in. */

#include "civic-field-private.h"

#include "civic-choice-private.h"
#include "civic-nearest.h"

#include <string.h>

#define MAXIMUM_PATH_LENGTH 130

/* "establishment.name": a look-up's id and a member of its record. */
static void
read_prefill_from (CivicField *self, CivicReader *prefill, CivicFieldScope *scope)
{
  const char *from = civic_reader_get_string (prefill, "from", MAXIMUM_PATH_LENGTH);
  const char *dot = from == NULL ? NULL : strchr (from, '.');
  g_autofree char *lookup = dot == NULL ? NULL : g_strndup (from, (gsize) (dot - from));
  g_autofree char *hint = NULL;

  if (from != NULL && (dot == NULL || dot[1] == '\0' || strchr (dot + 1, '.') != NULL)) {
    civic_reader_complain (prefill, "from", "\"%s\" is not LOOKUP.MEMBER", from);
    return;
  }
  if (from == NULL)
    return;

  hint = civic_nearest_hint_among (lookup, scope->lookups);
  if (!g_hash_table_contains (scope->lookups, lookup))
    civic_reader_complain (prefill, "from", "no look-up of the id \"%s\"%s", lookup, hint);
  self->prefill_lookup = g_steal_pointer (&lookup);
  self->prefill_member = g_strdup (dot + 1);
}

static void
read_prefill (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  g_autoptr (CivicReader) prefill = civic_reader_maybe_object (reader, "prefill");
  CivicShape shape = civic_field_get_kind (self)->shape;

  if (prefill == NULL)
    return;

  read_prefill_from (self, prefill, scope);
  self->is_prefill_editable = civic_reader_maybe_boolean (prefill, "editable", FALSE);
  if (scope->is_in_group || shape == CIVIC_SHAPE_ROWS || shape == CIVIC_SHAPE_NOTHING)
    civic_reader_complain (reader, "prefill", "a record cannot fill this in");
  if (civic_reader_has (reader, "compute"))
    civic_reader_complain (reader, NULL, "prefill or compute, not both");
}

/* The id of an earlier field that is chosen from a list. (nullable) */
static char *
read_choice_field (CivicReader *reader, const char *key, CivicFieldScope *scope)
{
  const char *id = civic_reader_maybe_name (reader, key);
  CivicField *field = id == NULL ? NULL : g_hash_table_lookup (scope->fields, id);
  g_autofree char *hint = NULL;

  if (id == NULL)
    return NULL;
  if (field == NULL) {
    hint = civic_nearest_hint_among (id, scope->fields);
    civic_reader_complain (reader, key, "no earlier field of the id \"%s\"%s", id, hint);
    return NULL;
  }
  if (field->type != CIVIC_FIELD_CHOICE && field->type != CIVIC_FIELD_TREE) {
    civic_reader_complain (reader, key, "\"%s\" is not a choice", id);
    return NULL;
  }

  return g_strdup (id);
}

/* Of what one choice says it is within, all must be answers to the field above. */
static void
check_names_above (CivicReader *reader, CivicChoice *choice, CivicField *above)
{
  const char *const *values = civic_choice_get_within (choice);

  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    if (civic_choice_find (above->choices, values[i]) == NULL)
      civic_reader_complain (reader, "within", "\"%s\" is within \"%s\", no answer to \"%s\"",
                             civic_choice_get_value (choice), values[i], above->id);
}

static gboolean
has_choice_within (GListModel *choices, const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    if (civic_choice_is_within (choice, value))
      return TRUE;
  }

  return FALSE;
}

/* Where an answer above leaves nothing to choose, whoever must choose is stuck. */
static void
check_leaves_something (CivicReader *reader, CivicField *self, GListModel *above)
{
  for (guint i = 0; i < g_list_model_get_n_items (above); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (above, i);
    GListModel *below = civic_choice_get_choices (choice);

    if (g_list_model_get_n_items (below) > 0)
      check_leaves_something (reader, self, below);
    else if (civic_choice_get_value (choice) != NULL &&
             !has_choice_within (self->choices, civic_choice_get_value (choice)))
      civic_reader_complain (reader, "within", "nothing to choose within \"%s\"",
                             civic_choice_get_value (choice));
  }
}

static void
read_within (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  CivicField *above;

  self->within = read_choice_field (reader, "within", scope);
  if (self->within == NULL)
    return;

  above = g_hash_table_lookup (scope->fields, self->within);
  for (guint i = 0; i < g_list_model_get_n_items (self->choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (self->choices, i);

    check_names_above (reader, choice, above);
  }
  if (self->is_required || self->required_if != NULL)
    check_leaves_something (reader, self, above->choices);
}

void
civic_field_read_links (CivicField *self, CivicReader *reader, CivicFieldScope *scope)
{
  if (self->type == CIVIC_FIELD_CHOICE || self->type == CIVIC_FIELD_CHOICES)
    read_within (self, reader, scope);
  if (self->type == CIVIC_FIELD_SLOT)
    self->office = read_choice_field (reader, "office", scope);
  if (self->type != CIVIC_FIELD_NOTICE)
    read_prefill (self, reader, scope);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What a rule compares with: right by form, and yet it may never be true. */

#include "civic-field-private.h"

#include "civic-logic.h"
#include "civic-nearest.h"

#include <string.h>

typedef struct {
  CivicRuleFind find;
  gpointer user_data;
  CivicField *group; /* (nullable) whose rows an operator goes through */
  CivicReader *reader;
} Walk;

static void walk (Walk *self, const char *place, JsonNode *rule);

static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* The one operator of a rule, with its arguments. FALSE: it is a value. */
static gboolean
get_operation (JsonNode *rule, const char **ret_name, JsonNode **ret_argument)
{
  JsonObjectIter iter;

  if (!JSON_NODE_HOLDS_OBJECT (rule) || json_object_get_size (json_node_get_object (rule)) != 1)
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (rule));
  return json_object_iter_next (&iter, ret_name, ret_argument);
}

static guint
count_arguments (JsonNode *argument)
{
  return JSON_NODE_HOLDS_ARRAY (argument) ? json_array_get_length (json_node_get_array (argument))
                                          : 1;
}

static JsonNode *
get_argument (JsonNode *argument, guint index)
{
  return JSON_NODE_HOLDS_ARRAY (argument)
           ? json_array_get_element (json_node_get_array (argument), index)
           : argument;
}

/* The field that a rule is nothing but the answer to. (nullable) */
static CivicField *
field_of (Walk *self, JsonNode *rule)
{
  const char *name, *id;
  JsonNode *argument;

  if (!get_operation (rule, &name, &argument) || !g_str_equal (name, "var") ||
      count_arguments (argument) == 0)
    return NULL;

  id = string_of (get_argument (argument, 0));
  if (id == NULL)
    return NULL;
  return self->group != NULL ? civic_field_find (self->group->fields, id)
                             : self->find (id, self->user_data);
}

static void
collect_values (GListModel *choices, GPtrArray *values)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    if (civic_choice_get_value (choice) != NULL)
      g_ptr_array_add (values, (gpointer) civic_choice_get_value (choice));
    collect_values (civic_choice_get_choices (choice), values);
  }
}

static char *
hint_among_choices (const char *value, GListModel *choices)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  collect_values (choices, words);
  g_ptr_array_add (words, NULL);
  return civic_nearest_hint (value, (const char *const *) words->pdata);
}

static void
check_choice (Walk *self, const char *place, CivicField *field, const char *value)
{
  CivicChoice *choice = civic_choice_find (field->choices, value);
  g_autofree char *hint = NULL;

  if (choice == NULL) {
    hint = hint_among_choices (value, field->choices);
    civic_reader_complain (self->reader, place, "“%s” is no choice of %s%s", value, field->id,
                           hint);
  } else if (g_list_model_get_n_items (civic_choice_get_choices (choice)) > 0) {
    civic_reader_complain (self->reader, place,
                           "“%s” of %s is never an answer: only what stands below it can be chosen",
                           value, field->id);
  }
}

static void
check_value (Walk *self, const char *place, CivicField *field, JsonNode *node)
{
  const CivicKind *kind = civic_field_get_kind (field);
  const char *value = string_of (node);

  if (value == NULL)
    return;

  if (kind->shape == CIVIC_SHAPE_BOOLEAN)
    civic_reader_complain (self->reader, place, "%s is true or false in rules, never “%s”",
                           field->id, value);
  else if (kind->has_choices)
    check_choice (self, place, field, value);
}

static void
check_sides (Walk *self, const char *place, JsonNode *argument)
{
  for (guint i = 0; count_arguments (argument) == 2 && i < 2; i++) {
    CivicField *field = field_of (self, get_argument (argument, i));

    if (field != NULL && civic_field_get_kind (field)->shape != CIVIC_SHAPE_ARRAY)
      check_value (self, place, field, get_argument (argument, 1 - i));
  }
}

/* An answer in a list of several, or one value among several answers. */
static void
check_membership (Walk *self, const char *place, JsonNode *argument)
{
  JsonNode *needle = get_argument (argument, 0);
  JsonNode *list = count_arguments (argument) == 2 ? get_argument (argument, 1) : NULL;
  CivicField *field = list == NULL ? NULL : field_of (self, needle);

  if (field != NULL && JSON_NODE_HOLDS_ARRAY (list))
    for (guint i = 0; i < count_arguments (list); i++)
      check_value (self, place, field, get_argument (list, i));

  field = list == NULL ? NULL : field_of (self, list);
  if (field != NULL && civic_field_get_kind (field)->shape == CIVIC_SHAPE_ARRAY)
    check_value (self, place, field, needle);
}

static gboolean
goes_through_rows (const char *name)
{
  static const char *const names[] = { "map", "filter", "all", "none", "some", NULL };

  return g_strv_contains (names, name);
}

static void
walk_rows (Walk *self, const char *place, JsonNode *argument)
{
  CivicField *group = field_of (self, get_argument (argument, 0));
  g_autofree char *of_row = g_strconcat (place, "[1]", NULL);
  Walk of_rows = *self;

  /* What else a list may be made of, is not looked into. */
  if (group == NULL || group->type != CIVIC_FIELD_GROUP || count_arguments (argument) != 2)
    return;
  of_rows.group = group;
  walk (&of_rows, of_row, get_argument (argument, 1));
}

static void
walk_arguments (Walk *self, const char *place, JsonNode *argument)
{
  if (!JSON_NODE_HOLDS_ARRAY (argument)) {
    walk (self, place, argument);
    return;
  }

  for (guint i = 0; i < count_arguments (argument); i++) {
    g_autofree char *of_argument = g_strdup_printf ("%s[%u]", place, i);

    walk (self, of_argument, get_argument (argument, i));
  }
}

static void
walk (Walk *self, const char *place, JsonNode *rule)
{
  static const char *const comparisons[] = { "==", "===", "!=", "!==", NULL };
  g_autofree char *of_operator = NULL;
  const char *name;
  JsonNode *argument;

  if (!get_operation (rule, &name, &argument) || g_str_equal (name, "var"))
    return;

  of_operator = g_strconcat (place, ".", name, NULL);
  if (g_strv_contains (comparisons, name))
    check_sides (self, of_operator, argument);
  if (g_str_equal (name, "in"))
    check_membership (self, of_operator, argument);

  if (goes_through_rows (name))
    walk_rows (self, of_operator, argument);
  else
    walk_arguments (self, of_operator, argument);
}

void
civic_rule_check_values (
  JsonNode *rule, CivicRuleFind find, gpointer user_data, CivicReader *reader, const char *key)
{
  Walk self = { .find = find, .user_data = user_data, .reader = reader };

  walk (&self, key, rule);
}

static gboolean
asks_for_something (JsonNode *rule)
{
  const char *name;
  JsonNode *argument = rule;

  if (JSON_NODE_HOLDS_OBJECT (rule) && !get_operation (rule, &name, &argument))
    return FALSE;
  if (argument != rule && (g_str_equal (name, "var") || g_str_has_prefix (name, "missing")))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (argument))
    return argument != rule && asks_for_something (argument);

  for (guint i = 0; i < count_arguments (argument); i++)
    if (asks_for_something (get_argument (argument, i)))
      return TRUE;
  return FALSE;
}

gboolean
civic_rule_is_never_true (JsonNode *rule)
{
  g_autoptr (JsonNode) value =
    asks_for_something (rule) ? NULL : civic_logic_apply (rule, NULL, NULL);

  return value != NULL && !civic_logic_is_true (value);
}

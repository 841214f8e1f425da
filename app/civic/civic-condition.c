/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-condition-private.h"

#include <string.h>

typedef enum {
  VAR,
  EQUAL,
  NOT_EQUAL,
  IN,
  AND,
  OR,
  NOT,
} Kind;

static const char *const names[] = { "var", "==", "!=", "in", "and", "or", "!", NULL };

struct _CivicCondition {
  Kind kind;
  char *field_id;    /* VAR */
  GPtrArray *values; /* EQUAL, NOT_EQUAL, IN: the literals, as canonical text; one or more */
  GPtrArray *parts;  /* of CivicCondition: the VAR compared, or what AND, OR and NOT join */
};

typedef struct {
  GHashTable *known_fields;
  char **ret_reason;
} Reading;

static CivicCondition *read_condition (Reading *reading, JsonNode *node);

G_GNUC_PRINTF (2, 3)
static gpointer
refuse (Reading *reading, const char *format, ...)
{
  va_list arguments;

  if (*reading->ret_reason != NULL)
    return NULL;

  va_start (arguments, format);
  *reading->ret_reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return NULL;
}

static CivicCondition *
condition_new (Kind kind)
{
  CivicCondition *self = g_new0 (CivicCondition, 1);

  self->kind = kind;
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) civic_condition_free);
  return self;
}

void
civic_condition_free (CivicCondition *self)
{
  if (self == NULL)
    return;

  g_free (self->field_id);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static CivicCondition *
read_var (Reading *reading, JsonNode *argument)
{
  CivicCondition *self;
  const char *field_id = NULL;

  if (JSON_NODE_HOLDS_VALUE (argument) && json_node_get_value_type (argument) == G_TYPE_STRING)
    field_id = json_node_get_string (argument);
  if (field_id == NULL)
    return refuse (reading, "var wants the id of a field");
  if (!g_hash_table_contains (reading->known_fields, field_id))
    return refuse (reading, "var names no earlier field: \"%s\"", field_id);

  self = condition_new (VAR);
  self->field_id = g_strdup (field_id);
  return self;
}

/* Answers are text, so literals are kept as the text a canonical answer would have. */
static char *
read_literal (Reading *reading, JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return g_strdup (g_ascii_formatd (number, sizeof number, "%.10g", json_node_get_double (node)));

  return refuse (reading, "a string or a number expected to compare with");
}

static gboolean
read_literals (Reading *reading, CivicCondition *self, JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0) {
    refuse (reading, "in wants an array of values");
    return FALSE;
  }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    char *literal = read_literal (reading, json_array_get_element (array, i));

    if (literal == NULL)
      return FALSE;
    g_ptr_array_add (self->values, literal);
  }

  return TRUE;
}

static gboolean
read_single_literal (Reading *reading, CivicCondition *self, JsonNode *node)
{
  char *literal = read_literal (reading, node);

  if (literal != NULL)
    g_ptr_array_add (self->values, literal);
  return literal != NULL;
}

static gboolean
is_var (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) &&
         json_object_has_member (json_node_get_object (node), "var");
}

static CivicCondition *
read_comparison (Reading *reading, Kind kind, JsonNode *argument)
{
  g_autoptr (CivicCondition) self = condition_new (kind);
  JsonArray *sides = JSON_NODE_HOLDS_ARRAY (argument) ? json_node_get_array (argument) : NULL;
  CivicCondition *var;
  gboolean is_read;

  if (sides == NULL || json_array_get_length (sides) != 2 ||
      !is_var (json_array_get_element (sides, 0)))
    return refuse (reading, "%s wants [{\"var\": id}, value]", names[kind]);

  var = read_condition (reading, json_array_get_element (sides, 0));
  if (var == NULL)
    return NULL;

  g_ptr_array_add (self->parts, var);
  is_read = kind == IN ? read_literals (reading, self, json_array_get_element (sides, 1))
                       : read_single_literal (reading, self, json_array_get_element (sides, 1));
  return is_read ? g_steal_pointer (&self) : NULL;
}

static CivicCondition *
read_junction (Reading *reading, Kind kind, JsonNode *argument)
{
  g_autoptr (CivicCondition) self = condition_new (kind);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (argument) ? json_node_get_array (argument) : NULL;

  if (array == NULL || json_array_get_length (array) == 0)
    return refuse (reading, "%s wants an array of conditions", names[kind]);
  if (kind == NOT && json_array_get_length (array) != 1)
    return refuse (reading, "! wants one condition");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    CivicCondition *part = read_condition (reading, json_array_get_element (array, i));

    if (part == NULL)
      return NULL;
    g_ptr_array_add (self->parts, part);
  }

  return g_steal_pointer (&self);
}

/* JsonLogic lets {"!": x} stand for {"!": [x]}. */
static CivicCondition *
read_negation (Reading *reading, JsonNode *argument)
{
  CivicCondition *self, *part;

  if (JSON_NODE_HOLDS_ARRAY (argument))
    return read_junction (reading, NOT, argument);

  part = read_condition (reading, argument);
  if (part == NULL)
    return NULL;

  self = condition_new (NOT);
  g_ptr_array_add (self->parts, part);
  return self;
}

static int
kind_of (const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;

  return -1;
}

static CivicCondition *
read_operation (Reading *reading, const char *name, JsonNode *argument)
{
  int kind = kind_of (name);

  switch (kind) {
  case VAR:
    return read_var (reading, argument);
  case EQUAL:
  case NOT_EQUAL:
  case IN:
    return read_comparison (reading, (Kind) kind, argument);
  case AND:
  case OR:
    return read_junction (reading, (Kind) kind, argument);
  case NOT:
    return read_negation (reading, argument);
  default:
    return refuse (reading, "unknown operator \"%s\"", name);
  }
}

static CivicCondition *
read_condition (Reading *reading, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *argument;

  if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) != 1)
    return refuse (reading, "an object with one operator expected");

  json_object_iter_init (&iter, json_node_get_object (node));
  json_object_iter_next (&iter, &name, &argument);
  return read_operation (reading, name, argument);
}

CivicCondition *
civic_condition_new_from_json (JsonNode *node, GHashTable *known_fields, char **ret_reason)
{
  g_autofree char *reason = NULL;
  Reading reading = { .known_fields = known_fields, .ret_reason = &reason };
  CivicCondition *self = read_condition (&reading, node);

  if (self == NULL)
    *ret_reason = g_steal_pointer (&reason);
  return self;
}

static const char *
answer_of (const CivicCondition *var, CivicConditionLookup lookup, gpointer user_data)
{
  return lookup (var->field_id, user_data);
}

static gboolean
is_one_of_values (const CivicCondition *self, CivicConditionLookup lookup, gpointer user_data)
{
  const char *answer = answer_of (g_ptr_array_index (self->parts, 0), lookup, user_data);

  return answer != NULL &&
         g_ptr_array_find_with_equal_func (self->values, answer, g_str_equal, NULL);
}

static guint
count_holding (const CivicCondition *self, CivicConditionLookup lookup, gpointer user_data)
{
  guint count = 0;

  for (guint i = 0; i < self->parts->len; i++)
    if (civic_condition_holds (g_ptr_array_index (self->parts, i), lookup, user_data))
      count++;

  return count;
}

gboolean
civic_condition_holds (const CivicCondition *self, CivicConditionLookup lookup, gpointer user_data)
{
  switch (self->kind) {
  case VAR:
    return answer_of (self, lookup, user_data) != NULL;
  case EQUAL:
  case IN:
    return is_one_of_values (self, lookup, user_data);
  case NOT_EQUAL:
    return !is_one_of_values (self, lookup, user_data);
  case AND:
    return count_holding (self, lookup, user_data) == self->parts->len;
  case OR:
    return count_holding (self, lookup, user_data) > 0;
  case NOT:
    return count_holding (self, lookup, user_data) == 0;
  default:
    g_return_val_if_reached (FALSE);
  }
}

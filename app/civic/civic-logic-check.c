/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-logic-private.h"

#include <string.h>

/* What var can mean where we are. */
typedef enum {
  FORM,    /* what the form knows */
  ELEMENT, /* an element of the list */
  STEP,    /* reduce's current element of the list, and its accumulator */
} Scope;

typedef struct {
  CivicLogicKnows knows;
  gpointer user_data;
  const CivicLogicPlace *place;
  guint depth;
  Scope scope;
  const char *list; /* (nullable) a list nobody can name: whatever its elements have is accepted */
  GError **error;
} Check;

static gboolean check_rule (Check *check, JsonNode *rule);

static gboolean
is_index (const char *part)
{
  return part[0] != '\0' && part[strspn (part, "0123456789")] == '\0';
}

/* "boards.0.width" of the form, or "0.width" of an element: the list's name with the member's. */
static char *
join_name (const char *list, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", -1);
  GString *joined = g_string_new (list);

  for (guint i = 0; parts[i] != NULL; i++) {
    if (is_index (parts[i]))
      continue;
    if (joined->len > 0)
      g_string_append_c (joined, '.');
    g_string_append (joined, parts[i]);
  }

  return g_string_free (joined, FALSE);
}

/* What reduce's rule calls "current.width" is "width" of the element. NULL: not the element. */
static const char *
strip_current (const char *name)
{
  if (g_str_equal (name, "current"))
    return "";

  return g_str_has_prefix (name, "current.") ? name + strlen ("current.") : NULL;
}

static gboolean
is_of_accumulator (const char *name)
{
  return g_str_equal (name, "accumulator") || g_str_has_prefix (name, "accumulator.");
}

static gboolean
is_known (const Check *check, const char *name)
{
  g_autofree char *whole = join_name (check->list, name);

  if (whole[0] == '\0')
    return FALSE;
  if (check->knows (whole, check->user_data))
    return TRUE;
  if (!g_str_has_suffix (whole, ".length"))
    return FALSE;

  whole[strlen (whole) - strlen (".length")] = '\0';
  return check->knows (whole, check->user_data);
}

static gboolean
is_acceptable (const Check *check, const char *name)
{
  const char *of_element = name;

  if (name[0] == '\0')
    return TRUE;
  if (check->scope == FORM)
    return is_known (check, name);
  if (check->scope == STEP && is_of_accumulator (name))
    return TRUE;
  if (check->scope == STEP)
    of_element = strip_current (name);

  return of_element != NULL &&
         (check->list == NULL || of_element[0] == '\0' || is_known (check, of_element));
}

static gboolean
check_name (Check *check, const char *name)
{
  if (is_acceptable (check, name))
    return TRUE;

  if (check->scope == STEP)
    civic_logic_refuse (check->place, check->error,
                        "“%s” is not known here: reduce sees only current and accumulator", name);
  else if (check->scope == ELEMENT)
    civic_logic_refuse (check->place, check->error,
                        "“%s” is not known here, where var means an element of the list", name);
  else
    civic_logic_refuse (check->place, check->error, "“%s” names nothing that is known here", name);
  return FALSE;
}

static gboolean
check_at (Check *check, guint index, JsonNode *rule, gboolean (*check_node) (Check *, JsonNode *))
{
  const CivicLogicPlace place = { .outer = check->place, .index = index };
  gboolean is_good;

  check->place = &place;
  is_good = check_node (check, rule);
  check->place = place.outer;
  return is_good;
}

static gboolean
check_all (Check *check, GPtrArray *arguments, guint first)
{
  for (guint i = first; i < arguments->len; i++)
    if (!check_at (check, i, g_ptr_array_index (arguments, i), check_rule))
      return FALSE;

  return TRUE;
}

static gboolean
check_var (Check *check, GPtrArray *arguments)
{
  JsonNode *name = g_ptr_array_index (arguments, 0);
  g_autofree char *index = NULL;

  if (civic_logic_is_string (name))
    return check_name (check, json_node_get_string (name)) && check_all (check, arguments, 1);

  if (!JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_INT64) {
    civic_logic_refuse (check->place, check->error, "var wants a name that is written out");
    return FALSE;
  }

  index = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (name));
  return check_name (check, index) && check_all (check, arguments, 1);
}

/* The names missing may be given: written out, in arrays, merged, or chosen by an if. */
static gboolean
check_names (Check *check, JsonNode *names)
{
  g_autoptr (GPtrArray) parts = NULL;
  const char *operator_name = NULL;
  JsonNode *argument = names;

  if (civic_logic_is_string (names))
    return check_name (check, json_node_get_string (names));
  if (!civic_logic_is_array (names) &&
      !civic_logic_get_operation (names, &operator_name, &argument))
    return TRUE;
  if (operator_name != NULL && !g_str_equal (operator_name, "merge") &&
      !g_str_equal (operator_name, "if") && !g_str_equal (operator_name, "?:"))
    return check_rule (check, names);

  parts = civic_logic_get_arguments (argument);
  for (guint i = 0; i < parts->len; i++) {
    /* An if holds conditions too. */
    gboolean is_condition =
      operator_name != NULL && operator_name[0] != 'm' && i % 2 == 0 && i + 1 < parts->len;

    if (!check_at (check, i, g_ptr_array_index (parts, i), is_condition ? check_rule : check_names))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check_missing (Check *check, GPtrArray *arguments, guint first)
{
  for (guint i = first; i < arguments->len; i++)
    if (!check_at (check, i, g_ptr_array_index (arguments, i), check_names))
      return FALSE;

  return TRUE;
}

/* The whole name of the list a rule gives, for the names its elements may have. (nullable) */
static char *
name_list (const Check *check, JsonNode *rule)
{
  g_autoptr (GPtrArray) arguments = NULL;
  const char *name, *path;
  JsonNode *argument;

  if (!civic_logic_get_operation (rule, &name, &argument))
    return NULL;

  arguments = civic_logic_get_arguments (argument);
  if (arguments->len > 0 && g_str_equal (name, "filter"))
    return name_list (check, g_ptr_array_index (arguments, 0));
  if (arguments->len == 0 || !g_str_equal (name, "var") ||
      !civic_logic_is_string (g_ptr_array_index (arguments, 0)))
    return NULL;

  path = json_node_get_string (g_ptr_array_index (arguments, 0));
  if (check->scope == STEP)
    path = strip_current (path);
  if (path == NULL || (check->scope != FORM && check->list == NULL))
    return NULL;

  return join_name (check->list, path);
}

static gboolean
check_over_list (Check *check, GPtrArray *arguments, Scope scope)
{
  g_autofree char *list = name_list (check, g_ptr_array_index (arguments, 0));
  Check inside = *check;

  if (!check_at (check, 0, g_ptr_array_index (arguments, 0), check_rule))
    return FALSE;

  inside.scope = scope;
  inside.list = list;
  return check_at (&inside, 1, g_ptr_array_index (arguments, 1), check_rule) &&
         check_all (check, arguments, 2);
}

static gboolean
check_count (Check *check, const CivicLogicOperator *operator, guint count)
{
  const char *noun = operator->minimum_count == 1 ? "value" : "values";

  if (count >= operator->minimum_count && count <= operator->maximum_count)
    return TRUE;

  if (operator->minimum_count == operator->maximum_count)
    civic_logic_refuse (check->place, check->error,
                        "%s wants %u %s, not %u", operator->name, operator->minimum_count, noun,
                        count);
  else if (operator->maximum_count == G_MAXUINT)
    civic_logic_refuse (check->place, check->error,
                        "%s wants at least %u %s", operator->name, operator->minimum_count, noun);
  else
    civic_logic_refuse (check->place, check->error,
                        "%s wants %u or %u values, not %u",
                        operator->name, operator->minimum_count, operator->maximum_count, count);
  return FALSE;
}

static gboolean
check_arguments (Check *check, const CivicLogicOperator *operator, GPtrArray * arguments)
{
  if (operator->function == civic_logic_var)
    return check_var (check, arguments);
  if (operator->function == civic_logic_missing)
    return check_missing (check, arguments, 0);
  if (operator->function == civic_logic_missing_some)
    return check_missing (check, arguments, 1);
  if (operator->form == civic_logic_reduce)
    return check_over_list (check, arguments, STEP);
  if (operator->form != NULL && operator->maximum_count == 2)
    return check_over_list (check, arguments, ELEMENT);

  return check_all (check, arguments, 0);
}

static gboolean
check_operation (Check *check, const char *name, JsonNode *argument)
{
  const CivicLogicPlace place = { .outer = check->place, .operator_name = name };
  const CivicLogicOperator *operator= civic_logic_find_operator (name);
  g_autoptr (GPtrArray) arguments = civic_logic_get_arguments (argument);
  gboolean is_good = FALSE;

  check->place = &place;
  if (operator== NULL)
    civic_logic_refuse_operator (check->place, check->error);
  else
    is_good =
      check_count (check, operator, arguments->len) && check_arguments (check, operator, arguments);
  check->place = place.outer;

  return is_good;
}

static gboolean
check_deeper (Check *check, JsonNode *rule)
{
  g_autoptr (GPtrArray) elements = NULL;
  const char *name;
  JsonNode *argument;

  if (civic_logic_get_operation (rule, &name, &argument))
    return check_operation (check, name, argument);
  if (civic_logic_is_array (rule)) {
    elements = civic_logic_get_arguments (rule);
    return check_all (check, elements, 0);
  }
  if (JSON_NODE_HOLDS_OBJECT (rule)) {
    civic_logic_refuse (check->place, check->error, "an object with one operator expected");
    return FALSE;
  }

  return TRUE;
}

static gboolean
check_rule (Check *check, JsonNode *rule)
{
  gboolean is_good;

  if (check->depth == CIVIC_LOGIC_MAXIMUM_DEPTH) {
    civic_logic_refuse (check->place, check->error, "nested deeper than %d",
                        CIVIC_LOGIC_MAXIMUM_DEPTH);
    return FALSE;
  }

  check->depth++;
  is_good = check_deeper (check, rule);
  check->depth--;
  return is_good;
}

gboolean
civic_logic_check (JsonNode *rule, CivicLogicKnows knows, gpointer user_data, GError **error)
{
  Check check = { .knows = knows, .user_data = user_data, .scope = FORM, .error = error };

  g_return_val_if_fail (rule != NULL, FALSE);
  g_return_val_if_fail (knows != NULL, FALSE);

  return check_rule (&check, rule);
}

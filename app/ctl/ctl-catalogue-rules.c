/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-catalogue.h"

#include "civic-logic.h"
#include "civic-nearest.h"

/* Where in a service file we are, and what names mean there. */
typedef struct {
  CtlFindings *findings;
  const char *file;
  CivicService *service;
  GListModel *row_fields; /* (nullable) of the group we are in */
} Walk;

G_GNUC_PRINTF (3, 4)
static void
complain (Walk *walk, const char *path, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (walk->findings->faults,
                   g_strdup_printf ("%s: %s: %s", walk->file, path, reason));
}

/* (nullable), owned by the service. */
static CivicField *
find_field (Walk *walk, const char *id)
{
  for (guint i = 0; walk->row_fields != NULL && i < g_list_model_get_n_items (walk->row_fields);
       i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (walk->row_fields, i);

    if (g_str_equal (civic_field_get_id (field), id))
      return field;
  }

  return civic_service_find_field (walk->service, id);
}

static void
collect_values (GListModel *choices, GPtrArray *values)
{
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, i);

    g_ptr_array_add (values, (gpointer) civic_choice_get_value (choice));
    collect_values (civic_choice_get_choices (choice), values);
  }
}

static char *
hint_at_choice (CivicField *field, const char *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  collect_values (civic_field_get_choices (field), values);
  g_ptr_array_add (values, NULL);
  return civic_nearest_hint (value, (const char *const *) values->pdata);
}

static void
check_choice (Walk *walk, const char *path, CivicField *field, const char *value)
{
  CivicChoice *choice = civic_choice_find (civic_field_get_choices (field), value);
  g_autofree char *hint = NULL;

  if (choice == NULL) {
    hint = hint_at_choice (field, value);
    complain (walk, path, "“%s” is no choice of %s%s", value, civic_field_get_id (field), hint);
  } else if (g_list_model_get_n_items (civic_choice_get_choices (choice)) > 0) {
    complain (walk, path, "“%s” of %s is never an answer: only what stands below it can be chosen",
              value, civic_field_get_id (field));
  }
}

static void
check_value (Walk *walk, const char *path, CivicField *field, JsonNode *node)
{
  CivicFieldType type = civic_field_get_field_type (field);
  const char *value = json_node_get_string (node);

  if (value == NULL)
    return;

  if (type == CIVIC_FIELD_SWITCH || type == CIVIC_FIELD_DECLARATION)
    complain (walk, path, "%s is true or false in rules, never “%s”", civic_field_get_id (field),
              value);
  else if (g_list_model_get_n_items (civic_field_get_choices (field)) > 0)
    check_choice (walk, path, field, value);
}

/* The only member of a rule. (nullable) */
static JsonNode *
get_operation (JsonNode *rule, const char **ret_name)
{
  JsonObjectIter iter;
  JsonNode *argument = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (rule) || json_object_get_size (json_node_get_object (rule)) != 1)
    return NULL;

  json_object_iter_init (&iter, json_node_get_object (rule));
  json_object_iter_next (&iter, ret_name, &argument);
  return argument;
}

/* The field a bare {"var": "id"} means. (nullable) */
static CivicField *
field_of (Walk *walk, JsonNode *rule)
{
  const char *name = NULL;
  JsonNode *argument = get_operation (rule, &name);

  if (argument != NULL && JSON_NODE_HOLDS_ARRAY (argument) &&
      json_array_get_length (json_node_get_array (argument)) == 1)
    argument = json_array_get_element (json_node_get_array (argument), 0);
  if (argument == NULL || !g_str_equal (name, "var") || json_node_get_string (argument) == NULL)
    return NULL;

  return find_field (walk, json_node_get_string (argument));
}

static void
check_against (Walk *walk, const char *path, CivicField *field, JsonNode *other)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (other)) {
    check_value (walk, path, field, other);
    return;
  }

  array = json_node_get_array (other);
  for (guint i = 0; i < json_array_get_length (array); i++)
    check_value (walk, path, field, json_array_get_element (array, i));
}

/* Two sides, of which one is a field and the other may be what it is compared with. */
static void
check_comparison (Walk *walk, const char *path, JsonArray *sides)
{
  if (json_array_get_length (sides) != 2)
    return;

  for (guint i = 0; i < 2; i++) {
    CivicField *field = field_of (walk, json_array_get_element (sides, i));

    if (field != NULL)
      check_against (walk, path, field, json_array_get_element (sides, 1 - i));
  }
}

static gboolean
is_comparison (const char *name)
{
  static const char *const names[] = { "==", "!=", "===", "!==", "in", NULL };

  return g_strv_contains (names, name);
}

/* Inside these var means an element, whose fields have other names. */
static gboolean
is_over_list (const char *name)
{
  static const char *const names[] = { "map", "filter", "reduce", "all", "none", "some", NULL };

  return g_strv_contains (names, name);
}

static void check_rule (Walk *walk, const char *path, JsonNode *rule);

static void
check_array (Walk *walk, const char *path, JsonArray *array, guint count)
{
  for (guint i = 0; i < count; i++) {
    g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);

    check_rule (walk, place, json_array_get_element (array, i));
  }
}

static void
check_rule (Walk *walk, const char *path, JsonNode *rule)
{
  const char *name = NULL;
  JsonNode *argument = get_operation (rule, &name);
  g_autofree char *place = NULL;
  JsonArray *array;

  if (JSON_NODE_HOLDS_ARRAY (rule))
    check_array (walk, path, json_node_get_array (rule),
                 json_array_get_length (json_node_get_array (rule)));
  if (argument == NULL)
    return;

  place = g_strconcat (path, ".", name, NULL);
  if (!JSON_NODE_HOLDS_ARRAY (argument)) {
    check_rule (walk, place, argument);
    return;
  }

  array = json_node_get_array (argument);
  if (is_comparison (name))
    check_comparison (walk, place, array);
  check_array (walk, place, array,
               is_over_list (name) ? MIN (1, json_array_get_length (array))
                                   : json_array_get_length (array));
}

static gboolean
asks_for_a_name (JsonNode *rule)
{
  g_autofree char *text = json_to_string (rule, FALSE);

  return strstr (text, "\"var\"") != NULL || strstr (text, "\"missing") != NULL;
}

/* A rule that asks for nothing always gives the same. */
static void
check_show_if (Walk *walk, const char *path, JsonNode *rule)
{
  g_autoptr (JsonNode) value = NULL;

  if (asks_for_a_name (rule))
    return;

  value = civic_logic_apply (rule, NULL, NULL);
  if (value != NULL && !civic_logic_is_true (value))
    complain (walk, path, "this is never true, so nobody is ever asked");
}

static void
check_validities (Walk *walk, const char *path, JsonArray *validities)
{
  for (guint i = 0; i < json_array_get_length (validities); i++) {
    JsonObject *validity = json_array_get_object_element (validities, i);
    g_autofree char *place = g_strdup_printf ("%s.valid_if[%u].rule", path, i);

    check_rule (walk, place, json_object_get_member (validity, "rule"));
  }
}

static void check_fields (Walk *walk, const char *path, JsonArray *fields);

static void
check_group (Walk *walk, const char *path, JsonObject *object)
{
  CivicField *group = find_field (walk, json_object_get_string_member (object, "id"));
  g_autofree char *place = g_strconcat (path, ".fields", NULL);

  walk->row_fields = civic_field_get_fields (group);
  check_fields (walk, place, json_object_get_array_member (object, "fields"));
  walk->row_fields = NULL;
}

static void
check_field (Walk *walk, const char *path, JsonObject *object)
{
  static const char *const keys[] = { "show_if", "required_if", "compute" };
  JsonNode *show_if = json_object_get_member (object, "show_if");

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *place = g_strconcat (path, ".", keys[i], NULL);
    JsonNode *rule = json_object_get_member (object, keys[i]);

    if (rule != NULL)
      check_rule (walk, place, rule);
    if (rule != NULL && rule == show_if)
      check_show_if (walk, place, rule);
  }
  if (json_object_has_member (object, "valid_if"))
    check_validities (walk, path, json_object_get_array_member (object, "valid_if"));
  if (json_object_has_member (object, "fields"))
    check_group (walk, path, object);
}

static void
check_fields (Walk *walk, const char *path, JsonArray *fields)
{
  for (guint i = 0; i < json_array_get_length (fields); i++) {
    g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);

    check_field (walk, place, json_array_get_object_element (fields, i));
  }
}

static void
check_pages (Walk *walk, JsonArray *pages)
{
  for (guint i = 0; i < json_array_get_length (pages); i++) {
    g_autofree char *place = g_strdup_printf ("$.pages[%u].fields", i);
    JsonObject *page = json_array_get_object_element (pages, i);

    check_fields (walk, place, json_object_get_array_member (page, "fields"));
  }
}

void
ctl_catalogue_check_rules (CtlFindings *findings, CivicCatalogue *sound)
{
  g_auto (GStrv) files = ctl_catalogue_list_files (findings->directory, "services");

  for (gsize i = 0; files[i] != NULL; i++) {
    g_autofree char *id = ctl_catalogue_name_file (files[i]);
    g_autoptr (JsonNode) root = ctl_catalogue_read_file (files[i]);
    Walk walk = {
      .findings = findings,
      .file = files[i],
      .service = civic_catalogue_find (sound, id),
    };

    if (walk.service != NULL && root != NULL)
      check_pages (&walk, json_object_get_array_member (json_node_get_object (root), "pages"));
  }
}

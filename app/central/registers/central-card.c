/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-card.h"

#include "civic-logic.h"
#include "civic-text.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-template.h"

static const char *const line_kinds[] = { "text", "code", "date", "money", "mobile", "link", NULL };
static const char *const tones[] = { "good", "wait", "bad", "plain", NULL };
static const char *const action_kinds[] = { "pay", "apply", "print", "receipt", NULL };

/* What an action of that kind must name beside its label; same order as action_kinds. */
static const char *const action_members[] = { "bill", "service", "document", "bill" };

static gboolean
refuse (GError **error, const char *json_path, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", json_path, reason);
  return FALSE;
}

static gboolean
check_text (JsonObject *object, const char *name, const char *json_path, GError **error)
{
  g_autofree char *path = g_strconcat (json_path, ".", name, NULL);
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (CivicText) text = NULL;

  if (node == NULL)
    return refuse (error, path, "missing");
  text = civic_text_new_from_json (node, path, central_languages, error);
  return text != NULL;
}

static gboolean
is_one_of (const char *const *words, const char *word)
{
  return word && g_strv_contains (words, word);
}

static gboolean
check_state (JsonObject *state, const char *json_path, GError **error)
{
  JsonObject *states = central_json_get_object (state, "of");
  g_autoptr (GList) values = states ? json_object_get_members (states) : NULL;

  if (central_json_get_string (state, "by") == NULL || values == NULL)
    return refuse (error, json_path, "state wants by and of");
  for (GList *link = values; link; link = link->next) {
    JsonObject *one = central_json_get_object (states, link->data);
    g_autofree char *path = g_strdup_printf ("%s.state.of.%s", json_path, (char *) link->data);

    if (!is_one_of (tones, central_json_get_string (one, "tone")))
      return refuse (error, path, "no tone");
    if (!check_text (one, "label", path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_line (JsonObject *line, const char *json_path, GError **error)
{
  const char *kind = central_json_get_string (line, "kind");

  if (!is_one_of (line_kinds, kind))
    return refuse (error, json_path, "no kind of line");
  if (!check_text (line, "label", json_path, error))
    return FALSE;
  if (g_str_equal (kind, "text"))
    return check_text (line, "text", json_path, error);
  return central_json_get_string (line, "value") || refuse (error, json_path, "no value");
}

static gboolean
check_action (JsonObject *action, const char *json_path, GError **error)
{
  const char *kind = central_json_get_string (action, "kind");

  for (guint index = 0; action_kinds[index]; index++)
    if (g_strcmp0 (kind, action_kinds[index]) == 0)
      return check_text (action, "label", json_path, error) &&
             (central_json_get_string (action, action_members[index]) ||
              refuse (error, json_path, "does not say on what"));
  return refuse (error, json_path, "no kind of action");
}

/* What a record has is for its register to say: a rule may ask for any member. */
static gboolean
may_be_known (const char *name, gpointer user_data)
{
  return TRUE;
}

static gboolean
check_rule (JsonObject *part, const char *json_path, GError **error)
{
  JsonNode *rule = json_object_get_member (part, "show_if");

  if (rule == NULL || civic_logic_check (rule, may_be_known, NULL, error))
    return TRUE;
  g_prefix_error (error, "%s.show_if: ", json_path);
  return FALSE;
}

typedef gboolean (*Check) (JsonObject *object, const char *json_path, GError **error);

static gboolean
check_each (JsonObject *card, const char *name, const char *json_path, Check check, GError **error)
{
  JsonArray *array = central_json_get_array (card, name);

  for (guint index = 0; array && index < json_array_get_length (array); index++) {
    g_autofree char *path = g_strdup_printf ("%s.%s[%u]", json_path, name, index);
    JsonNode *node = json_array_get_element (array, index);

    if (!JSON_NODE_HOLDS_OBJECT (node))
      return refuse (error, path, "not an object");
    if (!check (json_node_get_object (node), path, error) ||
        !check_rule (json_node_get_object (node), path, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_card_check (JsonNode *card, const char *json_path, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (card) ? json_node_get_object (card) : NULL;
  JsonObject *state = central_json_get_object (object, "state");

  if (object == NULL)
    return refuse (error, json_path, "not an object");
  return check_text (object, "title", json_path, error) &&
         (state == NULL || check_state (state, json_path, error)) &&
         check_each (object, "lines", json_path, check_line, error) &&
         check_each (object, "actions", json_path, check_action, error);
}

static JsonNode *
draw_member (const char *name, JsonNode *member, JsonObject *record)
{
  gboolean is_text = g_str_equal (name, "label") || g_str_equal (name, "text");

  return is_text ? central_template_fill_text (member, record)
                 : central_template_fill_node (member, record);
}

static JsonNode *
draw_part (JsonObject *template, JsonObject *record)
{
  g_autoptr (JsonObject) drawn = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init_ordered (&iter, template);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    JsonNode *value = NULL;

    if (g_str_equal (name, "show_if"))
      continue;
    value = draw_member (name, member, record);
    if (value == NULL)
      return NULL;
    json_object_set_member (drawn, name, value);
  }
  return json_node_init_object (json_node_alloc (), drawn);
}

/* A rule that cannot be worked out shows nothing. */
static gboolean
is_shown (JsonObject *template, JsonNode *facts)
{
  JsonNode *rule = json_object_get_member (template, "show_if");
  g_autoptr (JsonNode) value = rule ? civic_logic_apply (rule, facts, NULL) : NULL;

  return rule == NULL || (value && civic_logic_is_true (value));
}

/* What rules see: the record, and today. */
static JsonNode *
collect_facts (JsonObject *record)
{
  JsonNode *facts = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *now = central_clock_now ();
  g_autofree char *today = g_strndup (now, strlen ("2026-11-22"));
  g_autoptr (GList) names = json_object_get_members (record);
  JsonObject *object = json_object_new ();

  for (GList *link = names; link; link = link->next)
    json_object_set_member (object, link->data, json_object_dup_member (record, link->data));
  json_object_set_string_member (object, "today", today);
  json_node_take_object (facts, object);
  return facts;
}

static JsonNode *
draw_parts (JsonArray *templates, JsonObject *record)
{
  g_autoptr (JsonArray) drawn = json_array_new ();
  g_autoptr (JsonNode) facts = collect_facts (record);

  for (guint index = 0; templates && index < json_array_get_length (templates); index++) {
    JsonObject *template = json_array_get_object_element (templates, index);
    JsonNode *part = is_shown (template, facts) ? draw_part (template, record) : NULL;

    if (part)
      json_array_add_element (drawn, part);
  }
  return json_node_init_array (json_node_alloc (), drawn);
}

JsonNode *
central_card_find_state (JsonObject *card, const char *value)
{
  JsonObject *states = central_json_get_object (central_json_get_object (card, "state"), "of");
  JsonObject *found = central_json_get_object (states, value);

  return found ? json_object_get_member (found, "label") : NULL;
}

static JsonNode *
draw_state (JsonObject *state, JsonObject *record)
{
  const char *by = central_json_get_string (state, "by");
  const char *value = by ? central_json_get_string (record, by) : NULL;
  JsonObject *states = central_json_get_object (state, "of");
  JsonObject *found = value ? central_json_get_object (states, value) : NULL;

  return found ? draw_part (found, record) : json_node_init_null (json_node_alloc ());
}

JsonNode *
central_card_draw_actions (JsonObject *card, JsonObject *record)
{
  return draw_parts (central_json_get_array (card, "actions"), record);
}

JsonNode *
central_card_draw (JsonObject *card, const char *id, JsonObject *record)
{
  JsonNode *title = central_template_fill_text (json_object_get_member (card, "title"), record);
  const char *icon = central_json_get_string (card, "icon");
  g_autoptr (JsonObject) result = NULL;

  if (title == NULL)
    return NULL;
  result = json_object_new ();
  json_object_set_string_member (result, "id", id);
  json_object_set_member (result, "icon",
                          icon ? json_node_init_string (json_node_alloc (), icon)
                               : json_node_init_null (json_node_alloc ()));
  json_object_set_member (result, "title", title);
  json_object_set_member (result, "state",
                          draw_state (central_json_get_object (card, "state"), record));
  json_object_set_member (result, "lines",
                          draw_parts (central_json_get_array (card, "lines"), record));
  json_object_set_member (result, "actions", central_card_draw_actions (card, record));
  return json_node_init_object (json_node_alloc (), result);
}

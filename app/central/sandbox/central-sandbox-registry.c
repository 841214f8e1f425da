/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sandbox-registry.h"

#include <string.h>

#include "civic-text.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"

#define ANYBODY "*"

typedef enum {
  ACCESS_ANYONE,     /* "anyone": notices, channels */
  ACCESS_IDENTIFIED, /* "identified": whoever proved who she is may ask for one by its number */
  ACCESS_OWN,        /* "own": only whom it belongs to */
} Access;

typedef struct {
  Access access;
  GHashTable *parameters; /* a set: what may be asked by */
  JsonArray *records;
} Register;

struct _CentralSandboxRegistry {
  GObject parent_instance;

  JsonNode *root;
  GHashTable *registers; /* name → Register */
};

static void central_sandbox_registry_iface_init (CentralRegistryInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CentralSandboxRegistry,
                               central_sandbox_registry,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CENTRAL_TYPE_REGISTRY,
                                                      central_sandbox_registry_iface_init))

static void
register_free (Register *self)
{
  g_clear_pointer (&self->parameters, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Register, register_free)

static gboolean
refuse (GError **error, int code, const char *place, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, code, "%s: %s", place, reason);
  return FALSE;
}

/* Members that say something about the record and never leave. */
static gboolean
is_inner (const char *name)
{
  return g_str_equal (name, "owner") || g_str_equal (name, "fault");
}

static gboolean
may_ask (const Register *self, const CentralQuestion *question, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (question->by);

  for (GList *link = names; link; link = link->next)
    if (!g_hash_table_contains (self->parameters, link->data) ||
        central_json_get_string (question->by, link->data) == NULL)
      return refuse (error, CENTRAL_ERROR_MALFORMED, question->registry,
                     "cannot be asked by that parameter");
  if (names == NULL && self->access == ACCESS_IDENTIFIED)
    return refuse (error, CENTRAL_ERROR_MALFORMED, question->registry, "wants a parameter");
  if (self->access != ACCESS_ANYONE && !question->for_anyone && question->person_id == NULL)
    return refuse (error, CENTRAL_ERROR_IDENTITY_REQUIRED, question->registry,
                   "wants to know who asks");
  return TRUE;
}

static gboolean
is_theirs (const Register *self, const CentralQuestion *question, JsonObject *record)
{
  const char *owner = central_json_get_string (record, "owner");

  return self->access != ACCESS_OWN || question->for_anyone || g_strcmp0 (owner, ANYBODY) == 0 ||
         g_strcmp0 (owner, question->person_id) == 0;
}

static gboolean
fits (JsonObject *record, JsonObject *by)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *wanted = NULL;

  json_object_iter_init (&iter, by);
  while (json_object_iter_next (&iter, &name, &wanted))
    if (g_strcmp0 (central_json_get_string (record, name), json_node_get_string (wanted)) != 0)
      return FALSE;
  return TRUE;
}

/* "{today-30d}" → "2026-10-23". NULL for what is no such day. */
static char *
resolve_day (const char *text)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *now = NULL;

  if (!g_regex_match_simple ("^\\{today([+-][0-9]{1,4}d)?\\}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return NULL;
  now = central_clock_now ();
  today = central_clock_parse (now);
  day = g_date_time_add_days (today, (int) g_ascii_strtoll (text + strlen ("{today"), NULL, 10));
  return g_date_time_format (day, "%F");
}

static char *
resolve (const char *text, const CentralQuestion *question)
{
  return g_str_equal (text, "{person}") ? g_strdup (question->person_id) : resolve_day (text);
}

static JsonNode *
publish (JsonObject *record, const CentralQuestion *question)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *published = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init_ordered (&iter, record);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    const char *text = central_json_get_string (record, name);
    g_autofree char *resolved = text ? resolve (text, question) : NULL;

    if (resolved)
      json_object_set_string_member (published, name, resolved);
    else if (!is_inner (name))
      json_object_set_member (published, name, json_node_copy (member));
  }
  json_node_take_object (node, published);
  return node;
}

static gboolean
knows (CentralRegistry *registry, const char *name)
{
  return g_hash_table_contains (CENTRAL_SANDBOX_REGISTRY (registry)->registers, name);
}

static gboolean
look_up (CentralRegistry *registry,
         const CentralQuestion *question,
         GPtrArray **ret_records,
         GError **error)
{
  CentralSandboxRegistry *self = CENTRAL_SANDBOX_REGISTRY (registry);
  Register *found = g_hash_table_lookup (self->registers, question->registry);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  if (found == NULL)
    return refuse (error, CENTRAL_ERROR_MALFORMED, question->registry, "no such register");
  if (!may_ask (found, question, error))
    return FALSE;
  for (guint index = 0; index < json_array_get_length (found->records); index++) {
    JsonObject *record = json_array_get_object_element (found->records, index);

    if (!is_theirs (found, question, record) || !fits (record, question->by))
      continue;
    if (json_object_has_member (record, "fault"))
      return refuse (error, CENTRAL_ERROR_UNAVAILABLE, question->registry, "does not answer");
    g_ptr_array_add (records, publish (record, question));
  }
  *ret_records = g_steal_pointer (&records);
  return TRUE;
}

static gboolean
check_member (JsonNode *member, const char *json_path, GError **error)
{
  g_autoptr (CivicText) text = NULL;

  if (JSON_NODE_HOLDS_VALUE (member))
    return TRUE;
  text = civic_text_new_from_json (member, json_path, central_languages, error);
  return text != NULL;
}

static gboolean
check_record (JsonNode *node, const char *json_path, GError **error)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, CENTRAL_ERROR_CONFIGURATION, json_path, "not an object");
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member)) {
    g_autofree char *path = g_strconcat (json_path, ".", name, NULL);

    if (!check_member (member, path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_access (JsonObject *object, Access *ret_access)
{
  static const char *const words[] = {
    [ACCESS_ANYONE] = "anyone",
    [ACCESS_IDENTIFIED] = "identified",
    [ACCESS_OWN] = "own",
  };
  const char *word = central_json_get_string (object, "access");

  for (guint index = 0; index < G_N_ELEMENTS (words); index++)
    if (g_strcmp0 (word, words[index]) == 0) {
      *ret_access = (Access) index;
      return TRUE;
    }
  return FALSE;
}

static GHashTable *
read_parameters (JsonArray *array)
{
  GHashTable *parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint index = 0; array && index < json_array_get_length (array); index++) {
    JsonNode *node = json_array_get_element (array, index);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_hash_table_add (parameters, json_node_dup_string (node));
  }
  return parameters;
}

static Register *
read_register (JsonObject *object, const char *json_path, GError **error)
{
  g_autoptr (Register) self = g_new0 (Register, 1);

  self->parameters = read_parameters (central_json_get_array (object, "by"));
  self->records = central_json_get_array (object, "records");
  if (!read_access (object, &self->access) || self->records == NULL) {
    refuse (error, CENTRAL_ERROR_CONFIGURATION, json_path, "no access or no records");
    return NULL;
  }
  for (guint index = 0; index < json_array_get_length (self->records); index++) {
    g_autofree char *path = g_strdup_printf ("%s.records[%u]", json_path, index);

    if (!check_record (json_array_get_element (self->records, index), path, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

static gboolean
read_registers (CentralSandboxRegistry *self, GError **error)
{
  JsonObject *root = json_node_get_object (self->root);
  JsonObject *registers = central_json_get_object (root, "registries");
  g_autoptr (GList) names = registers ? json_object_get_members (registers) : NULL;

  if (central_json_get_integer (root, "format") != 1)
    return refuse (error, CENTRAL_ERROR_CONFIGURATION, "$.format", "is not 1");
  for (GList *link = names; link; link = link->next) {
    g_autofree char *path = g_strdup_printf ("$.registries.%s", (const char *) link->data);
    Register *found = read_register (central_json_get_object (registers, link->data), path, error);

    if (found == NULL)
      return FALSE;
    g_hash_table_insert (self->registers, g_strdup (link->data), found);
  }
  return TRUE;
}

static void
central_sandbox_registry_finalize (GObject *object)
{
  CentralSandboxRegistry *self = CENTRAL_SANDBOX_REGISTRY (object);

  g_clear_pointer (&self->registers, g_hash_table_unref);
  g_clear_pointer (&self->root, json_node_unref);
  G_OBJECT_CLASS (central_sandbox_registry_parent_class)->finalize (object);
}

static void
central_sandbox_registry_iface_init (CentralRegistryInterface *interface)
{
  interface->knows = knows;
  interface->look_up = look_up;
}

static void
central_sandbox_registry_class_init (CentralSandboxRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = central_sandbox_registry_finalize;
}

static void
central_sandbox_registry_init (CentralSandboxRegistry *self)
{
  self->registers =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) register_free);
}

CentralRegistry *
central_sandbox_registry_new (const char *path, GError **error)
{
  g_autoptr (CentralSandboxRegistry) self = g_object_new (CENTRAL_TYPE_SANDBOX_REGISTRY, NULL);

  self->root = central_json_load (path, error);
  if (self->root == NULL)
    return NULL;
  if (!read_registers (self, error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  return CENTRAL_REGISTRY (g_steal_pointer (&self));
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-accounts.h"

#include "civic-error.h"
#include "civic-json.h"

#include <sodium.h>

#include <string.h>

#define FORMAT 1
#define FILE_MAXIMUM_BYTES (1024 * 1024)
#define DIGEST_LENGTH 64

struct _AgentAccounts {
  GPtrArray *all; /* (element-type AgentAccount) by number */
};

/* What may stand in an account, and whether it must. */
static const struct {
  const char *key;
  gboolean is_needed;
} keys[] = {
  { "number", TRUE }, { "role", TRUE }, { "name", FALSE }, { "pin", TRUE }, { "badge", FALSE },
};

AgentAccounts *
agent_accounts_new (void)
{
  AgentAccounts *self = g_new0 (AgentAccounts, 1);

  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) agent_account_free);

  return self;
}

void
agent_accounts_free (AgentAccounts *self)
{
  g_ptr_array_unref (self->all);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE, reason);

  return FALSE;
}

static gboolean
has_known_keys (JsonObject *object, GError **error)
{
  guint known_count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (json_object_has_member (object, keys[i].key))
      known_count++;
    else if (keys[i].is_needed)
      return refuse (error, "an account lacks its number, role or PIN");
  }

  return known_count == json_object_get_size (object) ||
         refuse (error, "an account has a key that is not known");
}

/* "" for what is no string. */
static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : "";
}

static gboolean
is_argon2id (const char *pin)
{
  return g_str_has_prefix (pin, crypto_pwhash_argon2id_STRPREFIX) &&
         strlen (pin) < crypto_pwhash_argon2id_STRBYTES;
}

static gboolean
is_digest (const char *badge)
{
  return strlen (badge) == DIGEST_LENGTH && strspn (badge, "0123456789abcdef") == DIGEST_LENGTH;
}

static gboolean
read_name (AgentAccount *self, JsonObject *object, GError **error)
{
  static const char *const languages[] = { "ar", "en", NULL };
  JsonNode *node = json_object_get_member (object, "name");

  if (node == NULL)
    return TRUE;
  self->name = civic_text_new_from_json (node, "name", languages, error);

  return self->name != NULL;
}

static gboolean
read_badge (AgentAccount *self, JsonObject *object, GError **error)
{
  const char *badge = get_string (object, "badge");

  if (!json_object_has_member (object, "badge") || json_object_get_null_member (object, "badge"))
    return TRUE;
  if (!is_digest (badge))
    return refuse (error, "a badge is no digest of one");
  self->badge = g_strdup (badge);

  return TRUE;
}

static gboolean
read_account (AgentAccount *self, JsonObject *object, GError **error)
{
  self->number = g_strdup (get_string (object, "number"));
  self->pin = g_strdup (get_string (object, "pin"));
  if (!has_known_keys (object, error))
    return FALSE;
  if (!agent_account_is_number (self->number))
    return refuse (error, "a number is not 4 to 8 digits");
  if (!agent_role_from_string (get_string (object, "role"), &self->role))
    return refuse (error, "a role is not known");
  if (!is_argon2id (self->pin))
    return refuse (error, "a PIN is no argon2id line");

  return read_name (self, object, error) && read_badge (self, object, error);
}

static gboolean
add_account (AgentAccounts *self, JsonNode *node, GError **error)
{
  g_autoptr (AgentAccount) account = g_new0 (AgentAccount, 1);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "an account is no object");
  if (!read_account (account, json_node_get_object (node), error))
    return FALSE;
  if (agent_accounts_find (self, account->number) != NULL)
    return refuse (error, "a number is there twice");
  agent_accounts_put (self, g_steal_pointer (&account));

  return TRUE;
}

static gboolean
read_list (AgentAccounts *self, JsonNode *node, GError **error)
{
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, "there is no list of accounts");

  list = json_node_get_array (node);
  if (json_array_get_length (list) > AGENT_ACCOUNTS_MAXIMUM)
    return refuse (error, "there are too many accounts");
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!add_account (self, json_array_get_element (list, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
is_format (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 &&
         json_node_get_int (node) == FORMAT;
}

static gboolean
read_file (AgentAccounts *self, JsonNode *root, GError **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, "it is no object");

  object = json_node_get_object (root);
  if (!is_format (json_object_get_member (object, "format")) || json_object_get_size (object) != 2)
    return refuse (error, "it is of no format that is known here");

  return read_list (self, json_object_get_member (object, "accounts"), error);
}

AgentAccounts *
agent_accounts_load (const char *path, GError **error)
{
  g_autoptr (AgentAccounts) self = agent_accounts_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  if (length <= FILE_MAXIMUM_BYTES)
    root = civic_json_parse (text, length, error);
  else
    refuse (error, "it is too long");
  if (root == NULL || !read_file (self, root, error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }

  return g_steal_pointer (&self);
}

static void
build_account (JsonBuilder *builder, const AgentAccount *account)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_string_value (builder, account->number);
  json_builder_set_member_name (builder, "role");
  json_builder_add_string_value (builder, agent_role_to_string (account->role));
  if (account->name != NULL) {
    json_builder_set_member_name (builder, "name");
    json_builder_add_value (builder, civic_text_to_json (account->name));
  }
  json_builder_set_member_name (builder, "pin");
  json_builder_add_string_value (builder, account->pin);
  json_builder_set_member_name (builder, "badge");
  json_builder_add_string_value (builder, account->badge);
  json_builder_end_object (builder);
}

char *
agent_accounts_to_text (AgentAccounts *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->all->len; i++)
    build_account (builder, agent_accounts_get (self, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

guint
agent_accounts_get_count (AgentAccounts *self)
{
  return self->all->len;
}

const AgentAccount *
agent_accounts_get (AgentAccounts *self, guint index)
{
  return g_ptr_array_index (self->all, index);
}

/* Where the number is, or belongs. */
static guint
place_of (AgentAccounts *self, const char *number)
{
  guint place = 0;

  while (place < self->all->len && strcmp (agent_accounts_get (self, place)->number, number) < 0)
    place++;

  return place;
}

const AgentAccount *
agent_accounts_find (AgentAccounts *self, const char *number)
{
  guint place = place_of (self, number);
  const AgentAccount *account = place < self->all->len ? agent_accounts_get (self, place) : NULL;

  return account != NULL && g_str_equal (account->number, number) ? account : NULL;
}

void
agent_accounts_put (AgentAccounts *self, AgentAccount *account)
{
  agent_accounts_remove (self, account->number);
  g_ptr_array_insert (self->all, (int) place_of (self, account->number), account);
}

gboolean
agent_accounts_remove (AgentAccounts *self, const char *number)
{
  if (agent_accounts_find (self, number) == NULL)
    return FALSE;

  g_ptr_array_remove_index (self->all, place_of (self, number));

  return TRUE;
}

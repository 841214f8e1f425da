/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-chart.h"

#include <string.h>

#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-ledger.h"

#define MAXIMUM_CODE_LENGTH 20
#define ANY_SERVICE "*"

struct _CentralChart {
  GHashTable *names;    /* code → CivicText */
  GHashTable *accounts; /* part → code */
  GHashTable *clearing; /* method → code */
  GHashTable *revenue;  /* service → code */
};

static const char *const methods[] = { CENTRAL_PAYMENT_SADAD, CENTRAL_PAYMENT_MADA,
                                       CENTRAL_PAYMENT_APPLE_PAY, NULL };
static const char *const parts[] = { CENTRAL_PART_RECEIVABLE, CENTRAL_PART_OPERATOR,
                                     CENTRAL_PART_VAT, CENTRAL_PART_UNALLOCATED, NULL };

static gboolean
refuse (GError **error, const char *where, const char *why)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "$.%s: %s", where, why);
  return FALSE;
}

static gboolean
is_code (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

  return length > 0 && length <= MAXIMUM_CODE_LENGTH && text[length] == '\0';
}

static gboolean
read_names (CentralChart *self, JsonObject *object, GError **error)
{
  g_autoptr (GList) codes = object ? json_object_get_members (object) : NULL;

  for (GList *link = codes; link; link = link->next) {
    g_autofree char *path = g_strdup_printf ("$.accounts.%s", (const char *) link->data);
    CivicText *name = NULL;

    if (!is_code (link->data))
      return refuse (error, "accounts", "a code is no code");
    name = civic_text_new_from_json (json_object_get_member (object, link->data), path,
                                     central_languages, error);
    if (name == NULL)
      return FALSE;
    g_hash_table_insert (self->names, g_strdup (link->data), name);
  }
  return TRUE;
}

static gboolean
take (CentralChart *self, GHashTable *table, JsonObject *object, const char *key, GError **error)
{
  const char *code = central_json_get_string (object, key);

  if (code == NULL || !g_hash_table_contains (self->names, code))
    return refuse (error, key, "names no account of this chart");
  g_hash_table_insert (table, g_strdup (key), g_strdup (code));
  return TRUE;
}

static gboolean
take_all (CentralChart *self,
          GHashTable *table,
          JsonObject *object,
          const char *const *keys,
          GError **error)
{
  for (gsize index = 0; keys[index]; index++)
    if (!take (self, table, object, keys[index], error))
      return FALSE;
  return TRUE;
}

/* Services of another catalogue are no mistake: one chart serves a whole municipality. */
static gboolean
read_revenue (CentralChart *self, JsonObject *object, GError **error)
{
  g_autoptr (GList) services = object ? json_object_get_members (object) : NULL;

  for (GList *link = services; link; link = link->next)
    if (!take (self, self->revenue, object, link->data, error))
      return FALSE;
  return g_hash_table_contains (self->revenue, ANY_SERVICE) ||
         refuse (error, "revenue", "has no account for any service, \"*\"");
}

static gboolean
read_root (CentralChart *self, JsonObject *root, GError **error)
{
  if (central_json_get_integer (root, "format") != 1)
    return refuse (error, "format", "is not 1");
  return read_names (self, central_json_get_object (root, "accounts"), error) &&
         take_all (self, self->clearing, central_json_get_object (root, "clearing"), methods,
                   error) &&
         take_all (self, self->accounts, root, parts, error) &&
         read_revenue (self, central_json_get_object (root, "revenue"), error);
}

CentralChart *
central_chart_load (const char *path, GError **error)
{
  g_autoptr (CentralChart) self = g_new0 (CentralChart, 1);
  g_autoptr (JsonNode) node = central_json_load (path, error);

  self->names =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) civic_text_unref);
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->clearing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->revenue = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (node == NULL)
    return NULL;
  if (read_root (self, json_node_get_object (node), error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

const char *
central_chart_get_clearing (CentralChart *self, const char *method)
{
  return g_hash_table_lookup (self->clearing, method);
}

const char *
central_chart_get_revenue (CentralChart *self, const char *service)
{
  const char *code = g_hash_table_lookup (self->revenue, service);

  return code ? code : g_hash_table_lookup (self->revenue, ANY_SERVICE);
}

const char *
central_chart_get_account (CentralChart *self, const char *part)
{
  return g_hash_table_lookup (self->accounts, part);
}

CivicText *
central_chart_get_name (CentralChart *self, const char *account)
{
  return g_hash_table_lookup (self->names, account);
}

void
central_chart_free (CentralChart *self)
{
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->clearing);
  g_hash_table_unref (self->revenue);
  g_free (self);
}

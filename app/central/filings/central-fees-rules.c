/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-fees-rules.h"

#include <string.h>

#include "civic-logic.h"

#include "central-error.h"
#include "central-facts.h"
#include "central-json.h"
#include "central-languages.h"

static void
fee_line_free (CentralFeeLine *self)
{
  g_clear_pointer (&self->label, civic_text_unref);
  g_clear_pointer (&self->halalas, json_node_unref);
  g_clear_pointer (&self->quantity, json_node_unref);
  g_clear_pointer (&self->show_if, json_node_unref);
  g_free (self);
}

static void
service_fees_free (CentralServiceFees *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->centre_lines, g_ptr_array_unref);
  g_clear_pointer (&self->instant, json_node_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralFeeLine, fee_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralServiceFees, service_fees_free)

static gboolean
refuse (GError **error, const char *json_path, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", json_path, reason);
  return FALSE;
}

/* *ret_rule stays NULL where there is none. */
static gboolean
read_rule (JsonObject *object,
           const char *name,
           CivicService *service,
           const char *json_path,
           JsonNode **ret_rule,
           GError **error)
{
  JsonNode *rule = json_object_get_member (object, name);

  if (rule == NULL)
    return TRUE;
  if (!civic_logic_check (rule, central_facts_know, service, error)) {
    g_prefix_error (error, "%s.%s: ", json_path, name);
    return FALSE;
  }
  *ret_rule = json_node_ref (rule);
  return TRUE;
}

static CivicText *
read_label (JsonObject *object, const char *json_path, GError **error)
{
  g_autofree char *path = g_strconcat (json_path, ".label", NULL);
  JsonNode *node = object ? json_object_get_member (object, "label") : NULL;

  if (node)
    return civic_text_new_from_json (node, path, central_languages, error);
  refuse (error, path, "missing");
  return NULL;
}

static CentralFeeLine *
read_line (CivicService *service, JsonNode *node, const char *json_path, GError **error)
{
  g_autoptr (CentralFeeLine) line = g_new0 (CentralFeeLine, 1);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  line->label = read_label (object, json_path, error);
  if (line->label == NULL ||
      !read_rule (object, "halalas", service, json_path, &line->halalas, error) ||
      !read_rule (object, "quantity", service, json_path, &line->quantity, error) ||
      !read_rule (object, "show_if", service, json_path, &line->show_if, error))
    return NULL;
  if (line->halalas == NULL) {
    refuse (error, json_path, "halalas are missing");
    return NULL;
  }
  return g_steal_pointer (&line);
}

static GPtrArray *
read_lines (CivicService *service,
            JsonObject *object,
            const char *name,
            const char *json_path,
            GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) fee_line_free);
  JsonArray *array = central_json_get_array (object, name);

  for (guint index = 0; array && index < json_array_get_length (array); index++) {
    g_autofree char *path = g_strdup_printf ("%s.%s[%u]", json_path, name, index);
    CentralFeeLine *line = read_line (service, json_array_get_element (array, index), path, error);

    if (line == NULL)
      return NULL;
    g_ptr_array_add (lines, line);
  }
  return g_steal_pointer (&lines);
}

static CentralServiceFees *
read_service (CivicService *service, JsonObject *object, GError **error)
{
  g_autoptr (CentralServiceFees) fees = g_new0 (CentralServiceFees, 1);
  g_autofree char *path = g_strconcat ("$.services.", civic_service_get_id (service), NULL);

  if ((fees->lines = read_lines (service, object, "lines", path, error)) == NULL ||
      (fees->centre_lines = read_lines (service, object, "centre", path, error)) == NULL ||
      !read_rule (object, "instant", service, path, &fees->instant, error))
    return NULL;
  return g_steal_pointer (&fees);
}

/* Prices of services that this catalogue does not offer are no mistake: one fee table serves every
 * centre of a municipality. */
static gboolean
read_services (CentralFees *self, CivicCatalogue *catalogue, JsonObject *services, GError **error)
{
  g_autoptr (GList) ids = services ? json_object_get_members (services) : NULL;

  for (GList *link = ids; link; link = link->next) {
    CivicService *service = civic_catalogue_find (catalogue, link->data);
    JsonObject *object = central_json_get_object (services, link->data);
    CentralServiceFees *fees = NULL;

    if (service == NULL)
      continue;
    if (object == NULL)
      return refuse (error, "$.services", "holds something that is no object");
    fees = read_service (service, object, error);
    if (fees == NULL)
      return FALSE;
    g_hash_table_insert (self->services, g_strdup (link->data), fees);
  }
  return TRUE;
}

static gboolean
is_biller (const char *text)
{
  return text && strlen (text) == 3 && strspn (text, "0123456789") == 3;
}

static gboolean
read_small_number (JsonObject *object, const char *name, guint *ret_number, GError **error)
{
  gint64 value = central_json_get_integer (object, name);

  if (value < 1 || value > 1000)
    return refuse (error, name, "not a whole number from 1 to 1000");
  *ret_number = (guint) value;
  return TRUE;
}

static gboolean
read_root (CentralFees *self, JsonObject *root, GError **error)
{
  JsonObject *biller = central_json_get_object (root, "biller");
  JsonObject *vat = central_json_get_object (root, "vat");

  if (central_json_get_integer (root, "format") != 2)
    return refuse (error, "$.format", "is not 2");
  if (!is_biller (central_json_get_string (biller, "code")))
    return refuse (error, "$.biller.code", "is not three digits");
  self->biller = g_strdup (central_json_get_string (biller, "code"));
  return (self->vat_label = read_label (vat, "$.vat", error)) != NULL &&
         read_small_number (vat, "percent", &self->vat_percent, error) &&
         read_small_number (biller, "due_days", &self->due_days, error) &&
         read_small_number (root, "quote_hours", &self->quote_hours, error);
}

CentralFees *
central_fees_load (const char *path, CivicCatalogue *catalogue, GError **error)
{
  g_autoptr (CentralFees) self = g_new0 (CentralFees, 1);
  g_autoptr (JsonNode) node = central_json_load (path, error);
  JsonObject *root = node ? json_node_get_object (node) : NULL;

  self->services =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) service_fees_free);
  if (root == NULL)
    return NULL;
  if (!read_root (self, root, error) ||
      !read_services (self, catalogue, central_json_get_object (root, "services"), error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
central_fees_free (CentralFees *self)
{
  g_clear_pointer (&self->services, g_hash_table_unref);
  g_clear_pointer (&self->vat_label, civic_text_unref);
  g_free (self->biller);
  g_free (self);
}

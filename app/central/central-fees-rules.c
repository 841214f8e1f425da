/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-fees-rules.h"

#include <string.h>

#include "central-error.h"
#include "central-json.h"
#include "central-languages.h"

static void
fee_line_free (CentralFeeLine *self)
{
  g_clear_pointer (&self->label, civic_text_unref);
  g_clear_pointer (&self->amounts, g_hash_table_unref);
  g_free (self->field);
  g_free (self->second_field);
  g_free (self);
}

static void
service_fees_free (CentralServiceFees *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->instant_choices, g_hash_table_unref);
  g_clear_pointer (&self->centre_label, civic_text_unref);
  g_clear_pointer (&self->vat_label, civic_text_unref);
  g_free (self->instant_field);
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

static CivicText *
read_label (JsonObject *object, const char *name, const char *json_path, GError **error)
{
  g_autofree char *path = g_strconcat (json_path, ".", name, NULL);
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL) {
    refuse (error, path, "missing");
    return NULL;
  }
  return civic_text_new_from_json (node, path, central_catalogue_languages, error);
}

static gboolean
read_field (CivicService *service,
            JsonObject *object,
            const char *name,
            const char *json_path,
            char **ret_field,
            GError **error)
{
  const char *id = central_json_get_string (object, name);

  if (id == NULL || civic_service_find_field (service, id) == NULL)
    return refuse (error, json_path, "names no field of this service");
  *ret_field = g_strdup (id);
  return TRUE;
}

static gboolean
is_every_choice_priced (CivicService *service, const CentralFeeLine *line)
{
  CivicField *field = civic_service_find_field (service, line->field);
  GListModel *choices = civic_field_get_choices (field);

  for (guint index = 0; index < g_list_model_get_n_items (choices); index++) {
    g_autoptr (CivicChoice) choice = g_list_model_get_item (choices, index);

    if (!g_hash_table_contains (line->amounts, civic_choice_get_value (choice)))
      return FALSE;
  }
  return g_list_model_get_n_items (choices) > 0;
}

static gboolean
read_amounts (CentralFeeLine *line, JsonObject *amounts, const char *json_path, GError **error)
{
  g_autoptr (GList) names = amounts ? json_object_get_members (amounts) : NULL;

  line->amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (GList *link = names; link; link = link->next) {
    gint64 halalas = central_json_get_integer (amounts, link->data);

    if (halalas < 0)
      return refuse (error, json_path, "an amount is no whole number of halalas");
    g_hash_table_insert (line->amounts, g_strdup (link->data),
                         g_memdup2 (&halalas, sizeof halalas));
  }
  return TRUE;
}

static gboolean
read_choice_line (CentralFeeLine *line,
                  CivicService *service,
                  JsonObject *rule,
                  const char *json_path,
                  GError **error)
{
  if (!read_field (service, rule, "field", json_path, &line->field, error) ||
      !read_amounts (line, central_json_get_object (rule, "halalas"), json_path, error))
    return FALSE;
  if (!is_every_choice_priced (service, line))
    return refuse (error, json_path, "a choice of the field has no price");
  return TRUE;
}

static gboolean
read_area_line (CentralFeeLine *line,
                CivicService *service,
                JsonObject *rule,
                const char *json_path,
                GError **error)
{
  line->rate_halalas = central_json_get_integer (rule, "halalas_per_square_metre");
  if (line->rate_halalas < 0)
    return refuse (error, json_path, "halalas_per_square_metre is missing");
  return read_field (service, rule, "width", json_path, &line->field, error) &&
         read_field (service, rule, "height", json_path, &line->second_field, error);
}

static CentralFeeLine *
read_line (CivicService *service, JsonObject *object, const char *json_path, GError **error)
{
  g_autoptr (CentralFeeLine) line = g_new0 (CentralFeeLine, 1);
  JsonObject *choice = central_json_get_object (object, "by_choice");
  JsonObject *area = central_json_get_object (object, "by_area");
  gboolean read = FALSE;

  line->label = read_label (object, "label", json_path, error);
  if (line->label == NULL)
    return NULL;
  if (choice)
    read = read_choice_line (line, service, choice, json_path, error);
  else if (area)
    read = read_area_line (line, service, area, json_path, error);
  else
    refuse (error, json_path, "neither by_choice nor by_area");
  return read ? g_steal_pointer (&line) : NULL;
}

static gboolean
read_lines (CentralServiceFees *fees,
            CivicService *service,
            JsonArray *array,
            const char *json_path,
            GError **error)
{
  fees->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) fee_line_free);
  for (guint index = 0; array && index < json_array_get_length (array); index++) {
    g_autofree char *path = g_strdup_printf ("%s.lines[%u]", json_path, index);
    JsonNode *node = json_array_get_element (array, index);
    CentralFeeLine *line = NULL;

    if (!JSON_NODE_HOLDS_OBJECT (node))
      return refuse (error, path, "not an object");
    line = read_line (service, json_node_get_object (node), path, error);
    if (line == NULL)
      return FALSE;
    g_ptr_array_add (fees->lines, line);
  }
  return TRUE;
}

static gboolean
read_instant (CentralServiceFees *fees,
              CivicService *service,
              JsonObject *rule,
              const char *json_path,
              GError **error)
{
  JsonArray *choices = central_json_get_array (rule, "in");

  fees->instant_choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (rule == NULL)
    return TRUE;
  for (guint index = 0; choices && index < json_array_get_length (choices); index++) {
    JsonNode *node = json_array_get_element (choices, index);

    if (json_node_get_value_type (node) != G_TYPE_STRING)
      return refuse (error, json_path, "instant.in holds something that is no text");
    g_hash_table_add (fees->instant_choices, json_node_dup_string (node));
  }
  return read_field (service, rule, "field", json_path, &fees->instant_field, error);
}

static gboolean
read_centre (CentralServiceFees *fees, JsonObject *rule, const char *json_path, GError **error)
{
  if (rule == NULL)
    return TRUE;
  fees->centre_halalas = central_json_get_integer (rule, "halalas");
  if (fees->centre_halalas < 0)
    return refuse (error, json_path, "centre.halalas is missing");
  return (fees->centre_label = read_label (rule, "label", json_path, error)) != NULL &&
         (fees->vat_label = read_label (rule, "vat_label", json_path, error)) != NULL;
}

static CentralServiceFees *
read_service (CivicService *service, JsonObject *object, GError **error)
{
  g_autoptr (CentralServiceFees) fees = g_new0 (CentralServiceFees, 1);
  g_autofree char *path = g_strconcat ("$.services.", civic_service_get_id (service), NULL);

  if (!read_lines (fees, service, central_json_get_array (object, "lines"), path, error) ||
      !read_instant (fees, service, central_json_get_object (object, "instant"), path, error) ||
      !read_centre (fees, central_json_get_object (object, "centre"), path, error))
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

  if (central_json_get_integer (root, "format") != 1)
    return refuse (error, "$.format", "is not 1");
  if (!is_biller (central_json_get_string (biller, "code")))
    return refuse (error, "$.biller.code", "is not three digits");
  self->biller = g_strdup (central_json_get_string (biller, "code"));
  return read_small_number (biller, "due_days", &self->due_days, error) &&
         read_small_number (root, "quote_hours", &self->quote_hours, error) &&
         read_small_number (root, "vat_percent", &self->vat_percent, error);
}

CentralFees *
central_fees_load (const char *path, CivicCatalogue *catalogue, GError **error)
{
  g_autoptr (CentralFees) self = g_new0 (CentralFees, 1);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root = NULL;

  self->services =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) service_fees_free);
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  node = central_json_parse (text, error);
  root = node ? json_node_get_object (node) : NULL;
  if (root == NULL || !read_root (self, root, error) ||
      !read_services (self, catalogue, central_json_get_object (root, "services"), error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
central_fees_free (CentralFees *self)
{
  g_hash_table_unref (self->services);
  g_free (self->biller);
  g_free (self);
}

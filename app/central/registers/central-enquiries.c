/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-enquiries.h"

#include "civic-logic.h"

#include "central-card.h"
#include "central-error.h"
#include "central-facts.h"
#include "central-json.h"

struct _CentralEnquiries {
  JsonNode *root;         /* owns the cards */
  JsonObject *cards;      /* (nullable) */
  GHashTable *services;   /* id → GPtrArray of CentralEnquirySource */
  GHashTable *follow_ups; /* id → CentralFollowUp */
};

static void
source_free (CentralEnquirySource *self)
{
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->when, json_node_unref);
  g_free (self);
}

static void
follow_up_free (CentralFollowUp *self)
{
  g_clear_pointer (&self->from, g_strfreev);
  g_free (self->field);
  g_free (self->registry);
  g_free (self->to);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralEnquirySource, source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralFollowUp, follow_up_free)

static gboolean
refuse (GError **error, const char *json_path, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", json_path, reason);
  return FALSE;
}

static gboolean
read_cards (CentralEnquiries *self, GError **error)
{
  g_autoptr (GList) names = NULL;

  self->cards = central_json_get_object (json_node_get_object (self->root), "cards");
  names = self->cards ? json_object_get_members (self->cards) : NULL;
  for (GList *link = names; link; link = link->next) {
    g_autofree char *path = g_strdup_printf ("$.cards.%s", (const char *) link->data);

    if (!central_card_check (json_object_get_member (self->cards, link->data), path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_fields (CentralEnquirySource *source,
             CivicService *service,
             JsonObject *by,
             const char *json_path,
             GError **error)
{
  g_autoptr (GList) parameters = by ? json_object_get_members (by) : NULL;

  source->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (GList *link = parameters; link; link = link->next) {
    const char *field = central_json_get_string (by, link->data);

    if (field == NULL || civic_service_find_field (service, field) == NULL)
      return refuse (error, json_path, "by names no field of this service");
    g_hash_table_insert (source->fields, g_strdup (link->data), g_strdup (field));
  }
  return by != NULL || refuse (error, json_path, "by is missing");
}

static gboolean
read_when (CentralEnquirySource *source,
           CivicService *service,
           JsonObject *object,
           const char *json_path,
           GError **error)
{
  JsonNode *rule = json_object_get_member (object, "when");

  if (rule == NULL)
    return TRUE;
  if (!civic_logic_check (rule, central_facts_know, service, error)) {
    g_prefix_error (error, "%s.when: ", json_path);
    return FALSE;
  }
  source->when = json_node_ref (rule);
  return TRUE;
}

static CentralEnquirySource *
read_source (CentralEnquiries *self,
             CivicService *service,
             JsonObject *object,
             const char *json_path,
             GError **error)
{
  g_autoptr (CentralEnquirySource) source = g_new0 (CentralEnquirySource, 1);
  const char *card = central_json_get_string (object, "card");
  const char *whose = central_json_get_string (object, "whose");

  source->registry = central_json_get_string (object, "registry");
  source->for_anyone = g_strcmp0 (whose, "anyone") == 0;
  if (source->registry)
    source->card = central_json_get_object (self->cards, card ? card : source->registry);
  if (source->card == NULL) {
    refuse (error, json_path, "names no register, or no card");
    return NULL;
  }
  return read_fields (source, service, central_json_get_object (object, "by"), json_path, error) &&
             read_when (source, service, object, json_path, error)
           ? g_steal_pointer (&source)
           : NULL;
}

static GPtrArray *
read_sources (CentralEnquiries *self, CivicService *service, JsonArray *array, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);

  for (guint index = 0; array && index < json_array_get_length (array); index++) {
    g_autofree char *path =
      g_strdup_printf ("$.enquiries.%s[%u]", civic_service_get_id (service), index);
    JsonNode *node = json_array_get_element (array, index);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    CentralEnquirySource *source = read_source (self, service, object, path, error);

    if (source == NULL)
      return NULL;
    g_ptr_array_add (sources, source);
  }
  return g_steal_pointer (&sources);
}

/* Enquiries of services that this catalogue does not offer are no mistake: one file serves every
 * centre of a municipality. */
static gboolean
read_services (CentralEnquiries *self, CivicCatalogue *catalogue, GError **error)
{
  JsonObject *root = json_node_get_object (self->root);
  JsonObject *enquiries = central_json_get_object (root, "enquiries");
  g_autoptr (GList) ids = enquiries ? json_object_get_members (enquiries) : NULL;

  if (central_json_get_integer (root, "format") != 1)
    return refuse (error, "$.format", "is not 1");
  for (GList *link = ids; link; link = link->next) {
    CivicService *service = civic_catalogue_find (catalogue, link->data);
    JsonArray *array = central_json_get_array (enquiries, link->data);
    GPtrArray *sources = NULL;

    if (service == NULL)
      continue;
    sources = read_sources (self, service, array, error);
    if (sources == NULL)
      return FALSE;
    g_hash_table_insert (self->services, g_strdup (link->data), sources);
  }
  return TRUE;
}

static GStrv
read_states (JsonArray *array)
{
  g_autoptr (GStrvBuilder) states = g_strv_builder_new ();

  for (guint index = 0; array && index < json_array_get_length (array); index++) {
    JsonNode *node = json_array_get_element (array, index);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_strv_builder_add (states, json_node_get_string (node));
  }
  return g_strv_builder_end (states);
}

static CentralFollowUp *
read_follow_up (CivicService *service, JsonObject *object, GError **error)
{
  g_autoptr (CentralFollowUp) self = g_new0 (CentralFollowUp, 1);

  self->field = g_strdup (central_json_get_string (object, "field"));
  self->registry = g_strdup (central_json_get_string (object, "registry"));
  self->from = read_states (central_json_get_array (object, "from"));
  self->to = g_strdup (central_json_get_string (object, "to"));
  if (self->to && self->from[0] && self->field && civic_service_find_field (service, self->field))
    return g_steal_pointer (&self);
  refuse (error, civic_service_get_id (service), "its follow_up has no field, from or to");
  return NULL;
}

static gboolean
read_follow_ups (CentralEnquiries *self, CivicCatalogue *catalogue, GError **error)
{
  JsonObject *all = central_json_get_object (json_node_get_object (self->root), "follow_ups");
  g_autoptr (GList) ids = all ? json_object_get_members (all) : NULL;

  for (GList *link = ids; link; link = link->next) {
    CivicService *service = civic_catalogue_find (catalogue, link->data);
    CentralFollowUp *follow_up = NULL;

    if (service == NULL)
      continue;
    follow_up = read_follow_up (service, central_json_get_object (all, link->data), error);
    if (follow_up == NULL)
      return FALSE;
    g_hash_table_insert (self->follow_ups, g_strdup (link->data), follow_up);
  }
  return TRUE;
}

CentralEnquiries *
central_enquiries_load (const char *path, CivicCatalogue *catalogue, GError **error)
{
  g_autoptr (CentralEnquiries) self = g_new0 (CentralEnquiries, 1);

  self->services =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->follow_ups =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) follow_up_free);
  self->root = central_json_load (path, error);
  if (self->root == NULL)
    return NULL;
  if (!read_cards (self, error) || !read_services (self, catalogue, error) ||
      !read_follow_ups (self, catalogue, error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
central_enquiries_free (CentralEnquiries *self)
{
  g_clear_pointer (&self->follow_ups, g_hash_table_unref);
  g_clear_pointer (&self->services, g_hash_table_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

GPtrArray *
central_enquiries_find (CentralEnquiries *self, const char *service_id)
{
  return g_hash_table_lookup (self->services, service_id);
}

const CentralFollowUp *
central_enquiries_find_follow_up (CentralEnquiries *self, const char *service_id)
{
  return g_hash_table_lookup (self->follow_ups, service_id);
}

JsonObject *
central_enquiries_find_card (CentralEnquiries *self, const char *name)
{
  return central_json_get_object (self->cards, name);
}

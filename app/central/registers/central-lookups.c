/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-error.h"
#include "central-json.h"
#include "central-records.h"
#include "central-sealed.h"

static CentralResponse *
respond_record (CentralOffice *office,
                const CentralSealed *sealed,
                JsonNode *record,
                GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  central_json_add_node (builder, "record", record);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

/* A kiosk may ask only the registers that the service's own file names. */
static gboolean
is_asked_by (CentralOffice *office, JsonObject *content, const char *registry)
{
  const char *id = central_json_get_string (content, "service");
  CivicService *service = id ? civic_catalogue_find (office->catalogue, id) : NULL;
  GListModel *lookups = service ? civic_service_get_lookups (service) : NULL;

  for (guint index = 0; lookups && index < g_list_model_get_n_items (lookups); index++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, index);

    if (g_str_equal (civic_lookup_get_registry (lookup), registry))
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_question (CentralOffice *office,
               const CentralRequest *request,
               JsonObject *content,
               CentralQuestion *question,
               char **ret_person_id,
               GError **error)
{
  question->registry = central_json_get_string (content, "registry");
  question->by = central_json_get_object (content, "by");
  if (question->registry == NULL || question->by == NULL) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                         "the look-up names no register, or has no parameters");
    return FALSE;
  }
  if (!is_asked_by (office, content, question->registry)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "no service of this catalogue asks that register");
    return FALSE;
  }
  if (!central_identity_find_person (office->identity,
                                     central_json_get_string (content, "challenge"), request->kiosk,
                                     ret_person_id, error))
    return FALSE;
  question->person_id = *ret_person_id;
  return TRUE;
}

CentralResponse *
central_lookups_post (CentralOffice *office,
                      const CentralRequest *request,
                      const char *tail,
                      GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "lookup", error);
  g_autofree char *person_id = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) failure = NULL;
  CentralQuestion question = { NULL };

  if (sealed == NULL ||
      !read_question (office, request, sealed->content, &question, &person_id, error))
    return NULL;
  if (!central_records_look_up (office, &question, &records, &failure)) {
    const char *problem = central_records_get_problem (failure);

    if (problem)
      return central_sealed_respond_problem (sealed, office->keys, problem, error);
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (records->len == 0)
    return central_sealed_respond_problem (sealed, office->keys, "not-found", error);
  return respond_record (office, sealed, records->pdata[0], error);
}

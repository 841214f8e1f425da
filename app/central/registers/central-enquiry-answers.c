/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-logic.h"

#include "central-card.h"
#include "central-claim.h"
#include "central-error.h"
#include "central-json.h"
#include "central-records.h"
#include "central-sealed.h"

#define MAXIMUM_RESULTS 20

/* The answered parameters; NULL when a field of the source is not answered. */
static JsonObject *
read_parameters (const CentralEnquirySource *source, CivicAnswers *answers)
{
  g_autoptr (JsonObject) by = json_object_new ();
  GHashTableIter iter;
  gpointer parameter = NULL;
  gpointer field = NULL;

  g_hash_table_iter_init (&iter, source->fields);
  while (g_hash_table_iter_next (&iter, &parameter, &field)) {
    const char *value =
      civic_answers_is_shown (answers, field) ? civic_answers_get (answers, field) : NULL;

    if (value == NULL)
      return NULL;
    json_object_set_string_member (by, parameter, value);
  }
  return g_steal_pointer (&by);
}

/* A rule that cannot be worked out asks nobody. */
static gboolean
is_asked (const CentralEnquirySource *source, CivicAnswers *answers)
{
  g_autoptr (JsonNode) facts = source->when ? civic_answers_to_data (answers) : NULL;
  g_autoptr (JsonNode) value = facts ? civic_logic_apply (source->when, facts, NULL) : NULL;

  return source->when == NULL || (value && civic_logic_is_true (value));
}

static void
draw_records (JsonArray *results, const CentralEnquirySource *source, GPtrArray *records)
{
  for (guint index = 0; index < records->len; index++) {
    guint count = json_array_get_length (results);
    g_autofree char *id = g_strdup_printf ("%s-%u", source->registry, count);
    JsonNode *result =
      count < MAXIMUM_RESULTS
        ? central_card_draw (source->card, id, json_node_get_object (records->pdata[index]))
        : NULL;

    if (result)
      json_array_add_element (results, result);
  }
}

static gboolean
ask_source (CentralOffice *office,
            const CentralEnquirySource *source,
            CivicAnswers *answers,
            const char *person_id,
            JsonArray *results,
            GError **error)
{
  g_autoptr (JsonObject) by = read_parameters (source, answers);
  g_autoptr (GPtrArray) records = NULL;
  CentralQuestion question = {
    .registry = source->registry,
    .by = by,
    .person_id = person_id,
    .for_anyone = source->for_anyone,
  };

  if (by == NULL || !is_asked (source, answers))
    return TRUE;
  if (!central_records_look_up (office, &question, &records, error))
    return FALSE;
  draw_records (results, source, records);
  return TRUE;
}

static CentralResponse *
respond_results (CentralOffice *office,
                 const CentralSealed *sealed,
                 JsonArray *results,
                 GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_add_value (builder, json_node_init_array (json_node_alloc (), results));
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

static CentralResponse *
respond_sources (CentralOffice *office,
                 const CentralSealed *sealed,
                 GPtrArray *sources,
                 CivicAnswers *answers,
                 const char *person_id,
                 GError **error)
{
  g_autoptr (JsonArray) results = json_array_new ();

  for (guint index = 0; index < sources->len; index++) {
    g_autoptr (GError) failure = NULL;
    const char *problem = NULL;

    if (ask_source (office, sources->pdata[index], answers, person_id, results, &failure))
      continue;
    problem = central_records_get_problem (failure);
    if (problem)
      return central_sealed_respond_problem (sealed, office->keys, problem, error);
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return respond_results (office, sealed, results, error);
}

static CivicService *
find_service (CentralOffice *office, JsonObject *content, GPtrArray **ret_sources, GError **error)
{
  const char *id = central_json_get_string (content, "service");
  CivicService *service = id ? civic_catalogue_find (office->catalogue, id) : NULL;
  GPtrArray *sources = service ? central_enquiries_find (office->enquiries, id) : NULL;

  if (sources == NULL || !json_object_has_member (content, "answers")) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "the enquiry names no service that answers one, or has no answers");
    return NULL;
  }
  *ret_sources = sources;
  return service;
}

/* A service that needs to know who asks shows nothing to anyone else, whatever its registers say.
 */
static gboolean
may_ask (CivicService *service, const char *person_id)
{
  return person_id || civic_service_get_identity (service) != CIVIC_IDENTITY_REQUIRED;
}

CentralResponse *
central_enquiries_post (CentralOffice *office,
                        const CentralRequest *request,
                        const char *tail,
                        GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "enquiry", error);
  g_autoptr (CentralClaim) claim = NULL;
  g_autofree char *person_id = NULL;
  CivicService *service = NULL;
  GPtrArray *sources = NULL;

  if (sealed == NULL ||
      (service = find_service (office, sealed->content, &sources, error)) == NULL ||
      !central_identity_find_person (office->identity,
                                     central_json_get_string (sealed->content, "challenge"),
                                     request->kiosk, &person_id, error))
    return NULL;
  if (!may_ask (service, person_id))
    return central_sealed_respond_problem (sealed, office->keys, "not-allowed", error);
  claim = central_claim_read (office, service, json_object_get_member (sealed->content, "answers"),
                              person_id, NULL, error);
  if (claim == NULL)
    return NULL;
  if (claim->problems->len > 0)
    return central_sealed_respond_invalid (sealed, office->keys, claim->problems, error);
  return respond_sources (office, sealed, sources, claim->answers, person_id, error);
}

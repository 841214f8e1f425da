/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-claim.h"

#include "central-error.h"
#include "central-records.h"

static JsonObject *
collect_parameters (CivicLookup *lookup, CivicAnswers *answers)
{
  const char *const *parameters = civic_lookup_get_parameters (lookup);
  JsonObject *by = json_object_new ();

  for (guint index = 0; parameters[index]; index++)
    json_object_set_string_member (
      by, parameters[index],
      civic_answers_get (answers, civic_lookup_get_field_id (lookup, parameters[index])));
  return by;
}

static gboolean
ask (CentralOffice *office,
     CivicLookup *lookup,
     CivicAnswers *answers,
     const char *person_id,
     GError **error)
{
  g_autoptr (JsonObject) by = collect_parameters (lookup, answers);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) failure = NULL;
  JsonObject *record = NULL;
  CentralQuestion question = {
    .registry = civic_lookup_get_registry (lookup),
    .by = by,
    .person_id = person_id,
  };

  /* Whoever did not say who she is has no records: that is no failure. All else is ours. */
  if (!central_records_look_up (office, &question, &records, &failure) &&
      !g_error_matches (failure, CENTRAL_ERROR, CENTRAL_ERROR_IDENTITY_REQUIRED)) {
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_UNAVAILABLE, "look-up %s: %s",
                 civic_lookup_get_id (lookup), failure->message);
    return FALSE;
  }
  if (records && records->len > 0)
    record = json_node_get_object (records->pdata[0]);
  civic_answers_set_record (answers, civic_lookup_get_id (lookup), record);
  return TRUE;
}

static gboolean
ask_all (CentralOffice *office, CivicAnswers *answers, const char *person_id, GError **error)
{
  GListModel *lookups = civic_service_get_lookups (civic_answers_get_service (answers));

  for (guint index = 0; index < g_list_model_get_n_items (lookups); index++) {
    g_autoptr (CivicLookup) lookup = g_list_model_get_item (lookups, index);

    if (civic_answers_can_look_up (answers, civic_lookup_get_id (lookup)) &&
        !ask (office, lookup, answers, person_id, error))
      return FALSE;
  }
  return TRUE;
}

/* A record may have changed while the filing lay in a kiosk without a line. That is for a reviewer,
 * not a reason to throw the citizen's filing back. */
static gboolean
is_outdated_record (CivicAnswers *answers, const CivicProblem *problem)
{
  const char *dot = strchr (problem->path, '.');
  CivicField *field =
    dot ? civic_service_find_field (civic_answers_get_service (answers), dot + 1) : NULL;

  return problem->code == CIVIC_PROBLEM_RULE && problem->message == NULL && field &&
         civic_field_get_prefill_lookup (field) && !civic_field_is_prefill_editable (field);
}

static void
sort_out (CentralClaim *self, GPtrArray *found)
{
  for (guint index = 0; index < found->len; index++) {
    CivicProblem *problem = found->pdata[index];

    if (is_outdated_record (self->answers, problem)) {
      g_ptr_array_add (self->remarks, g_strdup (problem->path));
      civic_problem_free (problem);
    } else {
      g_ptr_array_add (self->problems, problem);
    }
  }
  g_ptr_array_set_free_func (found, NULL);
}

CentralClaim *
central_claim_read (CentralOffice *office,
                    CivicService *service,
                    JsonNode *node,
                    const char *person_id,
                    const char *day,
                    GError **error)
{
  g_autoptr (CentralClaim) self = g_new0 (CentralClaim, 1);
  g_autoptr (GPtrArray) found = NULL;

  self->answers = civic_answers_new (service);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  if (day)
    civic_answers_set_today (self->answers, day);
  self->problems = civic_answers_take_json (self->answers, node);
  if (!ask_all (office, self->answers, person_id, error))
    return NULL;
  found = civic_answers_check_taken (self->answers);
  sort_out (self, found);
  return g_steal_pointer (&self);
}

void
central_claim_free (CentralClaim *self)
{
  g_clear_object (&self->answers);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

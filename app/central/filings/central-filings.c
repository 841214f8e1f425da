/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-acknowledgement.h"
#include "civic-envelope.h"
#include "civic-tracking-code.h"

#include "central-bills.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-intake.h"
#include "central-json.h"
#include "central-nearby.h"
#include "central-open311.h"
#include "central-pricing.h"
#include "central-problem.h"
#include "central-sealed.h"
#include "central-workflow.h"

#define JSON_TYPE "application/json"

static const char *
check_code (const char *tail, GError **error)
{
  if (civic_tracking_code_is_valid (tail))
    return tail;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "the address holds no bare tracking code");
  return NULL;
}

static GBytes *
seal_answer (CentralOffice *office,
             const CentralSealed *sealed,
             const CentralFiling *filing,
             const CentralBill *bill,
             GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) message = filing->message ? json_from_string (filing->message, NULL) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "filing");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "state", filing->state);
  central_bills_add_member (builder, bill);
  central_json_add_node (builder, "message", message);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return central_sealed_answer (sealed, office->keys, builder, error);
}

static char *
sign_acknowledgement (CentralOffice *office, const CentralFiling *filing, GBytes *answer)
{
  CivicAcknowledgement acknowledgement = {
    .code = filing->code,
    .digest = filing->digest,
    .state = filing->state,
    .received_at = filing->received_at,
    .answer = answer,
  };

  return civic_acknowledgement_sign (&acknowledgement, office->keys->sign_secret);
}

/* Where the next step is the citizen's, or nothing is left to decide, nothing is promised. */
static gboolean
promise (CentralOffice *office, CentralFiling *filing, CivicAnswers *answers, GError **error)
{
  static const char *const decided_here[] = { "received", "under-review", NULL };

  return !g_strv_contains (decided_here, filing->state) ||
         central_service_levels_find_due (office->service_levels, answers, filing->received_at,
                                          &filing->due_at, error);
}

static gboolean
decide (CentralOffice *office,
        const CentralSealed *sealed,
        CentralFiling *filing,
        CivicAnswers *answers,
        GError **error)
{
  const char *quote_id = central_json_get_string (sealed->content, "quote");
  g_autofree char *session = central_sealed_name_session (sealed);
  g_autoptr (CentralPricing) pricing =
    central_pricing_for_filing (office, answers, quote_id, error);
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (pricing == NULL)
    return FALSE;
  filing->quote = g_strdup (pricing->quote);
  filing->session = g_strdup (session);
  filing->received_at = central_clock_now ();
  filing->updated_at = g_strdup (filing->received_at);
  if (!central_workflow_begin (office, filing, answers, pricing, session, &bill, error))
    return FALSE;
  answer = seal_answer (office, sealed, filing, bill, error);
  if (answer == NULL || !promise (office, filing, answers, error))
    return FALSE;
  filing->acknowledgement = sign_acknowledgement (office, filing, answer);
  return TRUE;
}

static gboolean
store_filing (CentralOffice *office,
              const CentralFiling *filing,
              CivicAnswers *answers,
              GError **error)
{
  return central_store_add_filing (office->store, filing, error) &&
         central_workflow_follow_up (office, filing, answers, error) &&
         central_nearby_remember (office, answers, filing, error) &&
         central_open311_remember (office, answers, filing, error);
}

static CentralResponse *
accept_filing (CentralOffice *office,
               const CentralRequest *request,
               const char *code,
               const char *digest,
               GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "filing", error);
  g_autoptr (CentralIntake) intake =
    sealed ? central_intake_read (office, request, sealed, code, error) : NULL;

  if (intake == NULL)
    return NULL;
  if (intake->claim->problems->len > 0)
    return central_problem_new_invalid (intake->claim->problems, request->accept_language);
  intake->filing->digest = g_strdup (digest);
  if (!decide (office, sealed, intake->filing, intake->claim->answers, error) ||
      !store_filing (office, intake->filing, intake->claim->answers, error))
    return NULL;
  return central_response_new (201, JSON_TYPE, g_strdup (intake->filing->acknowledgement));
}

static CentralResponse *
repeat_acknowledgement (const CentralFiling *known, const char *digest, GError **error)
{
  if (g_str_equal (known->digest, digest))
    return central_response_new (200, JSON_TYPE, g_strdup (known->acknowledgement));
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFLICT,
                       "this code belongs to other bytes");
  return NULL;
}

CentralResponse *
central_filings_put (CentralOffice *office,
                     const CentralRequest *request,
                     const char *tail,
                     GError **error)
{
  const char *code = check_code (tail, error);
  g_autofree char *digest = civic_envelope_digest (request->body);
  g_autoptr (CentralTransaction) transaction =
    code ? central_store_begin (office->store, code, error) : NULL;
  g_autoptr (CentralFiling) known = NULL;
  g_autoptr (CentralResponse) response = NULL;

  if (transaction == NULL || !central_store_find_filing (office->store, code, &known, error))
    return NULL;
  if (known)
    return repeat_acknowledgement (known, digest, error);
  response = accept_filing (office, request, code, digest, error);
  if (response && response->status == 201 && !central_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&response);
}

static void
add_timeline (JsonBuilder *builder, GPtrArray *events)
{
  json_builder_set_member_name (builder, "timeline");
  json_builder_begin_array (builder);
  for (guint index = 0; index < events->len; index++) {
    const CentralEvent *event = events->pdata[index];

    json_builder_begin_object (builder);
    central_json_add_string (builder, "state", event->state);
    central_json_add_string (builder, "at", event->at);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

CentralResponse *
central_filings_get (CentralOffice *office,
                     const CentralRequest *request,
                     const char *tail,
                     GError **error)
{
  const char *code = check_code (tail, error);
  g_autoptr (CentralFiling) filing = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (code == NULL || !central_store_find_filing (office->store, code, &filing, error))
    return NULL;
  if (filing == NULL) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND, "no filing has this code");
    return NULL;
  }
  events = central_store_list_events (office->store, code, error);
  if (events == NULL)
    return NULL;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "code", filing->code);
  central_json_add_string (builder, "service", filing->service);
  central_json_add_string (builder, "state", filing->state);
  central_json_add_string (builder, "received_at", filing->received_at);
  central_json_add_string (builder, "updated_at", filing->updated_at);
  central_json_add_string (builder, "due_at", filing->due_at);
  add_timeline (builder, events);
  json_builder_end_object (builder);
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-acknowledgement.h"
#include "civic-envelope.h"
#include "civic-tracking-code.h"

#include "central-bills.h"
#include "central-claim.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-nearby.h"
#include "central-pricing.h"
#include "central-problem.h"
#include "central-sealed.h"
#include "central-workflow.h"

#define JSON_TYPE "application/json"
#define WORD_MAXIMUM_BYTES 100
#define MAXIMUM_AGE_DAYS 30

static const char *
check_code (const char *tail, GError **error)
{
  if (civic_tracking_code_is_valid (tail))
    return tail;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "the address holds no bare tracking code");
  return NULL;
}

static char *
read_word (JsonObject *filing, const char *name, GError **error)
{
  const char *text = central_json_get_string (filing, name);

  if (text && *text && strlen (text) <= WORD_MAXIMUM_BYTES)
    return g_strdup (text);
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, "filing.%s is missing or too long",
               name);
  return NULL;
}

static gboolean
refuse (GError **error, CentralError code, const char *reason)
{
  g_set_error_literal (error, CENTRAL_ERROR, code, reason);
  return FALSE;
}

/* Journeys that only ask for an opinion have no consent to give. */
static gboolean
read_consent (CentralFiling *filing, CivicService *service, JsonObject *content, GError **error)
{
  JsonObject *consent = central_json_get_object (content, "consent");
  const char *given_at_text = central_json_get_string (consent, "given_at");
  g_autoptr (GDateTime) given_at = central_clock_parse (given_at_text);

  if (civic_service_get_consent_version (service) == 0)
    return TRUE;
  filing->consent_version = central_json_get_integer (consent, "version");
  filing->consent_given_at = g_strdup (given_at_text);
  return (filing->consent_version >= 1 && given_at) ||
         refuse (error, CENTRAL_ERROR_CONSENT_REQUIRED, "filing.consent has no version or no time");
}

/* Each separate consent with the version of the sentence that she read; off unless she said yes. */
static gboolean
read_consents (CentralFiling *filing, CivicService *service, JsonObject *content, GError **error)
{
  GListModel *consents = civic_service_get_consents (service);
  JsonObject *given = central_json_get_object (content, "consents");
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint index = 0; index < g_list_model_get_n_items (consents); index++) {
    g_autoptr (CivicConsent) consent = g_list_model_get_item (consents, index);
    JsonNode *node = given ? json_object_get_member (given, civic_consent_get_id (consent)) : NULL;

    if (node && json_node_get_value_type (node) != G_TYPE_BOOLEAN)
      return refuse (error, CENTRAL_ERROR_MALFORMED, "a consent is neither true nor false");
    if (node && json_node_get_boolean (node))
      central_json_add_integer (builder, civic_consent_get_id (consent),
                                civic_consent_get_version (consent));
  }
  json_builder_end_object (builder);
  filing->consents = central_json_build_text (builder);
  return TRUE;
}

static gboolean
read_words (CentralFiling *filing, JsonObject *content, GError **error)
{
  return (filing->code = read_word (content, "code", error)) != NULL &&
         (filing->service = read_word (content, "service", error)) != NULL &&
         (filing->language = read_word (content, "language", error)) != NULL &&
         (filing->kiosk = read_word (content, "kiosk", error)) != NULL &&
         (filing->centre = read_word (content, "centre", error)) != NULL &&
         (filing->operator_id = read_word (content, "operator", error)) != NULL &&
         (filing->made_at = read_word (content, "made_at", error)) != NULL;
}

static gboolean
check_origin (const CentralFiling *filing, const char *code, const char *kiosk, GError **error)
{
  if (!g_str_equal (filing->code, code))
    return refuse (error, CENTRAL_ERROR_WRONG_CODE, "filing.code is not the address's");
  return g_str_equal (filing->kiosk, kiosk) ||
         refuse (error, CENTRAL_ERROR_WRONG_KIOSK, "filing.kiosk is not the certificate's");
}

/* The person comes from the challenge: a kiosk cannot name another. Where the service does not need
 * to know her, nobody is written down unless she said who she is. */
static gboolean
read_person (CentralOffice *office,
             CentralFiling *filing,
             CivicService *service,
             JsonObject *content,
             GError **error)
{
  const char *id = central_json_get_string (content, "challenge");
  CivicIdentity identity = civic_service_get_identity (service);

  if (identity == CIVIC_IDENTITY_NONE || (id == NULL && identity == CIVIC_IDENTITY_OPTIONAL))
    return TRUE;
  if (!central_identity_find_person (office->identity, id, filing->kiosk, &filing->person_id,
                                     error))
    return FALSE;
  filing->challenge = g_strdup (id);
  return filing->person_id ||
         refuse (error, CENTRAL_ERROR_IDENTITY_REQUIRED,
                 "filing.challenge is not a completed challenge of this kiosk");
}

static CivicService *
read_service (CentralOffice *office, CentralFiling *filing, JsonObject *content, GError **error)
{
  CivicService *service = civic_catalogue_find (office->catalogue, filing->service);
  gint64 version = central_json_get_integer (content, "service_version");

  if (service == NULL || !json_object_has_member (content, "answers") || version < 1 ||
      version > G_MAXINT) {
    refuse (error, CENTRAL_ERROR_UNKNOWN_SERVICE,
            "the filing names no service of this catalogue, or has no answers");
    return NULL;
  }
  filing->service_version = (guint) version;
  return service;
}

/* A filing may have lain in a kiosk without a line: its today is the day it was made, not the day
 * it came in. Nobody may date one into the future, or back beyond what a kiosk ever keeps. */
static char *
read_day (const CentralFiling *filing)
{
  g_autoptr (GDateTime) made_at = central_clock_parse (filing->made_at);
  g_autofree char *oldest = central_clock_in (-MAXIMUM_AGE_DAYS * G_TIME_SPAN_DAY);
  g_autofree char *now = central_clock_now ();
  g_autofree char *text = made_at ? g_date_time_format (made_at, "%Y-%m-%dT%H:%M:%S%:z") : NULL;

  if (text == NULL || strcmp (text, oldest) < 0 || strcmp (text, now) > 0)
    return NULL;
  return g_date_time_format (made_at, "%F");
}

static char *
write_remarks (GPtrArray *remarks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (remarks->len == 0)
    return NULL;
  json_builder_begin_array (builder);
  for (guint index = 0; index < remarks->len; index++)
    json_builder_add_string_value (builder, remarks->pdata[index]);
  json_builder_end_array (builder);
  return central_json_build_text (builder);
}

static CentralClaim *
read_claim (CentralOffice *office,
            CentralFiling *filing,
            CivicService *service,
            JsonObject *content,
            GError **error)
{
  g_autofree char *day = read_day (filing);
  g_autoptr (JsonNode) canonical = NULL;
  CentralClaim *claim = central_claim_read (
    office, service, json_object_get_member (content, "answers"), filing->person_id, day, error);

  if (claim == NULL)
    return NULL;
  canonical = civic_answers_to_json (claim->answers);
  filing->answers = central_json_to_text (canonical);
  filing->remarks = write_remarks (claim->remarks);
  return claim;
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

static gboolean
decide (CentralOffice *office,
        const CentralSealed *sealed,
        CentralFiling *filing,
        CivicAnswers *answers,
        GError **error)
{
  const char *quote_id = central_json_get_string (sealed->content, "quote");
  g_autofree char *session = civic_envelope_digest (sealed->session_key);
  g_autoptr (CentralPricing) pricing =
    central_pricing_for_filing (office, answers, quote_id, error);
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (pricing == NULL)
    return FALSE;
  filing->quote = g_strdup (pricing->quote);
  filing->received_at = central_clock_now ();
  filing->updated_at = g_strdup (filing->received_at);
  if (!central_workflow_begin (office, filing, answers, pricing, session, &bill, error))
    return FALSE;
  answer = seal_answer (office, sealed, filing, bill, error);
  if (answer == NULL)
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
         central_nearby_remember (office, answers, filing, error);
}

static CentralResponse *
accept_filing (CentralOffice *office,
               const CentralRequest *request,
               const char *code,
               const char *digest,
               GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "filing", error);
  g_autoptr (CentralFiling) filing = g_new0 (CentralFiling, 1);
  g_autoptr (CentralClaim) claim = NULL;
  CivicService *service = NULL;

  filing->digest = g_strdup (digest);
  if (sealed == NULL || !read_words (filing, sealed->content, error) ||
      !check_origin (filing, code, request->kiosk, error) ||
      (service = read_service (office, filing, sealed->content, error)) == NULL ||
      !read_consent (filing, service, sealed->content, error) ||
      !read_consents (filing, service, sealed->content, error) ||
      !read_person (office, filing, service, sealed->content, error))
    return NULL;
  claim = read_claim (office, filing, service, sealed->content, error);
  if (claim == NULL)
    return NULL;
  if (claim->problems->len > 0)
    return central_problem_new_invalid (claim->problems);
  if (!decide (office, sealed, filing, claim->answers, error) ||
      !store_filing (office, filing, claim->answers, error))
    return NULL;
  return central_response_new (201, JSON_TYPE, g_strdup (filing->acknowledgement));
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
    code ? central_store_begin (office->store, error) : NULL;
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
  add_timeline (builder, events);
  json_builder_end_object (builder);
  return central_response_new (200, JSON_TYPE, central_json_build_text (builder));
}

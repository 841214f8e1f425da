/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-acknowledgement.h"
#include "civic-answers.h"
#include "civic-envelope.h"
#include "civic-tracking-code.h"

#include "central-bills.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-pricing.h"
#include "central-problem.h"
#include "central-sealed.h"

#define JSON_TYPE "application/json"
#define WORD_MAXIMUM_BYTES 100

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
read_consent (CentralFiling *filing, JsonObject *content, GError **error)
{
  JsonObject *consent = central_json_get_object (content, "consent");
  g_autoptr (GDateTime) given_at =
    central_clock_parse (central_json_get_string (consent, "given_at"));

  filing->consent_version = central_json_get_integer (consent, "version");
  filing->consent_given_at = g_strdup (central_json_get_string (consent, "given_at"));
  if (filing->consent_version >= 1 && given_at)
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_CONSENT_REQUIRED,
                       "filing.consent has no version or no time");
  return FALSE;
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
  if (!g_str_equal (filing->code, code)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_WRONG_CODE,
                         "filing.code is not the address's");
    return FALSE;
  }
  if (!g_str_equal (filing->kiosk, kiosk)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_WRONG_KIOSK,
                         "filing.kiosk is not the certificate's");
    return FALSE;
  }
  return TRUE;
}

/* The person comes from the challenge: a kiosk cannot name another. */
static gboolean
read_person (CentralOffice *office, CentralFiling *filing, JsonObject *content, GError **error)
{
  const char *id = central_json_get_string (content, "challenge");
  g_autoptr (CentralChallenge) challenge = NULL;

  if (id && !central_identity_check (office->identity, id, filing->kiosk, &challenge, error))
    return FALSE;
  if (challenge == NULL || !g_str_equal (challenge->state, CENTRAL_IDENTITY_COMPLETED)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_IDENTITY_REQUIRED,
                         "filing.challenge is not a completed challenge of this kiosk");
    return FALSE;
  }
  filing->challenge = g_strdup (id);
  filing->person_id = g_strdup (challenge->person_id);
  return TRUE;
}

static CivicAnswers *
read_answers (CentralOffice *office,
              CentralFiling *filing,
              JsonObject *content,
              GPtrArray **ret_problems,
              GError **error)
{
  CivicService *service = civic_catalogue_find (office->catalogue, filing->service);
  JsonNode *node = json_object_get_member (content, "answers");
  g_autoptr (CivicAnswers) answers = NULL;
  g_autoptr (JsonNode) canonical = NULL;
  gint64 version = central_json_get_integer (content, "service_version");

  if (service == NULL || node == NULL || version < 1 || version > G_MAXINT) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "the filing names no service of this catalogue, or has no answers");
    return NULL;
  }
  answers = civic_answers_new_from_json (service, node, ret_problems);
  canonical = civic_answers_to_json (answers);
  filing->service_version = (guint) version;
  filing->answers = central_json_to_text (canonical);
  return g_steal_pointer (&answers);
}

static const char *
first_state (const CentralPricing *pricing)
{
  if (pricing->total_halalas == 0)
    return "received";
  return pricing->is_instant ? "awaiting-payment" : "under-review";
}

static GBytes *
seal_answer (CentralOffice *office,
             const CentralSealed *sealed,
             const char *state,
             const CentralBill *bill,
             GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "filing");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "state", state);
  central_bills_add_member (builder, bill);
  central_json_add_string (builder, "message", NULL);
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
  g_autoptr (CentralPricing) pricing =
    central_pricing_for_filing (office, answers, quote_id, error);
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (pricing == NULL)
    return FALSE;
  filing->quote = g_strdup (pricing->quote);
  filing->state = g_strdup (first_state (pricing));
  filing->received_at = central_clock_now ();
  filing->updated_at = g_strdup (filing->received_at);
  if (g_str_equal (filing->state, "awaiting-payment")) {
    bill = central_bills_issue (office->store, office->fees, filing->code, pricing->total_halalas,
                                error);
    if (bill == NULL)
      return FALSE;
  }
  answer = seal_answer (office, sealed, filing->state, bill, error);
  if (answer == NULL)
    return FALSE;
  filing->acknowledgement = sign_acknowledgement (office, filing, answer);
  return TRUE;
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
  g_autoptr (CivicAnswers) answers = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  filing->digest = g_strdup (digest);
  if (sealed == NULL || !read_words (filing, sealed->content, error) ||
      !check_origin (filing, code, request->kiosk, error) ||
      !read_consent (filing, sealed->content, error))
    return NULL;
  answers = read_answers (office, filing, sealed->content, &problems, error);
  if (answers == NULL)
    return NULL;
  if (problems->len > 0)
    return central_problem_new_invalid (problems);
  if (!read_person (office, filing, sealed->content, error) ||
      !decide (office, sealed, filing, answers, error) ||
      !central_store_add_filing (office->store, filing, error))
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

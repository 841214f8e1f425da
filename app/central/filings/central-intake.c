/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-intake.h"

#include "central-attachments.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"

#define WORD_MAXIMUM_BYTES 100
#define MAXIMUM_AGE_DAYS 30

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

static CivicService *
read_filing (CentralOffice *office,
             CentralFiling *filing,
             const CentralRequest *request,
             JsonObject *content,
             const char *code,
             GError **error)
{
  CivicService *service = NULL;

  if (!read_words (filing, content, error) || !check_origin (filing, code, request->kiosk, error) ||
      (service = read_service (office, filing, content, error)) == NULL ||
      !read_consent (filing, service, content, error) ||
      !read_consents (filing, service, content, error) ||
      !read_person (office, filing, service, content, error))
    return NULL;
  return service;
}

CentralIntake *
central_intake_read (CentralOffice *office,
                     const CentralRequest *request,
                     const CentralSealed *sealed,
                     const char *code,
                     GError **error)
{
  g_autoptr (CentralIntake) self = g_new0 (CentralIntake, 1);
  g_autofree char *session = central_sealed_name_session (sealed);
  CivicService *service = NULL;

  self->filing = g_new0 (CentralFiling, 1);
  service = read_filing (office, self->filing, request, sealed->content, code, error);
  if (service == NULL)
    return NULL;
  self->claim = read_claim (office, self->filing, service, sealed->content, error);
  if (self->claim == NULL || !central_attachments_claim (office, self->claim->answers, session,
                                                         code, self->claim->problems, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
central_intake_free (CentralIntake *self)
{
  g_clear_pointer (&self->filing, central_filing_free);
  g_clear_pointer (&self->claim, central_claim_free);
  g_free (self);
}

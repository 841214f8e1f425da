/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-problem.h"

#include "civic-answers.h"
#include "civic-error.h"

#include "central-json.h"

#define PROBLEM_TYPE "application/problem+json"
#define RETRY_AFTER_S "5"

typedef struct {
  guint status;
  const char *code;
  const char *title;
} Problem;

static const Problem problems_by_error[] = {
  [CENTRAL_ERROR_CONFIGURATION] = { 503, "unavailable", "Try again later" },
  [CENTRAL_ERROR_MALFORMED] = { 400, "malformed", "The request cannot be read" },
  [CENTRAL_ERROR_FORGED] = { 400, "forged", "The seal does not open" },
  [CENTRAL_ERROR_UNKNOWN_KIOSK] = { 403, "unknown-kiosk", "Kiosks of this authority only" },
  [CENTRAL_ERROR_NOT_FOUND] = { 404, "not-found", "Nothing is known under this address" },
  [CENTRAL_ERROR_METHOD] = { 405, "method-not-allowed", "This address knows other methods" },
  [CENTRAL_ERROR_CONFLICT] = { 409, "conflict", "Other bytes are stored under this code" },
  [CENTRAL_ERROR_TOO_LARGE] = { 413, "too-large", "The body is too large" },
  [CENTRAL_ERROR_MEDIA_TYPE] = { 415, "media-type", "Sealed envelopes only" },
  [CENTRAL_ERROR_WRONG_CODE] = { 422, "wrong-code", "The sealed code is another" },
  [CENTRAL_ERROR_WRONG_KIOSK] = { 422, "wrong-kiosk", "The sealed kiosk is another" },
  [CENTRAL_ERROR_UNKNOWN_SERVICE] = { 422, "unknown-service", "This service is not offered" },
  [CENTRAL_ERROR_CONSENT_REQUIRED] = { 422, "consent-required", "Consent is missing" },
  [CENTRAL_ERROR_IDENTITY_REQUIRED] = { 422, "identity-required", "Identity is not confirmed" },
  [CENTRAL_ERROR_QUOTE_MISMATCH] = { 422, "quote-mismatch", "The quote is for something else" },
  [CENTRAL_ERROR_UNAVAILABLE] = { 503, "unavailable", "Try again later" },
};

static const Problem *
find_problem (const GError *error)
{
  if (error->domain == CENTRAL_ERROR && (guint) error->code < G_N_ELEMENTS (problems_by_error))
    return &problems_by_error[error->code];
  if (g_error_matches (error, CIVIC_ERROR, CIVIC_ERROR_FORGED))
    return &problems_by_error[CENTRAL_ERROR_FORGED];
  if (g_error_matches (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED))
    return &problems_by_error[CENTRAL_ERROR_MALFORMED];
  return &problems_by_error[CENTRAL_ERROR_UNAVAILABLE];
}

static JsonBuilder *
begin (const Problem *problem)
{
  g_autofree char *type = g_strconcat ("urn:kushk:problem:", problem->code, NULL);
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  central_json_add_string (builder, "type", type);
  central_json_add_string (builder, "title", problem->title);
  central_json_add_integer (builder, "status", problem->status);
  central_json_add_string (builder, "code", problem->code);
  return builder;
}

static CentralResponse *
finish (const Problem *problem, JsonBuilder *builder)
{
  CentralResponse *response = NULL;

  json_builder_end_object (builder);
  response =
    central_response_new (problem->status, PROBLEM_TYPE, central_json_build_text (builder));
  if (problem->status == 503)
    central_response_add_header (response, "Retry-After", RETRY_AFTER_S);
  return response;
}

CentralResponse *
central_problem_new (const GError *error)
{
  const Problem *problem = find_problem (error);
  g_autoptr (JsonBuilder) builder = begin (problem);

  /* What broke inside is for the log: a stranger learns only what she can do about it. */
  if (problem->status < 500)
    central_json_add_string (builder, "detail", error->message);
  return finish (problem, builder);
}

void
central_problem_add_list (JsonBuilder *builder, GPtrArray *problems)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint index = 0; index < problems->len; index++) {
    const CivicProblem *problem = problems->pdata[index];

    json_builder_begin_object (builder);
    central_json_add_string (builder, "path", problem->path);
    central_json_add_string (builder, "code", civic_problem_code_to_string (problem->code));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

CentralResponse *
central_problem_new_invalid (GPtrArray *problems)
{
  static const Problem invalid = { 422, "invalid", "The answers break the service's rules" };
  g_autoptr (JsonBuilder) builder = begin (&invalid);

  central_problem_add_list (builder, problems);
  return finish (&invalid, builder);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-claim.h"
#include "central-error.h"
#include "central-json.h"
#include "central-pricing.h"
#include "central-sealed.h"

static CentralResponse *
respond_quote (CentralOffice *office,
               const CentralSealed *sealed,
               CivicAnswers *answers,
               GError **error)
{
  g_autoptr (CentralPricing) pricing = central_pricing_quote (office, answers, error);
  g_autoptr (JsonNode) quote = pricing ? json_from_string (pricing->quote, NULL) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (quote == NULL)
    return NULL;
  json_builder_begin_object (builder);
  central_json_add_node (builder, "quote", quote);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

CentralResponse *
central_quotes_post (CentralOffice *office,
                     const CentralRequest *request,
                     const char *tail,
                     GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "quote", error);
  const char *id = sealed ? central_json_get_string (sealed->content, "service") : NULL;
  CivicService *service = id ? civic_catalogue_find (office->catalogue, id) : NULL;
  g_autofree char *person_id = NULL;
  g_autoptr (CentralClaim) claim = NULL;

  if (sealed == NULL)
    return NULL;
  if (service == NULL || !json_object_has_member (sealed->content, "answers")) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "the quote names no service of this catalogue, or has no answers");
    return NULL;
  }
  if (!central_identity_find_person (office->identity,
                                     central_json_get_string (sealed->content, "challenge"),
                                     request->kiosk, &person_id, error))
    return NULL;
  claim = central_claim_read (office, service, json_object_get_member (sealed->content, "answers"),
                              person_id, NULL, error);
  if (claim == NULL)
    return NULL;
  if (claim->problems->len > 0)
    return central_sealed_respond_invalid (sealed, office->keys, claim->problems, error);
  return respond_quote (office, sealed, claim->answers, error);
}

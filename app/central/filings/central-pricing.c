/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-pricing.h"

#include "civic-envelope.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"

static char *
digest_answers (CivicAnswers *answers)
{
  g_autoptr (JsonNode) node = civic_answers_to_json (answers);
  g_autofree char *text = central_json_to_text (node);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return civic_envelope_digest (bytes);
}

static CentralStoredQuote *
price_now (CentralOffice *office, CivicAnswers *answers, GError **error)
{
  g_autoptr (JsonNode) priced = central_fees_price (office->fees, answers, error);
  CentralStoredQuote *quote = NULL;

  if (priced == NULL)
    return NULL;
  quote = g_new0 (CentralStoredQuote, 1);
  quote->id = g_uuid_string_random ();
  quote->service = g_strdup (civic_service_get_id (civic_answers_get_service (answers)));
  quote->answers_digest = digest_answers (answers);
  quote->priced = central_json_to_text (priced);
  quote->expires_at =
    central_clock_in (central_fees_get_quote_hours (office->fees) * G_TIME_SPAN_HOUR);
  return quote;
}

static CentralPricing *
pricing_new (const CentralStoredQuote *quote)
{
  g_autoptr (JsonNode) root = json_from_string (quote->priced, NULL);
  JsonObject *object = json_node_get_object (root);
  CentralPricing *self = g_new0 (CentralPricing, 1);

  self->is_instant = g_strcmp0 (central_json_get_string (object, "path"), "instant") == 0;
  self->total_halalas = central_json_get_integer (object, "total_halalas");
  json_object_set_string_member (object, "id", quote->id);
  json_object_set_string_member (object, "expires_at", quote->expires_at);
  self->quote = central_json_to_text (root);
  return self;
}

CentralPricing *
central_pricing_quote (CentralOffice *office, CivicAnswers *answers, GError **error)
{
  g_autoptr (CentralStoredQuote) quote = price_now (office, answers, error);

  return quote && central_store_add_quote (office->store, quote, error) ? pricing_new (quote)
                                                                        : NULL;
}

static gboolean
is_same_price (const CentralStoredQuote *told, const CentralStoredQuote *now)
{
  return g_str_equal (told->service, now->service) &&
         (g_str_equal (told->answers_digest, now->answers_digest) ||
          g_str_equal (told->priced, now->priced));
}

CentralPricing *
central_pricing_for_filing (CentralOffice *office,
                            CivicAnswers *answers,
                            const char *quote_id,
                            GError **error)
{
  g_autoptr (CentralStoredQuote) now = price_now (office, answers, error);
  g_autoptr (CentralStoredQuote) told = NULL;

  if (now == NULL)
    return NULL;
  if (quote_id && !central_store_find_quote (office->store, quote_id, &told, error))
    return NULL;
  if (told == NULL || central_clock_is_past (told->expires_at))
    return pricing_new (now);
  if (!is_same_price (told, now)) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_QUOTE_MISMATCH,
                         "the quote was given for other answers");
    return NULL;
  }
  return pricing_new (told);
}

void
central_pricing_free (CentralPricing *self)
{
  g_free (self->quote);
  g_free (self);
}

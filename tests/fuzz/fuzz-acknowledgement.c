/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-acknowledgement.h"
#include "civic-challenge.h"
#include "civic-json.h"
#include "civic-keys.h"
#include "civic-quote.h"

/* What a kiosk hears from its central. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES] = { 1 };
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);
  g_autoptr (GBytes) key = g_bytes_new (public_key, sizeof public_key);
  g_autoptr (CivicAcknowledgement) acknowledgement = civic_acknowledgement_verify (json, key, NULL);
  g_autoptr (JsonNode) node = civic_json_parse (text, size, NULL);
  g_autoptr (CivicQuote) quote = node ? civic_quote_new_from_json (node, NULL) : NULL;
  g_autoptr (CivicChallenge) challenge = node ? civic_challenge_new_from_json (node, NULL) : NULL;

  return 0;
}

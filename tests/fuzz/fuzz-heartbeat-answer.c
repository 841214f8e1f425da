/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-heartbeat-answer.h"
#include "civic-keys.h"

/* With the commands in it. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  static const guint8 seed[crypto_sign_SEEDBYTES] = { 1 };
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 0, 0, 0);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;

  crypto_sign_seed_keypair (public_key, secret, seed);
  key = g_bytes_new (public_key, sizeof public_key);
  answer = civic_heartbeat_answer_parse (json, key, "JED-ANDALUS-02", now, NULL);
  return 0;
}

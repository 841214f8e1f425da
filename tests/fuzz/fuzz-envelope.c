/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-envelope.h"
#include "civic-keys.h"

#include <string.h>

static guint8 public_key[CIVIC_KEYS_BOX_PUBLIC_BYTES];
static guint8 secret_key[CIVIC_KEYS_BOX_SECRET_BYTES];
static GBytes *central;

static void
make_keys (void)
{
  static const guint8 seed[crypto_box_SEEDBYTES] = { 1 };

  if (central)
    return;
  crypto_box_seed_keypair (public_key, secret_key, seed);
  central = g_bytes_new (public_key, sizeof public_key);
}

static void
open_strangers (GBytes *envelope)
{
  g_autoptr (GBytes) session_key = NULL;
  char *text = civic_envelope_open_request (envelope, public_key, secret_key, &session_key, NULL);

  g_clear_pointer (&text, civic_envelope_free_text);
}

/* What was sealed comes out again as it was, answered too, unless it is no text. */
static void
seal_and_open (const char *text)
{
  g_autoptr (CivicSession) session = civic_session_new (central);
  g_autoptr (GBytes) envelope = civic_session_seal (session, text, NULL);
  g_autoptr (GBytes) session_key = NULL;
  g_autoptr (GBytes) answer = NULL;
  char *opened = NULL;

  if (envelope == NULL)
    return;
  opened = civic_envelope_open_request (envelope, public_key, secret_key, &session_key, NULL);
  g_assert_true ((opened != NULL) == g_utf8_validate (text, -1, NULL));
  if (opened == NULL)
    return;
  g_assert_cmpstr (opened, ==, text);
  answer = civic_envelope_answer (envelope, session_key, secret_key, text, NULL);
  civic_envelope_free_text (opened);
  if (answer == NULL)
    return;
  opened = civic_session_open (session, envelope, answer, NULL);
  g_assert_cmpstr (opened, ==, text);
  civic_envelope_free_text (opened);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (GBytes) envelope = g_bytes_new (bytes, size);

  make_keys ();
  open_strangers (envelope);
  seal_and_open (text);
  return 0;
}

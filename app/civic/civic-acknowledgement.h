/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* The central's signed word that it holds a filing, and the only thing that lets the agent forget
 * an envelope. The signature (Ed25519, detached) is over
 *   "kushk-acknowledgement-v1\n" code "\n" digest "\n" state "\n" received_at "\n" answer digest
 * "\n" where the digests are BLAKE2b-256 in hexadecimal, of the envelope and of the sealed answer.
 * As JSON: {"code","digest","state","received_at","answer" (base64),"signature" (base64)}. */
typedef struct {
  char *code;   /* bare tracking code */
  char *digest; /* of the envelope's bytes, as civic_envelope_digest gives it */
  char *state;  /* the filing's state at the central: "awaiting-payment", "under-review", … */
  char *received_at; /* ISO 8601 with zone */
  GBytes *answer;    /* sealed to the session; the agent cannot open it */
} CivicAcknowledgement;

void civic_acknowledgement_free (CivicAcknowledgement *self);

/* Returns the JSON text with the signature in it. sign_secret: CIVIC_KEYS_SIGN_SECRET_BYTES. */
char *civic_acknowledgement_sign (const CivicAcknowledgement *self, const guint8 *sign_secret);

/* Parses and verifies in one step; there is no way to get at an unverified one. Bounded: refuses
 * over CIVIC_ENVELOPE_MAXIMUM_BYTES * 2. CIVIC_ERROR_MALFORMED or CIVIC_ERROR_FORGED. */
CivicAcknowledgement *
civic_acknowledgement_verify (GBytes *json, GBytes *sign_public_key, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicAcknowledgement, civic_acknowledgement_free)

G_END_DECLS

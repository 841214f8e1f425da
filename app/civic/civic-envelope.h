/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* What the blind agent carries. A session draws one X25519 pair and seals every request to the
 * central's public key; the answer comes back boxed to the session's key and authenticated by the
 * central's, bound to the very request it answers, so a relay can neither read nor swap it.
 *
 *   request  = 0x01 ‖ session public key (32)
 *              ‖ crypto_box_seal (session public key ‖ JSON, central public key)
 *   answer   = 0x01 ‖ nonce (24) ‖ crypto_box_easy (BLAKE2b-256 (request) ‖ JSON, nonce)
 *
 * The session's key is sealed with the JSON: else a relay could put its own key in front of a
 * request it cannot read, and read the answer.
 *
 * A CivicSession holds the secret half in guarded memory and wipes it when freed. Sizes over
 * CIVIC_ENVELOPE_MAXIMUM_BYTES are refused on both sides. Main thread only. */
#define CIVIC_ENVELOPE_MAXIMUM_BYTES (256 * 1024)
#define CIVIC_ENVELOPE_DIGEST_BYTES 32

typedef struct _CivicSession CivicSession;

CivicSession *civic_session_new (GBytes *central_public_key);
void civic_session_free (CivicSession *self);

/* Seals `json` (UTF-8 text). The returned envelope's bytes are frozen: send them as they are. */
GBytes *civic_session_seal (CivicSession *self, const char *json, GError **error);

/* Opens the answer to `request`. The text is valid UTF-8 and NUL-free; free with
 * civic_envelope_free_text, which wipes it. */
char *civic_session_open (CivicSession *self, GBytes *request, GBytes *answer, GError **error);
void civic_envelope_free_text (char *text);

/* The central's side of the same. ret_session_key has CIVIC_KEYS_BOX_PUBLIC_BYTES bytes. */
char *civic_envelope_open_request (GBytes *request,
                                   const guint8 *central_public_key,
                                   const guint8 *central_secret_key,
                                   GBytes **ret_session_key,
                                   GError **error);
GBytes *civic_envelope_answer (GBytes *request,
                               GBytes *session_key,
                               const guint8 *central_secret_key,
                               const char *json,
                               GError **error);

/* BLAKE2b-256 as 64 lower-case hexadecimal characters. Caller frees. */
char *civic_envelope_digest (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicSession, civic_session_free)

G_END_DECLS

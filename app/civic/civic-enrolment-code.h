/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a technician types at a new kiosk, once: 12 Crockford characters that were drawn for it (60
 * bits) and 8 of the central's fingerprint (40 bits), by which the kiosk knows its central when it
 * has no certificate of it yet. Written "7K3M-9QXT-2F4H-W8D1-ZC0V".
 *
 * The fingerprint is Argon2id of the authority's certificate (DER), as libsodium's crypto_pwhash
 * gives 16 bytes of it with 3 passes over 64 MiB and the salt "kushk-enrolment1": the first 5. 40
 * bits of a mere hash would be found by trying within the hour. Each call that computes it takes
 * some tenths of a second. */
#define CIVIC_ENROLMENT_CODE_LENGTH 20
#define CIVIC_ENROLMENT_CODE_DRAWN 12

/* The 8 characters. Caller frees. */
char *civic_enrolment_code_fingerprint (GBytes *authority_der);

/* A new bare code of that fingerprint. */
char *civic_enrolment_code_draw (const char *fingerprint);

/* Accepts what people type, as civic_tracking_code_parse does. Bare, or NULL. */
char *civic_enrolment_code_parse (const char *text);
char *civic_enrolment_code_group (const char *bare);

/* Whether the code was given out by the central of that authority. */
gboolean civic_enrolment_code_is_of (const char *bare, GBytes *authority_der);

G_END_DECLS

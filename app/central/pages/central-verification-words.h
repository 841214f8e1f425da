/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every sentence of the page behind an issued document's QR, in each of central_languages. */
typedef enum {
  CENTRAL_VERIFICATION_GENUINE,
  CENTRAL_VERIFICATION_PAID, /* a receipt */
  CENTRAL_VERIFICATION_EXPIRED,
  CENTRAL_VERIFICATION_CANCELLED,
  CENTRAL_VERIFICATION_FORGED,
  CENTRAL_VERIFICATION_UNAVAILABLE,
} CentralVerificationState;

#define CENTRAL_VERIFICATION_STATES (CENTRAL_VERIFICATION_UNAVAILABLE + 1)

typedef struct {
  const char *language;
  const char *page_title;
  const char *compare;
  const char *number;
  const char *issued_at;
  const char *paid_at;
  const char *valid_until;
  const char *printed_at;
  struct {
    const char *title;
    const char *lead;
  } states[CENTRAL_VERIFICATION_STATES];
} CentralVerificationWords;

const CentralVerificationWords *central_verification_words_get (const char *language);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* What the receipt's QR holds behind the tracking address: code, service, kiosk and time, signed by
 * the kiosk, so that an inspector's machine tells a forged receipt without a network. Base64url
 * without padding of
 *   0x01 ‖ code (10) ‖ seconds since 1970 (4, big endian) ‖ length ‖ kiosk ‖ length ‖ service ‖
 * signature (64) The signature is over "kushk-receipt-v1\n" and the bytes before it; any changed
 * bit is refused. Kiosk and service are ASCII [a-z0-9-], [A-Z0-9-] for kiosks, of 1 to 40
 * characters. */
typedef struct {
  char *code; /* bare */
  char *kiosk;
  char *service;
  gint64 made_at_s; /* seconds since 1970, UTC */
} CivicReceiptToken;

void civic_receipt_token_free (CivicReceiptToken *self);
char *civic_receipt_token_sign (const CivicReceiptToken *self, const guint8 *sign_secret);

/* Reads without trusting: to learn which kiosk's key to verify with. */
CivicReceiptToken *civic_receipt_token_peek (const char *token, GError **error);
CivicReceiptToken *
civic_receipt_token_verify (const char *token, GBytes *sign_public_key, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicReceiptToken, civic_receipt_token_free)

G_END_DECLS

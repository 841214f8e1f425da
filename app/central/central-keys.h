/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "civic-keys.h"

G_BEGIN_DECLS

/* What --keys holds: the pair that opens envelopes, the pair that signs acknowledgements, the TLS
 * material of both listeners, and the public keys of the kiosks whose receipts we vouch for. The
 * secrets lie in guarded memory. Loads all or nothing; kiosk keys are read when asked for, so that
 * a kiosk is enrolled by dropping a file. */
#define CENTRAL_KEYS_WEBHOOK_BYTES 32

typedef struct {
  char *directory;
  GBytes *box_public;
  guint8 *box_secret;
  guint8 *sign_secret;
  guint8
    *webhook_secret; /* (nullable) CENTRAL_KEYS_WEBHOOK_BYTES: shared with who tells of payments */
  char *tls_ca;      /* PEM texts */
  char *tls_certificate;
  char *tls_key;
} CentralKeys;

CentralKeys *central_keys_load (const char *directory, GError **error);
void central_keys_free (CentralKeys *self);

/* Writes central-box, central-sign and webhook.key into `directory`, which is made if it is
 * missing. Refuses to overwrite: an envelope sealed to a lost key can never be opened again. */
gboolean central_keys_make (const char *directory, GError **error);

/* 1 to 40 of A-Z 0-9 -: what a kiosk can be called. */
gboolean central_keys_is_kiosk_id (const char *text);

/* The key that was laid into keys/kiosks by hand; those of enrolled kiosks are in the register
 * (central-kiosks). (nullable) NULL for a name that no kiosk can have, too. */
GBytes *central_keys_find_kiosk (CentralKeys *self, const char *kiosk_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralKeys, central_keys_free)

G_END_DECLS

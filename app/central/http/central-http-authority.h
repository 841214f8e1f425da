/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Signs the certificates of kiosks. Of a request (PKCS #10) it takes the public key and nothing
 * else: whatever name, purpose or extension it asks for is passed over. The certificate names the
 * kiosk, is for clients of TLS only, and has a serial number nobody can guess. Refuses keys that
 * are not P-256 or Ed25519, and requests that are not signed by their own key. */
#define CENTRAL_HTTP_AUTHORITY_DAYS 90

typedef struct {
  char *pem;
  char *serial;     /* lower-case hexadecimal, as CentralRequest has it */
  char *issued_at;  /* ISO 8601, the Kingdom's time */
  char *expires_at; /* never after the authority itself */
} CentralHttpCertificate;

/* PEM texts. CENTRAL_ERROR_MALFORMED: the request will not do. CENTRAL_ERROR_UNAVAILABLE: the
 * authority will not: its key is another, or its time is over. */
CentralHttpCertificate *central_http_authority_sign (const char *authority,
                                                     const char *authority_key,
                                                     const char *request,
                                                     const char *kiosk,
                                                     GError **error);
void central_http_certificate_free (CentralHttpCertificate *self);

/* The bytes within the PEM text: what fingerprints are made of. */
GBytes *central_http_authority_get_der (const char *authority, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralHttpCertificate, central_http_certificate_free)

G_END_DECLS

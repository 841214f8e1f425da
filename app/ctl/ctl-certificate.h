/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The kiosk's key of TLS and the certificate for it; the only code of kushkctl that knows GnuTLS.
 * Texts are PEM. Secret texts are wiped by their caller, ctl_certificate_free_key. */
char *ctl_certificate_make_key (GError **error); /* P-256 */
void ctl_certificate_free_key (char *key);

/* A request for a certificate (PKCS #10), signed with the key. */
char *ctl_certificate_request (const char *key, const char *kiosk, GError **error);

/* The certificate's own bytes, of which a fingerprint is made. */
GBytes *ctl_certificate_get_der (const char *certificate, GError **error);

/* Whether it is a certificate for this key and this kiosk, signed by the authority. */
gboolean ctl_certificate_check (const char *certificate,
                                const char *authority,
                                const char *key,
                                const char *kiosk,
                                GError **error);

/* Whole days until it is over, below 0 when it is. */
gboolean ctl_certificate_get_days_left (const char *certificate, gint64 *ret_days, GError **error);

G_END_DECLS

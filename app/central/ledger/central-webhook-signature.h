/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who tells us of a payment signs what it sends, with a secret that only it and we have:
 *
 *   X-Kushk-Signature: t=1763886000,v1=HEX
 *
 * HEX is HMAC-SHA256 (RFC 2104) over t, a dot and the body as it is, in 64 lower-case digits; t the
 * time of signing in seconds since 1970. A notice that was signed more than five minutes ago, or as
 * long in the future, is refused, so that one that was overheard is worth nothing later. */
#define CENTRAL_WEBHOOK_HEADER "x-kushk-signature"
#define CENTRAL_WEBHOOK_WINDOW_S (5 * 60)

/* UNSIGNED without saying what was wrong with it. key: CENTRAL_KEYS_WEBHOOK_BYTES. header:
 * (nullable) */
gboolean central_webhook_signature_check (
  const guint8 *key, const char *header, GBytes *body, gint64 now_s, GError **error);

/* The header's value, for those who send. Caller frees. */
char *central_webhook_signature_make (const guint8 *key, GBytes *body, gint64 now_s);

G_END_DECLS

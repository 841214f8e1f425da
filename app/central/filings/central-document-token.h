/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the QR on an issued document holds behind the verification address: which document it is,
 * signed by the central, so that nobody can make one up. What the document says is not in it: that
 * is looked up at each scan, so a licence that was cancelled since is told. Base64url without
 * padding of
 *   0x01 ‖ seconds since 1970 (4, big endian) ‖ document id ‖ signature (64)
 * The signature is over "kushk-document-v1\n" and the bytes before it. Ids are 1 to 60 letters,
 * digits, hyphens and check characters of tracking codes. */
#define CENTRAL_DOCUMENT_ID_MAXIMUM 60

gboolean central_document_id_is_valid (const char *id);

/* printed_at_s: when it was signed, seconds since 1970. Caller frees. */
char *central_document_token_sign (const char *id, gint64 printed_at_s, const guint8 *sign_secret);

/* The document's id, or NULL for what the central never signed. ret_printed_at_s: (nullable) */
char *central_document_token_verify (const char *token,
                                     const guint8 *sign_secret,
                                     gint64 *ret_printed_at_s);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a listener shows of itself, looked at before somebody else does. PEM texts. */

/* Until when the certificate holds, seconds since 1970; 0 for what is no certificate. */
gint64 central_http_material_get_expiry_s (const char *certificate);

/* NULL where all is well, else the reason in English: no certificate, over or not begun, another
 * one's key, not signed by the authority. Caller frees. */
char *
central_http_material_find_fault (const char *certificate, const char *key, const char *authority);

G_END_DECLS

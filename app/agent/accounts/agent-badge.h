/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text in the QR of a staff badge: "KUSHK-STAFF:" NUMBER ":" and 26 drawn Crockford characters,
 * 130 bits. A badge says who somebody is, in place of the typed number; the PIN is asked all the
 * same. Only a digest of it is kept (BLAKE2b, 32 bytes, hexadecimal): it is too long to be guessed,
 * so it needs no slow one. libsodium must have been started. */
char *agent_badge_draw (const char *number);

/* Whether it is meant as a badge at all, rather than a typed number. */
gboolean agent_badge_is_one (const char *text);

/* The number it claims; NULL for what is no whole badge. Capitals and small letters, and what a
 * scanner leaves at the ends, make no difference. */
char *agent_badge_get_number (const char *text);

/* NULL for what is no whole badge. */
char *agent_badge_digest (const char *text);

G_END_DECLS

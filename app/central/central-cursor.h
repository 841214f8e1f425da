/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the next page of a long list begins, as text that a client keeps and hands back: 16
 * characters, base64url of offset (4, big endian) and 8 bytes of the BLAKE2b of the question. It is
 * bound to its question and refused with another, so that nobody mixes lists by accident. It is no
 * secret and proves nothing: whoever asks is checked again on every page. */

/* question: everything that decides what is in the list. Caller frees. */
char *central_cursor_make (const char *question, guint offset);

/* FALSE for what is no cursor, or one of another question; *ret_offset is untouched then. */
gboolean central_cursor_read (const char *cursor, const char *question, guint *ret_offset);

G_END_DECLS

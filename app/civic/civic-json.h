/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* JSON from outside, read without trust. json-glib alone takes comments and trailing text, keeps
 * the last of two equal keys and recurses as deep as the text says; this refuses all of it before
 * json-glib sees a byte: RFC 8259 to the letter, UTF-8, at most CIVIC_JSON_MAXIMUM_DEPTH deep, no
 * key twice in one object or written with escapes, no NUL, no integer over 18 digits, no number
 * beyond what a double holds. The caller bounds the size. Thread-safe.
 */
#define CIVIC_JSON_MAXIMUM_DEPTH 24

/* text: NULL where length is 0, as an empty GBytes has it. CIVIC_ERROR_MALFORMED, "line 3, column
 * 14: reason". */
JsonNode *civic_json_parse (const char *text, gsize length, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

/* The languages every text of the central has, the default first; NULL-terminated. */
#define CENTRAL_LANGUAGE_COUNT 3
extern const char *const central_languages[];

/* The best of them for a reader: `wanted` if it is one of them, else what Accept-Language asks for
 * most, else the default. Both may be NULL or nonsense. Returns one of central_languages. */
const char *central_languages_choose (const char *wanted, const char *accept_language);

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Guesses at names that people mistype: ids, keys, icons, operators. Only for complaints, never for
 * answers. */

/* The one of words that somebody who wrote `word` may have meant. NULL where none is near. */
const char *civic_nearest (const char *word, const char *const *words);

/* ", did you mean \"…\"?" or "". Caller frees. */
char *civic_nearest_hint (const char *word, const char *const *words);
char *civic_nearest_hint_among (const char *word, GHashTable *keyed_by_words);

G_END_DECLS

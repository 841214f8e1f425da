/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-service.h"

G_BEGIN_DECLS

/* Finding as people type, not as dictionaries write. */

/* Folds what Arabic typing leaves open: the alef's forms, final yeh and heh, marks and tatweel, the
 * Persian and Urdu twins of kaf, yeh and heh; digits and case as well. For comparing only, never
 * for showing. Caller frees. */
char *kiosk_search_fold (const char *text);

/* What was typed as folded words, and whether each of them begins a word of `text`. */
char **kiosk_search_split (const char *wanted);
gboolean kiosk_search_matches (const char *text, char **words);

/* The services in whose name, synonyms or summary every word of `wanted` begins a word, best first:
 * by its name in `language`, by a synonym, by anything it says, these in each of `languages`.
 * (transfer container) (element-type CivicService) */
GPtrArray *kiosk_search_services (GListModel *services,
                                  const char *wanted,
                                  const char *language,
                                  const char *const *languages);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"

G_BEGIN_DECLS

/* A stranger's {"ar": "…", "en": "…"}: like a CivicText, but from the line, so tamed instead of
 * refused, and with no promise of languages. Wants at least one sentence. (nullable) */
JsonNode *civic_sentences_read (CivicReader *reader, const char *key, guint maximum_length);

/* In `language`, else in Arabic, else in whatever there is. Never NULL. */
const char *civic_sentences_get (JsonNode *sentences, const char *language);

G_END_DECLS

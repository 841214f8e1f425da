/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Sentences with holes: "Plot {parcel}" and a record with "parcel" make "Plot 12". A hole whose
 * member the record has not makes the whole nothing, so that whoever fills it leaves the line out
 * rather than printing half a sentence. */

/* language: picks the sentence where a member is a text; NULL where no text is wanted (codes,
 * dates, amounts), and there a text member makes nothing too. (nullable), caller frees. */
char *central_template_fill (const char *template, JsonObject *record, const char *language);

/* The same for every string in it, however deep; objects and arrays are copied. NULL as above. */
JsonNode *central_template_fill_node (JsonNode *template, JsonObject *record);

/* The same for a text {"ar":…}: every one of central_languages. NULL as above. */
JsonNode *central_template_fill_text (JsonNode *text, JsonObject *record);

G_END_DECLS

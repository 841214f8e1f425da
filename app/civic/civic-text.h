/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One sentence in every offered language: {"ar": "…", "en": "…"}. Immutable and shared by count.
 * It refuses to exist with an offered language missing, empty, over 4,000 bytes, or holding control
 * or bidi-override characters, so that no screen ever meets a hole. */
typedef struct _CivicText CivicText;

#define CIVIC_TYPE_TEXT (civic_text_get_type ())
GType civic_text_get_type (void);

/* languages: BCP 47 tags, NULL-terminated; every one must be there. The error names `json_path`. */
CivicText *civic_text_new_from_json (JsonNode *node,
                                     const char *json_path,
                                     const char *const *languages,
                                     GError **error);
CivicText *civic_text_ref (CivicText *self);
void civic_text_unref (CivicText *self);

/* The sentence in `language`, or in the first language the text has. Never NULL; owned by self. */
const char *civic_text_get (CivicText *self, const char *language);
JsonNode *civic_text_to_json (CivicText *self);

/* Whether `text` is valid UTF-8 without control, private or bidi-override characters. */
gboolean civic_text_is_clean (const char *text);

/* What a stranger sent, made fit for a label: valid UTF-8 on one line, controls, bidi and invisible
 * characters gone, no towers of marks, at most maximum_length characters. It escapes no markup: set
 * it as text, never as markup. Caller frees. */
char *civic_text_tame (const char *hostile, guint maximum_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicText, civic_text_unref)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-text.h"

G_BEGIN_DECLS

/* Writes the steps of a visit (film-player.h), in the language that a citizen of that visit reads.
 * It knows the kiosk's own sentences by their translations, as the screens do. */
typedef struct {
  const char *language; /* "ar" */
  GString *steps;
} Script;

/* Where the translations and their locales were built. Once, before anything is said. */
void script_words_bind (const char *locale_folder);

/* The kiosk's sentence in the visit's language; msgid as in the screens' sources. */
const char *script_say (const Script *self, const char *msgid) G_GNUC_FORMAT (2);
/* The same with a number in it, as "%d", in the digits of the language. Caller frees. */
char *script_say_count (const Script *self, const char *singular, const char *plural, guint count);
const char *script_read (const Script *self, CivicText *text);

/* One step: VERB WORDS. */
void script_add (Script *self, const char *verb, const char *words);
/* The same for a thing of which only the beginning of the name is known. */
void script_add_beginning (Script *self, const char *verb, const char *beginning);
/* The same for a sentence of the kiosk in which something is filled in. */
void script_add_sentence (Script *self, const char *verb, const char *msgid);
void script_add_picture (Script *self, const char *name);

G_END_DECLS

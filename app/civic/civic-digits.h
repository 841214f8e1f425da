/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Digits as people type and read them. Folding never rejects: it brings Arabic-Indic (U+0660),
 * extended (U+06F0) and full-width digits to ASCII and drops what keyboards and copied text put
 * between them, so that what is checked afterwards is only ever ASCII. */

/* Digits folded, invisible and bidi characters and all spaces and hyphens dropped; other characters
 * stay. For numbers, codes and phones. Invalid UTF-8 gives "". Caller frees. */
char *civic_digits_fold (const char *text);

/* Digits folded in running text: spaces and everything else stay, except invisible and bidi
 * controls; the ends are trimmed and the whole is NFC. Caller frees. */
char *civic_digits_fold_prose (const char *text);

/* ASCII digits shown in the digits of `language` ("ar" → ٠١٢, others unchanged: Urdu is read with
 * 012 here). For running sentences only: codes, IDs and money stay Western on screen and paper.
 * Caller frees. */
char *civic_digits_localise (const char *text, const char *language);

G_END_DECLS

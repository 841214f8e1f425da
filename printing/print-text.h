/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-document.h"

G_BEGIN_DECLS

/* What has to be known about a string before it is shaped. Private to the page half. */

/* A copy that is fit for paper: valid UTF-8, white space as single blanks, no control, format or
 * bidi character (the joiners of Arabic stay), at most three marks on a letter and none without
 * one, at most PRINT_TEXT_MAX_CHARACTERS, ended by an ellipsis where something was cut. NULL is "".
 */
#define PRINT_TEXT_MAX_CHARACTERS 400
char *print_text_clean (const char *text);

/* The direction of the first letter, or of the digits where there is no letter, or the document's.
 * But in a document from the right anything with such a letter runs from the right: Arabic quotes
 * Latin names even where it begins ("ACME للتجارة"), Latin hardly does the reverse. */
PrintDirection print_text_find_direction (const char *text, PrintDirection document);

/* Isolates (U+2066, U+2067 … U+2069) each run written against the direction, with the signs that
 * belong to it: else "+966 50 123 4567" in an Arabic line prints as "4567 123 50 966+". */
char *print_text_isolate (const char *text, PrintDirection direction);

/* Whether it is of no script that receipts are written in: neither Arabic nor Latin, nor a sign of
 * all. */
gboolean print_text_is_foreign (gunichar character);

G_END_DECLS

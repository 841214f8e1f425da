/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers and their text as JavaScript has them, in every locale: what JsonLogic is written in.
 * NaN stands for "not a number". Thread-safe. */

/* The shortest text that reads back as the same double: "0.1", "500", "1e+21", "NaN". Caller frees.
 */
char *civic_number_to_text (double number);

/* All of the text, spaces around it left out: "" is 0, "0x1F" is 31, "12 m" is NaN. */
double civic_number_from_text (const char *text);

/* As much of the text's start as is a decimal number, as JavaScript's parseFloat: "12 m" is 12. */
double civic_number_from_start (const char *text);

G_END_DECLS

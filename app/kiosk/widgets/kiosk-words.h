/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The least room of a label that may break words: narrower, Pango 1.50 does not break a code such
 * as RAAA2919 where the least width it told says it would, and GTK complains of the box around it.
 */
#define KIOSK_WORDS_MINIMUM_CHARACTERS 10

/* A label for a sentence: it wraps, begins where the language does, takes what text it gets for
 * plain text, and has the given style class, (nullable). */
GtkWidget *kiosk_words_new (const char *text, const char *css_class);
void kiosk_words_set (GtkWidget *label, const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label for a sentence: it wraps, begins where the language does, takes what text it gets for
 * plain text, and has the given style class, (nullable). */
GtkWidget *kiosk_words_new (const char *text, const char *css_class);
void kiosk_words_set (GtkWidget *label, const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The languages the screens can speak. A language here is only what the program must know about it
 * (locale, direction, its own name); its sentences are in assets/po and in the service files. */
typedef struct {
  const char *tag;    /* BCP 47 */
  const char *locale; /* as localedef made it */
  const char *name;   /* in the language itself */
  const char *start;  /* the first screen's button when this is the first language */
  const char *moment; /* what the cover says, in every language at once */
  GtkTextDirection direction;
} KioskLanguage;

const KioskLanguage *kiosk_language_find (const char *tag); /* (nullable) */
const KioskLanguage *kiosk_language_get_all (gsize *ret_count);

/* Once, before gtk_init: binds the catalogue, finds our locales and takes the locale away from the
 * environment. The build folder is used when the program runs from it. */
void kiosk_language_bind (void);

/* Switches LC_MESSAGES and GTK's default direction. Pages built before keep their old sentences. */
void kiosk_language_apply (const char *tag);

/* The sentence in a language that need not be the screen's: a receipt speaks two at once. */
const char *kiosk_language_translate (const char *tag, const char *sentence);

G_END_DECLS

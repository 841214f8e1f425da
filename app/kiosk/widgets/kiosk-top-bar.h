/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line on top of every page of a visit: whose kiosk this is, the way to the other language and
 * the way out. It decides nothing: the pills activate "visit.change-language" and "visit.end". */
#define KIOSK_TYPE_TOP_BAR (kiosk_top_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskTopBar, kiosk_top_bar, KIOSK, TOP_BAR, GtkWidget)

GtkWidget *kiosk_top_bar_new (void);
void kiosk_top_bar_set_municipality (KioskTopBar *self, const char *municipality);
const char *kiosk_top_bar_get_municipality (KioskTopBar *self);
void kiosk_top_bar_set_place (KioskTopBar *self, const char *place);
const char *kiosk_top_bar_get_place (KioskTopBar *self);

/* The other language by its own name, "English" or "العربية"; NULL hides the pill. */
void kiosk_top_bar_set_other_language (KioskTopBar *self, const char *name);
const char *kiosk_top_bar_get_other_language (KioskTopBar *self);
void kiosk_top_bar_set_show_end (KioskTopBar *self, gboolean show_end);
gboolean kiosk_top_bar_get_show_end (KioskTopBar *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The two ways on from a page, always in the same place: the primary one fills the line, the
 * secondary one stands on the start side. They activate "page.advance" and "page.back"; the
 * page's action group decides what that means. An action that is disabled greys its button. */
#define KIOSK_TYPE_FOOTER (kiosk_footer_get_type ())
G_DECLARE_FINAL_TYPE (KioskFooter, kiosk_footer, KIOSK, FOOTER, GtkWidget)

GtkWidget *kiosk_footer_new (void);

/* NULL hides it: a page whose own targets are the way on. */
void kiosk_footer_set_primary_label (KioskFooter *self, const char *label);
const char *kiosk_footer_get_primary_label (KioskFooter *self);
void kiosk_footer_set_primary_icon (KioskFooter *self, const char *icon_name);
const char *kiosk_footer_get_primary_icon (KioskFooter *self);
void kiosk_footer_set_primary_sensitive (KioskFooter *self, gboolean sensitive);
gboolean kiosk_footer_get_primary_sensitive (KioskFooter *self);
void kiosk_footer_set_secondary_label (KioskFooter *self, const char *label);
const char *kiosk_footer_get_secondary_label (KioskFooter *self);
void kiosk_footer_set_secondary_icon (KioskFooter *self, const char *icon_name);
const char *kiosk_footer_get_secondary_icon (KioskFooter *self);
void kiosk_footer_set_secondary_visible (KioskFooter *self, gboolean visible);
gboolean kiosk_footer_get_secondary_visible (KioskFooter *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the citizen is in the form: a title, "3 of 6" in words, and a bar. */
#define KIOSK_TYPE_PROGRESS (kiosk_progress_get_type ())
G_DECLARE_FINAL_TYPE (KioskProgress, kiosk_progress, KIOSK, PROGRESS, GtkWidget)

GtkWidget *kiosk_progress_new (void);
void kiosk_progress_set_title (KioskProgress *self, const char *title);
const char *kiosk_progress_get_title (KioskProgress *self);
void kiosk_progress_set_count (KioskProgress *self, const char *count); /* "٣ من ٦" */
const char *kiosk_progress_get_count (KioskProgress *self);
void kiosk_progress_set_fraction (KioskProgress *self, double fraction); /* 0 to 1, clamped */
double kiosk_progress_get_fraction (KioskProgress *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A QR symbol on white with its quiet zone of four modules, on whole pixels. Content that cannot be
 * a QR draws plain white. It is a picture to a screen reader: set its accessible label. */
#define KIOSK_TYPE_QR_VIEW (kiosk_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskQrView, kiosk_qr_view, KIOSK, QR_VIEW, GtkWidget)

GtkWidget *kiosk_qr_view_new (void);
void kiosk_qr_view_set_content (KioskQrView *self, const char *content);
const char *kiosk_qr_view_get_content (KioskQrView *self);

G_END_DECLS

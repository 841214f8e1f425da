/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-ease.h"
#include "kiosk-page.h"

G_BEGIN_DECLS

/* What stands around a page: bar, progress line, footer and keyboard, each as the page's properties
 * say. It speaks one language for its whole life; another language is another frame. It decides
 * nothing: keys go to the page, and the buttons' actions to the window. */
#define KIOSK_TYPE_FRAME (kiosk_frame_get_type ())
G_DECLARE_FINAL_TYPE (KioskFrame, kiosk_frame, KIOSK, FRAME, GtkWidget)

/* It follows the low reach of `ease` as long as it lives. */
GtkWidget *kiosk_frame_new (KioskVisit *visit, KioskEase *ease);

/* Replaces the page before; NULL leaves the place empty. can_end: whether there is a visit to end.
 */
void kiosk_frame_show_page (KioskFrame *self, KioskPage *page, gboolean can_end);

G_END_DECLS

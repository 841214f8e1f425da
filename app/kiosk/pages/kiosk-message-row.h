/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* The way to have the code on her own phone: a button that leads there, where it went, or why it
 * cannot be sent now. It sends nothing itself: its action is "message.begin". */
#define KIOSK_TYPE_MESSAGE_ROW (kiosk_message_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskMessageRow, kiosk_message_row, KIOSK, MESSAGE_ROW, GtkWidget)

void kiosk_message_row_watch (KioskMessageRow *self, KioskVisit *visit);

G_END_DECLS

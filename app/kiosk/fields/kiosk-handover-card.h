/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-handover.h"

G_BEGIN_DECLS

/* A code to scan with one's own phone, how long it is good for, and the three steps to take. When
 * it expired, or could not be had, a touch asks for a new one. It shows a handover and never begins
 * one by itself. */
#define KIOSK_TYPE_HANDOVER_CARD (kiosk_handover_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskHandoverCard, kiosk_handover_card, KIOSK, HANDOVER_CARD, GtkWidget)

GtkWidget *kiosk_handover_card_new (KioskHandover *handover, const char *language);

G_END_DECLS

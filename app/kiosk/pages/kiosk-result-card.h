/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-result.h"
#include "kiosk-station.h"

G_BEGIN_DECLS

/* One thing the municipality found: title, state, lines, and a button for whatever can be done
 * about it here. The state is a sign and words in a colour, never the colour alone. "chosen" is
 * emitted with the KioskAction whose button was touched. */
#define KIOSK_TYPE_RESULT_CARD (kiosk_result_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskResultCard, kiosk_result_card, KIOSK, RESULT_CARD, GtkWidget)

/* station: NULL shows it without its buttons. */
GtkWidget *kiosk_result_card_new (KioskResult *result, KioskStation *station, const char *language);
KioskResult *kiosk_result_card_get_result (KioskResultCard *self);

G_END_DECLS

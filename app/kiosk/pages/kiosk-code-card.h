/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* The tracking code of a filing and its QR, to be kept: beside a receipt as one card among others,
 * without one as large as a phone likes it. */
#define KIOSK_TYPE_CODE_CARD (kiosk_code_card_get_type ())
G_DECLARE_FINAL_TYPE (KioskCodeCard, kiosk_code_card, KIOSK, CODE_CARD, GtkWidget)

void kiosk_code_card_watch (KioskCodeCard *self, KioskVisit *visit);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-result.h"
#include "kiosk-station.h"

G_BEGIN_DECLS

/* A button for each thing that can be done about a result here; nothing where there is none.
 * "chosen" is emitted with the action, a pointer that lives as long as the list shown. */
#define KIOSK_TYPE_ACTION_BUTTONS (kiosk_action_buttons_get_type ())
G_DECLARE_FINAL_TYPE (KioskActionButtons, kiosk_action_buttons, KIOSK, ACTION_BUTTONS, GtkWidget)

/* actions: of KioskAction */
void kiosk_action_buttons_show (KioskActionButtons *self,
                                GPtrArray *actions,
                                KioskStation *station,
                                const char *language);

G_END_DECLS

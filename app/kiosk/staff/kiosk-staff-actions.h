/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-staff.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What staff may do, as buttons: all of them are in one table. It does nothing itself. A button
 * leads to a screen ("staff.go", the step's name), asks the agent for something that needs no more
 * words ("staff.ask", the method), or is an action of the page's own. */
#define KIOSK_TYPE_STAFF_ACTIONS (kiosk_staff_actions_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffActions, kiosk_staff_actions, KIOSK, STAFF_ACTIONS, GtkWidget)

/* Offers what the account may do and is of use now. */
void kiosk_staff_actions_show (KioskStaffActions *self, KioskAgentLink *link, KioskStaff *staff);

/* What is said when the agent has done it; in the screen's language. Static. */
const char *kiosk_staff_actions_get_done (const char *method);

G_END_DECLS

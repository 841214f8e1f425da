/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-staff-words.h"

G_BEGIN_DECLS

/* How each part of the machine is, as cards: all of them are in one table, the four that change
 * most at full size. In the screen's language. It asks nobody: what the link holds is shown. */
#define KIOSK_TYPE_STAFF_STATUS (kiosk_staff_status_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffStatus, kiosk_staff_status, KIOSK, STAFF_STATUS, GtkWidget)

/* told: the printer whose remedy stands elsewhere. */
void kiosk_staff_status_show (KioskStaffStatus *self,
                              KioskAgentLink *link,
                              KioskStaffPrinter told,
                              const char *language);

/* Good, soon of concern, or a fault. What is not known yet is good. */
KioskHealth kiosk_staff_status_get_outbox (KioskAgentLink *link);
KioskHealth kiosk_staff_status_get_disk (KioskAgentLink *link);
KioskHealth kiosk_staff_status_get_clock (KioskAgentLink *link);
KioskHealth kiosk_staff_status_get_certificate (KioskAgentLink *link);

G_END_DECLS

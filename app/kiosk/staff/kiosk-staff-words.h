/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-agent-link.h"
#include "kiosk-staff-card.h"

G_BEGIN_DECLS

/* What staff read of a printer: how it is, why, and what to do. In the screen's language, with
 * Western digits. */
typedef enum {
  KIOSK_STAFF_PRINTER_NONE,
  KIOSK_STAFF_PRINTER_ROLL,
  KIOSK_STAFF_PRINTER_SHEET,
} KioskStaffPrinter;

const char *kiosk_staff_printer_get_name (KioskStaffPrinter printer);
KioskHealth kiosk_staff_printer_get_health (KioskStaffPrinter printer, KioskAgentLink *link);
/* "Out of paper" */
const char *kiosk_staff_printer_name_state (KioskStaffPrinter printer, KioskAgentLink *link);
const char *kiosk_staff_printer_get_icon (KioskStaffPrinter printer, KioskAgentLink *link);
/* "Ready · 34 m of paper left". Caller frees. */
char *kiosk_staff_printer_describe (KioskStaffPrinter printer, KioskAgentLink *link);
/* Static; NULL where nothing is to be done. */
const char *kiosk_staff_printer_get_remedy (KioskStaffPrinter printer, KioskAgentLink *link);

/* "3:42" or "1:03:42". Caller frees. */
char *kiosk_staff_format_duration (guint64 seconds);

/* Why the agent did not do what staff asked; in the screen's language, static. */
const char *kiosk_staff_say_failure (const GError *error);

G_END_DECLS

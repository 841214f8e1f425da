/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-agent-link.h"
#include "kiosk-staff-card.h"

G_BEGIN_DECLS

/* What staff read of the machine: the one thing that is wrong now, and of each printer how it is,
 * why, and what to do. In the screen's language, with Western digits. */
typedef enum {
  KIOSK_STAFF_PRINTER_NONE,
  KIOSK_STAFF_PRINTER_ROLL,
  KIOSK_STAFF_PRINTER_SHEET,
} KioskStaffPrinter;

typedef struct {
  KioskHealth health;
  KioskStaffPrinter printer; /* that it is about */
  const char *icon;          /* static */
  char *title;
  const char *remedy; /* static */
} KioskStaffTrouble;

/* The worst one: whoever has it done looks again. Never NULL; caller frees. */
KioskStaffTrouble *kiosk_staff_trouble_find (KioskAgentLink *link);
void kiosk_staff_trouble_free (KioskStaffTrouble *self);

KioskHealth kiosk_staff_printer_get_health (KioskStaffPrinter printer, KioskAgentLink *link);
/* "Ready · 34 m of paper left". Caller frees. */
char *kiosk_staff_printer_describe (KioskStaffPrinter printer, KioskAgentLink *link);
/* Static; NULL where nothing is to be done. */
const char *kiosk_staff_printer_get_remedy (KioskStaffPrinter printer, KioskAgentLink *link);

/* "3:42" or "1:03:42", kept from left to right. Caller frees. */
char *kiosk_staff_format_duration (guint64 seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskStaffTrouble, kiosk_staff_trouble_free)

G_END_DECLS

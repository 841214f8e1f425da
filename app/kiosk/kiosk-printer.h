/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A printer as a person meets it: the agent's words for its state and for the reason, and for each
 * reason one sentence for the citizen in front of it and one remedy for staff. Words it does not
 * know are never taken for good news. */
typedef enum {
  KIOSK_PRINTER_UNKNOWN,
  KIOSK_PRINTER_READY,
  KIOSK_PRINTER_LOW,
  KIOSK_PRINTER_OUT,
  KIOSK_PRINTER_JAMMED,
  KIOSK_PRINTER_OPEN,
  KIOSK_PRINTER_OFFLINE,
} KioskPrinter;

KioskPrinter kiosk_printer_from_string (const char *word); /* what is not known is unknown */
gboolean kiosk_printer_can_print (KioskPrinter printer);
/* Something a hand can put right; unknown is not: nobody can tell what. */
gboolean kiosk_printer_wants_a_hand (KioskPrinter printer);

/* Why it is so. Static. */
typedef struct _KioskPrinterReason KioskPrinterReason;

/* The reason of that word; "other" for a word that is not known. Without a reason a state that
 * keeps it from printing is reason enough. */
const KioskPrinterReason *kiosk_printer_reason_find (KioskPrinter printer, const char *word);
const char *kiosk_printer_reason_get_word (const KioskPrinterReason *self);
const char *kiosk_printer_reason_get_icon (const KioskPrinterReason *self);

/* In the screen's language, static. What a citizen reads stands before what she can do instead. */
const char *kiosk_printer_reason_say (const KioskPrinterReason *self);
/* For staff: what it is, and what to do. */
const char *kiosk_printer_reason_name (const KioskPrinterReason *self);
const char *kiosk_printer_reason_get_remedy (const KioskPrinterReason *self, gboolean is_sheet);

G_END_DECLS

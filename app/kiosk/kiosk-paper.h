/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-certificate.h"
#include "print-document.h"

#include "kiosk-station.h"

G_BEGIN_DECLS

/* One piece of paper for the citizen on its way: set on the station's roll or on a sheet of A4,
 * handed to the agent, and what the queue says of it, never better than that. It prints once and
 * never again by itself; what stands on it is not its business.
 *
 * Property: "state", a KioskPaperState; told of again when only the reason has changed. Main thread
 * only. */
#define KIOSK_TYPE_PAPER (kiosk_paper_get_type ())
G_DECLARE_FINAL_TYPE (KioskPaper, kiosk_paper, KIOSK, PAPER, GObject)

typedef enum {
  KIOSK_PAPER_NONE,
  KIOSK_PAPER_PREPARING, /* a thread is drawing: no setlocale now */
  KIOSK_PAPER_PRINTING,
  KIOSK_PAPER_SLOW,    /* on its way for longer than anybody expects */
  KIOSK_PAPER_WAITING, /* for a hand at the printer: it goes on by itself then */
  KIOSK_PAPER_PRINTED, /* the only state in which "take your receipt" is true */
  KIOSK_PAPER_FAILED,
  KIOSK_PAPER_UNKNOWN,
} KioskPaperState;

/* It may still come out: nothing else is to be printed meanwhile. */
gboolean kiosk_paper_state_is_busy (KioskPaperState state);
/* She has nothing in her hand, as far as anybody knows. */
gboolean kiosk_paper_state_is_bad (KioskPaperState state);

KioskPaper *kiosk_paper_new (KioskStation *station);

KioskPaperState kiosk_paper_get_state (KioskPaper *self);
gboolean kiosk_paper_is_sheet (KioskPaper *self); /* of A4, from the other printer */

/* What explains WAITING and FAILED. */
KioskPrinter kiosk_paper_get_fault (KioskPaper *self);
const KioskPrinterReason *kiosk_paper_get_reason (KioskPaper *self);

/* Once: says that it is being prepared before there is anything to print. */
void kiosk_paper_prepare (KioskPaper *self);
/* (transfer full): document */
void kiosk_paper_print (KioskPaper *self, PrintDocument *document);
/* On the printer of A4 pages. (transfer full): certificate */
void kiosk_paper_print_sheet (KioskPaper *self, PrintCertificate *certificate);
/* She says that it did not come out; believed once the queue has done with it. */
gboolean kiosk_paper_deny (KioskPaper *self);
/* There will be nothing to print. */
void kiosk_paper_fail (KioskPaper *self, const GError *error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* A card that says what becomes of a paper she asked for, no better than it is known, why not, and
 * what she can do about it; before she asked, only that she would ask in vain. It prints nothing
 * itself.
 *
 * Signal "print-again": the paper is known not to have come out, and the printer is good again. */
#define KIOSK_TYPE_PAPER_NOTICE (kiosk_paper_notice_get_type ())
G_DECLARE_FINAL_TYPE (KioskPaperNotice, kiosk_paper_notice, KIOSK, PAPER_NOTICE, GtkWidget)

typedef enum {
  KIOSK_PAPER_NOTICE_SCREEN,  /* all of it is on the screen as well: losing it loses nothing */
  KIOSK_PAPER_NOTICE_SHEET,   /* a document of A4, whose code stands below */
  KIOSK_PAPER_NOTICE_RECEIPT, /* of a filing, whose code stands below; shows only what is bad */
} KioskPaperNoticeKind;

void
kiosk_paper_notice_watch (KioskPaperNotice *self, KioskVisit *visit, KioskPaperNoticeKind kind);

G_END_DECLS

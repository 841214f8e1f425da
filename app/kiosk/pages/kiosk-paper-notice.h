/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* One line that says what becomes of a paper she asked for, no better than it is known; nothing
 * before she asked. For what is on the screen as well: unlike a receipt, losing it loses nothing.
 */
#define KIOSK_TYPE_PAPER_NOTICE (kiosk_paper_notice_get_type ())
G_DECLARE_FINAL_TYPE (KioskPaperNotice, kiosk_paper_notice, KIOSK, PAPER_NOTICE, GtkWidget)

void kiosk_paper_notice_watch (KioskPaperNotice *self, KioskVisit *visit);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-paper-notice.h"

G_BEGIN_DECLS

/* What is said of paper, in the screen's language. Static. */
typedef struct {
  const char *icon;
  const char *title;
  const char *advice; /* (nullable) */
  gboolean is_bad;
} KioskPaperWords;

/* Of the paper of this visit, no better than it is known. */
KioskPaperWords kiosk_paper_words_choose (KioskVisit *visit, KioskPaperNoticeKind kind);

/* Before she begins: what she cannot have, and what she gets instead. A printer that may run out is
 * not her matter. */
KioskPaperWords kiosk_paper_words_foretell (KioskAgentLink *link);

G_END_DECLS

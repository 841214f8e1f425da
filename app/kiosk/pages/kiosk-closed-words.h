/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic.h"
#include "kiosk-agent-link.h"

G_BEGIN_DECLS

/* Why nobody can begin here now, until when, and what to do instead. Whoever stands before a closed
 * kiosk has chosen no language, so it is said in any. */
typedef struct {
  const char *icon;
  const char *title;
  char *until; /* (nullable) "Opens again at 4:00 PM" */
  char
    *calendar; /* (nullable) the same day by the Hijri calendar, where it is another than today */
  char *hours; /* (nullable) today's, or why there are none, where these closed it */
  const char *advice; /* (nullable) */
} KioskClosedWords;

/* TRUE when nothing can be begun here: closed, or out of service. */
gboolean kiosk_closed_words_apply (KioskAgentLink *link);

/* hours: (nullable) the centre's. */
KioskClosedWords kiosk_closed_words_find (KioskAgentLink *link,
                                          CivicHours *hours,
                                          const char *language,
                                          GDateTime *now);
/* What would be said if it were closed for that word of the agent until that moment, or "". */
KioskClosedWords kiosk_closed_words_preview (const char *message,
                                             const char *until,
                                             const char *language,
                                             GDateTime *now);
void kiosk_closed_words_clear (KioskClosedWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KioskClosedWords, kiosk_closed_words_clear)

G_END_DECLS

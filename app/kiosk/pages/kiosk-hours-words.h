/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic.h"

G_BEGIN_DECLS

/* The centre's hours on one day, as the closed screen says them, in any language. */

/* "Hours today: 8:00 AM to 12:00 PM, 4:00 PM to 10:00 PM", "Ramadan hours today: …", "National Day
 * holiday"; NULL where nothing begins that day for no reason that has a name. Caller frees. */
char *kiosk_hours_words_say (CivicHours *hours, GDateTime *now, const char *language);

/* A time of day that no line ends within, and that stays in its own order in the midst of a
 * sentence that runs the other way: Urdu writes 4:00 PM. Caller frees. */
char *kiosk_hours_words_say_time (GDateTime *time, const char *language);

G_END_DECLS

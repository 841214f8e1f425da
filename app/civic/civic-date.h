/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Hijri day of a moment, Umm al-Qura as the Kingdom counts it. For reading only: periods are
 * computed and times kept in the Gregorian calendar. Outside the published table (12 November 1882
 * to 25 November 2174) it gives NULL rather than an arithmetic guess. */

/* "١٢ جمادى الآخرة ١٤٤٨ هـ", "12 Jumada II 1448 AH"; the day is that of the time's own zone. Caller
 * frees. (nullable) */
char *civic_date_display_hijri (GDateTime *time, const char *language);

G_END_DECLS

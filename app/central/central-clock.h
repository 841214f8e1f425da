/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Kingdom's time: UTC+03:00 all year, whatever zone the machine is set to. All times this
 * program writes are ISO 8601 with that offset. Callers free. */
#define CENTRAL_CLOCK_OFFSET_S (3 * 60 * 60)

char *central_clock_now (void);              /* "2026-11-22T10:47:05+03:00" */
char *central_clock_in (GTimeSpan from_now); /* the same, so many microseconds later */
char *central_clock_today (void);            /* "20261122" */
gint64 central_clock_now_ms (void);          /* since 1970 */
GDateTime *
central_clock_parse (const char *text); /* in the Kingdom's zone; NULL if it is no time */
gboolean central_clock_is_past (const char *text); /* TRUE also for what is no time */

G_END_DECLS

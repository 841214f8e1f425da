/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The wall clock in the words of the central's contract. It measures nothing: durations are the
 * monotonic clock's. Free with g_free. */
char *agent_clock_get_now (void);   /* "2026-11-23T09:05:00+03:00" */
char *agent_clock_get_today (void); /* "2026-11-23", of the kiosk's own zone */

/* Whether that moment (ISO 8601 with zone) lies so many seconds back; not what is no moment. */
gboolean agent_clock_is_past (const char *moment, guint by_s);

G_END_DECLS

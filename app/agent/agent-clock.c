/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-clock.h"

static char *
format_now (const char *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, format);
}

char *
agent_clock_get_now (void)
{
  return format_now ("%Y-%m-%dT%H:%M:%S%:z");
}

char *
agent_clock_get_today (void)
{
  return format_now ("%Y-%m-%d");
}

gboolean
agent_clock_is_past (const char *moment, guint by_s)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return then != NULL &&
         g_date_time_difference (now, then) >= (GTimeSpan) by_s * G_TIME_SPAN_SECOND;
}

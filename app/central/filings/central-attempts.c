/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-attempts.h"

#include "central-clock.h"

gint64
central_attempts_get_begin_ms (guint cool_down_s)
{
  return central_clock_now_ms () - (gint64) cool_down_s * 1000;
}

guint
central_attempts_get_wait_s (const CentralAttempts *attempts, guint cool_down_s)
{
  gint64 wait_ms = attempts->oldest_ms - central_attempts_get_begin_ms (cool_down_s);

  if (attempts->count < CENTRAL_ATTEMPTS_MAXIMUM)
    return 0;
  return (guint) MAX ((wait_ms + 999) / 1000, 1);
}

gboolean
central_attempts_find_wait (
  CentralStore *store, const char *person_id, guint cool_down_s, guint *ret_wait_s, GError **error)
{
  CentralAttempts attempts = { 0 };

  if (!central_store_count_open_challenges (store, person_id,
                                            central_attempts_get_begin_ms (cool_down_s),
                                            &attempts.count, &attempts.oldest_ms, error))
    return FALSE;
  *ret_wait_s = central_attempts_get_wait_s (&attempts, cool_down_s);
  return TRUE;
}

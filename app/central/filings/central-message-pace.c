/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-message-pace.h"

#include "central-clock.h"

gboolean
central_message_pace_allow (CentralOffice *office, const char *kiosk, const char *mobile)
{
  gint64 now_ms = central_clock_now_ms ();

  return central_pace_allow (office->message_pace, kiosk, now_ms) &&
         central_pace_allow (office->mobile_pace, mobile, now_ms);
}

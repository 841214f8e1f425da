/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-heartbeat.h"

/* What was taken can be said again, and is taken again. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);
  g_autoptr (CivicHeartbeat) heartbeat = civic_heartbeat_parse (json, NULL);
  g_autofree char *text = heartbeat ? civic_heartbeat_to_json (heartbeat, NULL) : NULL;
  g_autoptr (GBytes) again = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (CivicHeartbeat) same = again ? civic_heartbeat_parse (again, NULL) : NULL;

  g_assert_true ((heartbeat == NULL) == (same == NULL));
  return 0;
}

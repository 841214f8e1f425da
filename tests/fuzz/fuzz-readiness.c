/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-readiness.h"

/* What was taken can be said again, and is taken again. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);
  g_autoptr (CivicReadiness) report = civic_readiness_parse (json, NULL);
  g_autofree char *text = report ? civic_readiness_to_json (report, NULL) : NULL;
  g_autoptr (GBytes) again = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (CivicReadiness) same = again ? civic_readiness_parse (again, NULL) : NULL;

  g_assert_true ((report == NULL) == (same == NULL));
  return 0;
}

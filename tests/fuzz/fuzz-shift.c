/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-shift.h"

/* What was taken can be said again, and is taken again. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);
  g_autoptr (CivicShift) shift = civic_shift_parse (json, NULL);
  g_autofree char *text = shift ? civic_shift_to_json (shift, NULL) : NULL;
  g_autoptr (GBytes) again = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (CivicShift) same = again ? civic_shift_parse (again, NULL) : NULL;

  g_assert_true ((shift == NULL) == (same == NULL));
  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-audit-batch.h"

/* What was taken can be said again, and is taken again. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);
  g_autoptr (GPtrArray) entries = civic_audit_batch_parse (json, NULL);
  g_autofree char *text = entries ? civic_audit_batch_to_json (entries) : NULL;
  g_autoptr (GBytes) again = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (GPtrArray) same = again ? civic_audit_batch_parse (again, NULL) : NULL;

  g_assert_true ((entries == NULL) == (same == NULL));
  g_assert_true (entries == NULL || entries->len == same->len);
  return 0;
}

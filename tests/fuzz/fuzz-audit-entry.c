/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-audit.h"

/* What was taken can be said again, is taken again, and is as whole as it was. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (CivicAuditEntry) entry =
    civic_audit_entry_parse ((const char *) bytes, (gsize) size, NULL);
  g_autofree char *line = entry ? civic_audit_entry_to_line (entry) : NULL;
  g_autoptr (CivicAuditEntry) same =
    line ? civic_audit_entry_parse (line, strlen (line), NULL) : NULL;

  g_assert_true ((entry == NULL) == (same == NULL));
  if (entry)
    g_assert_true (civic_audit_entry_is_whole (entry) == civic_audit_entry_is_whole (same));
  return 0;
}

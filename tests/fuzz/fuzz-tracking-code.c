/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-tracking-code.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autofree char *code = civic_tracking_code_parse (text);
  g_autofree char *grouped = NULL;
  g_autofree char *again = NULL;

  if (civic_tracking_code_is_valid (text))
    g_assert_cmpstr (code, ==, text);
  if (code == NULL)
    return 0;
  g_assert_true (civic_tracking_code_is_valid (code));
  grouped = civic_tracking_code_group (code);
  again = civic_tracking_code_parse (grouped);
  g_assert_cmpstr (again, ==, code);
  return 0;
}

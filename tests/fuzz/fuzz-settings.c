/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-settings.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicSettings) settings = civic_settings_load (fuzz_target_file (bytes, size), &error);

  g_assert_true ((settings == NULL) == (error != NULL));
  return 0;
}

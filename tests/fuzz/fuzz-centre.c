/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-centre.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  const char *path = fuzz_target_file (bytes, size);
  g_autoptr (CivicCentre) centre = civic_centre_load (path, NULL);
  g_autoptr (GPtrArray) complaints = civic_centre_check (path);

  g_assert_true ((centre == NULL) == (complaints->len > 0));
  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-json.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (JsonNode) node = civic_json_parse (text, size, NULL);

  return 0;
}

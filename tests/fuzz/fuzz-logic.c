/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-json.h"
#include "civic-logic.h"

static gboolean
know_all (const char *name, gpointer user_data)
{
  return TRUE;
}

/* [rule, data] */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (JsonNode) node = civic_json_parse (text, size, NULL);
  JsonArray *pair = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (JsonNode) value = NULL;

  if (pair == NULL || json_array_get_length (pair) < 2)
    return 0;
  civic_logic_check (json_array_get_element (pair, 0), know_all, NULL, NULL);
  value =
    civic_logic_apply (json_array_get_element (pair, 0), json_array_get_element (pair, 1), NULL);
  if (value)
    civic_logic_is_true (value);
  return 0;
}

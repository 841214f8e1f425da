/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "central-card.h"
#include "central-template.h"
#include "civic-json.h"

/* [template or card, record] */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (JsonNode) node = civic_json_parse (text, size, NULL);
  JsonArray *pair = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *template = NULL;
  JsonNode *record = NULL;
  g_autoptr (JsonNode) filled = NULL;
  g_autoptr (JsonNode) drawn = NULL;

  if (pair == NULL || json_array_get_length (pair) < 2)
    return 0;
  template = json_array_get_element (pair, 0);
  record = json_array_get_element (pair, 1);
  if (!JSON_NODE_HOLDS_OBJECT (record))
    return 0;
  filled = central_template_fill_node (template, json_node_get_object (record));
  if (JSON_NODE_HOLDS_OBJECT (template) && central_card_check (template, "$", NULL))
    drawn =
      central_card_draw (json_node_get_object (template), "one", json_node_get_object (record));
  return 0;
}

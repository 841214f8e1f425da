/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-answers.h"
#include "civic-catalogue.h"
#include "civic-json.h"

static CivicCatalogue *
load_catalogue (void)
{
  static CivicCatalogue *catalogue = NULL;
  static const char *const languages[] = { "ar", "en", "ur", NULL };
  g_autofree char *path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autoptr (GError) error = NULL;

  if (catalogue)
    return catalogue;
  catalogue = civic_catalogue_load (path, languages, &error);
  g_assert_no_error (error);
  return catalogue;
}

/* Every service is asked the same: what one takes, the next has to refuse with a problem. */
static void
read_for (CivicService *service, JsonNode *node)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CivicAnswers) answers = civic_answers_new_from_json (service, node, &problems);
  g_autoptr (JsonNode) out = NULL;

  g_assert_nonnull (problems);
  out = civic_answers_to_json (answers);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  GListModel *services = civic_catalogue_get_services (load_catalogue ());
  g_autofree char *text = fuzz_target_text (bytes, size);
  g_autoptr (JsonNode) node = civic_json_parse (text, size, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return 0;
  for (guint index = 0; index < g_list_model_get_n_items (services); index++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, index);

    read_for (service, node);
  }
  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-choice-private.h"
#include "civic-service-private.h"

static const char *const languages[] = { "ar", "en", "ur", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GHashTable) lists = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) themes = g_hash_table_new (g_str_hash, g_str_equal);
  CivicServiceScope scope = { .languages = languages, .lists = lists, .themes = themes };
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CivicService) service = NULL;

  g_hash_table_add (themes, (gpointer) "licences");
  service = civic_service_load (fuzz_target_file (bytes, size), &scope, complaints);
  g_assert_true ((service == NULL) == (complaints->len > 0));
  return 0;
}

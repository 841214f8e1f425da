/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "civic-choice-private.h"

static const char *const languages[] = { "ar", "en", "ur", NULL };

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  CivicReader *reader = civic_reader_new_for_file (fuzz_target_file (bytes, size));
  g_autoptr (GListModel) choices = NULL;

  civic_reader_set_languages (reader, languages);
  choices = civic_choice_read_list (reader, "choices");
  if (choices)
    civic_choice_is_tree (choices);
  g_ptr_array_unref (civic_reader_finish_with_all (reader));
  return 0;
}

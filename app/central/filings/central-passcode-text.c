/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-passcode-text.h"

#include "central-words.h"

/* What stands before the digits, and on both sides of the minutes. */
typedef struct {
  const char *language;
  const char *passcode;
  const char *holds;
  const char *warning;
} PasscodeWords;

static const PasscodeWords all_words[] = {
  { "ar", "رمز الخدمات البلدية: ", "صالح ", " دقائق. لا يطلبه منك أي موظف." },
  { "en", "Municipal services: your code is ", "It holds for ",
    " minutes. Nobody who works for the municipality asks you for it." },
  { "ur", "بلدیاتی خدمات کا کوڈ: ", "", " منٹ کے لیے۔ عملہ یہ آپ سے نہیں مانگتا۔" },
};

static const PasscodeWords *
get_words (const char *language)
{
  for (guint index = 0; index < G_N_ELEMENTS (all_words); index++)
    if (g_strcmp0 (language, all_words[index].language) == 0)
      return &all_words[index];
  return &all_words[0];
}

char *
central_passcode_text_write (const char *passcode, guint minutes, const char *language)
{
  const PasscodeWords *words = get_words (language);
  g_autofree char *count = central_words_format_count (central_words_get (language), minutes);

  return g_strconcat (words->passcode, passcode, "\n", words->holds, count, words->warning, NULL);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-search.h"

#include "civic-digits.h"

#include <string.h>

#define MAXIMUM_WORDS 8

static gunichar
fold_letter (gunichar letter)
{
  switch (letter) {
  case 0x0622: /* alef with madda, with hamza above and below, wasla */
  case 0x0623:
  case 0x0625:
  case 0x0671:
    return 0x0627;
  case 0x0649: /* alef maksura, Persian yeh, yeh with hamza */
  case 0x06CC:
  case 0x0626:
    return 0x064A;
  case 0x0629: /* teh marbuta and the hehs of Urdu */
  case 0x06C1:
  case 0x06D5:
  case 0x06BE:
    return 0x0647;
  case 0x06A9: /* keheh */
    return 0x0643;
  case 0x0624: /* waw with hamza */
    return 0x0648;
  default:
    return g_unichar_tolower (letter);
  }
}

static gboolean
is_dropped (gunichar letter)
{
  return letter == 0x0640 || letter == 0x0670 || (letter >= 0x064B && letter <= 0x0652);
}

char *
kiosk_search_fold (const char *text)
{
  g_autofree char *prose = civic_digits_fold_prose (text != NULL ? text : "");
  GString *folded = g_string_new (NULL);

  for (const char *next = prose; *next != '\0'; next = g_utf8_next_char (next)) {
    const gunichar letter = g_utf8_get_char (next);

    if (!is_dropped (letter))
      g_string_append_unichar (folded, fold_letter (letter));
  }
  return g_string_free (folded, FALSE);
}

/* "ال" is part of the word to a reader and nothing to a searcher. */
static gboolean
begins_a_word (const char *folded, const char *word)
{
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word)) {
    if (at == folded || at[-1] == ' ')
      return TRUE;
    if (at - folded >= (gssize) strlen ("ال") && g_str_has_prefix (at - strlen ("ال"), "ال"))
      return TRUE;
  }
  return FALSE;
}

char **
kiosk_search_split (const char *wanted)
{
  g_autofree char *folded = kiosk_search_fold (wanted);

  return g_strsplit (folded, " ", MAXIMUM_WORDS);
}

gboolean
kiosk_search_matches (const char *text, char **words)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (words != NULL, FALSE);

  folded = kiosk_search_fold (text);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !begins_a_word (folded, words[i]))
      return FALSE;
  return TRUE;
}

/* All that a service says of itself in one language. */
static char *
join_words (CivicService *service, const char *language)
{
  const char *const *synonyms = civic_service_get_synonyms (service, language);
  g_autofree char *others = g_strjoinv (" ", (char **) synonyms);

  return g_strjoin (" ", civic_text_get (civic_service_get_name (service), language),
                    civic_text_get (civic_service_get_summary (service), language), others, NULL);
}

/* Among those who read Arabic some call it by an English word, and the other way round. */
static gboolean
matches_in_any (CivicService *service, char **words, const char *const *languages)
{
  for (gsize i = 0; languages[i] != NULL; i++) {
    g_autofree char *all = join_words (service, languages[i]);

    if (kiosk_search_matches (all, words))
      return TRUE;
  }
  return FALSE;
}

static gboolean
matches_a_synonym (CivicService *service, char **words, const char *const *languages)
{
  for (gsize i = 0; languages[i] != NULL; i++) {
    const char *const *synonyms = civic_service_get_synonyms (service, languages[i]);

    for (gsize j = 0; synonyms[j] != NULL; j++)
      if (kiosk_search_matches (synonyms[j], words))
        return TRUE;
  }
  return FALSE;
}

GPtrArray *
kiosk_search_services (GListModel *services,
                       const char *wanted,
                       const char *language,
                       const char *const *languages)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) by_synonym = g_ptr_array_new ();
  g_autoptr (GPtrArray) by_anything = g_ptr_array_new ();
  g_auto (GStrv) words = kiosk_search_split (wanted);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);

    if (kiosk_search_matches (civic_text_get (civic_service_get_name (service), language), words))
      g_ptr_array_add (found, g_steal_pointer (&service));
    else if (matches_a_synonym (service, words, languages))
      g_ptr_array_add (by_synonym, g_steal_pointer (&service));
    else if (matches_in_any (service, words, languages))
      g_ptr_array_add (by_anything, g_steal_pointer (&service));
  }
  g_ptr_array_extend_and_steal (found, g_steal_pointer (&by_synonym));
  g_ptr_array_extend_and_steal (found, g_steal_pointer (&by_anything));
  return found;
}

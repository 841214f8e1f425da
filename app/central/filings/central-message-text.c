/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-message-text.h"

#include "civic-tracking-code.h"

#include "central-tracking-words.h"
#include "central-words.h"

char *
central_message_text_write (const CentralFiling *filing,
                            const char *language,
                            const char *public_url)
{
  const CentralWords *words = central_words_get (language);
  const CentralTrackingWords *own = central_tracking_words_get (language);
  CentralTrackingState state = central_tracking_words_find_state (filing->state);
  g_autofree char *grouped = civic_tracking_code_group (filing->code);

  return g_strdup_printf ("%s: %s\n%s: %s\n%s/t/%s", words->authority, own->states[state].title,
                          own->code, grouped, public_url, filing->code);
}

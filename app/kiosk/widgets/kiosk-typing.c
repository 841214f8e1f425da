/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-typing.h"

typedef struct {
  const guint *sizes; /* 0-terminated; the last size goes on */
  gunichar separator;
} Grouping;

static const guint fours[] = { 4, 0 };
static const guint mobile[] = { 3, 3, 4, 0 };
static const guint international[] = { 4, 2, 3, 4, 0 }; /* +966 51 234 5678 */

/* No-break space: to the bidi algorithm it belongs to the digits around it, so that groups of
 * Arabic-Indic digits keep their order, which a plain space would turn round. */
#define SPACE 0xA0

static const Grouping *
grouping_of (KioskTyping typing, const char *typed)
{
  static const Grouping number = { fours, SPACE };
  static const Grouping phone = { mobile, SPACE };
  static const Grouping phone_abroad = { international, SPACE };
  static const Grouping tracking = { fours, '-' };

  switch (typing) {
  case KIOSK_TYPING_NUMBER:
  case KIOSK_TYPING_CODE:
    return &number;
  case KIOSK_TYPING_MOBILE:
    return *typed == '+' ? &phone_abroad : &phone;
  case KIOSK_TYPING_TRACKING:
    return &tracking;
  case KIOSK_TYPING_PROSE:
  case KIOSK_TYPING_DECIMAL:
  case KIOSK_TYPING_LATIN:
  case KIOSK_TYPING_SECRET:
  default:
    return NULL;
  }
}

static char *
group (const Grouping *grouping, const char *typed)
{
  g_autoptr (GString) grouped = g_string_new (NULL);
  const guint *size = grouping->sizes;
  guint in_group = 0;

  for (const char *p = typed; *p; p = g_utf8_next_char (p)) {
    if (kiosk_typing_is_separator (g_utf8_get_char (p)))
      continue;
    if (in_group == *size) {
      g_string_append_unichar (grouped, grouping->separator);
      size += size[1] ? 1 : 0;
      in_group = 0;
    }
    g_string_append_unichar (grouped, g_utf8_get_char (p));
    in_group++;
  }
  return g_string_free (g_steal_pointer (&grouped), FALSE);
}

gboolean
kiosk_typing_is_separator (gunichar character)
{
  return g_unichar_isspace (character) || character == '-';
}

char *
kiosk_typing_group (KioskTyping typing, const char *typed)
{
  const Grouping *grouping = NULL;
  g_autofree char *grouped = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  grouping = grouping_of (typing, typed);
  if (!grouping)
    return g_strdup (typed);

  grouped = group (grouping, typed);
  if (typing == KIOSK_TYPING_CODE || typing == KIOSK_TYPING_TRACKING)
    return g_utf8_strup (grouped, -1);
  return g_steal_pointer (&grouped);
}

gboolean
kiosk_typing_is_left_to_right (KioskTyping typing)
{
  return typing != KIOSK_TYPING_PROSE;
}

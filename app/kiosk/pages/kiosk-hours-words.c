/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-hours-words.h"

#include "kiosk-date.h"
#include "kiosk-language.h"

#include <glib/gi18n.h>

#define NO_BREAK_SPACE "\u00a0"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

static gboolean
has_latin_letter (const char *text)
{
  for (const char *next = text; *next != '\0'; next++)
    if (g_ascii_isalpha (*next))
      return TRUE;

  return FALSE;
}

char *
kiosk_hours_words_say_time (GDateTime *time, const char *language)
{
  g_autofree char *text = kiosk_date_format_time (time, language);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *whole = g_strjoinv (NO_BREAK_SPACE, words);
  const KioskLanguage *known = kiosk_language_find (language);

  if (known == NULL || known->direction == GTK_TEXT_DIR_LTR || !has_latin_letter (whole))
    return g_steal_pointer (&whole);

  return g_strconcat (LEFT_TO_RIGHT_ISOLATE, whole, POP_ISOLATE, NULL);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
fill_in (const char *language, const char *sentence, const char *with)
{
  return g_strdup_printf (kiosk_language_translate (language, sentence), with);
}

static char *
say_span (CivicHoursSpan span, GDateTime *midnight, const char *language)
{
  g_autoptr (GDateTime) from = g_date_time_add_minutes (midnight, (int) span.from);
  g_autoptr (GDateTime) to = g_date_time_add_minutes (midnight, (int) span.to);
  g_autofree char *from_text = kiosk_hours_words_say_time (from, language);
  g_autofree char *to_text = kiosk_hours_words_say_time (to, language);

  /* TRANSLATORS: hours of opening; %s: two times of day, such as 8:00 AM and 10:00 PM. */
  return g_strdup_printf (kiosk_language_translate (language, N_ ("%s to %s")), from_text, to_text);
}

#pragma GCC diagnostic pop

static char *
say_spans (const CivicHoursDay *day, GDateTime *midnight, const char *language)
{
  /* TRANSLATORS: between two spans of opening hours; a comma and a space. */
  const char *comma = kiosk_language_translate (language, N_ (", "));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < day->span_count; i++) {
    g_autofree char *span = say_span (day->spans[i], midnight, language);

    g_string_append_printf (text, "%s%s", i > 0 ? comma : "", span);
  }

  return g_string_free (text, FALSE);
}

static GDateTime *
find_midnight (GDateTime *moment)
{
  g_autoptr (GDateTime) here = kiosk_date_in_kingdom (moment);

  return g_date_time_new (g_date_time_get_timezone (here), g_date_time_get_year (here),
                          g_date_time_get_month (here), g_date_time_get_day_of_month (here), 0, 0,
                          0);
}

char *
kiosk_hours_words_say (CivicHours *hours, GDateTime *now, const char *language)
{
  g_autoptr (GDateTime) midnight = find_midnight (now);
  g_autofree char *spans = NULL;
  CivicHoursDay day;

  civic_hours_get_day (hours, now, &day);
  if (day.holiday != NULL)
    /* TRANSLATORS: why the centre is closed today; %s: National Day, Eid al-Fitr. */
    return fill_in (language, N_ ("%s holiday"), civic_text_get (day.holiday, language));
  if (day.span_count == 0)
    return NULL;

  spans = say_spans (&day, midnight, language);
  if (day.is_ramadan)
    /* TRANSLATORS: %s: one or more spans, such as 10:00 AM to 3:00 PM. */
    return fill_in (language, N_ ("Ramadan hours today: %s"), spans);
  /* TRANSLATORS: %s: one or more spans, such as 8:00 AM to 10:00 PM. */
  return fill_in (language, N_ ("Hours today: %s"), spans);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-closed-words.h"

#include "kiosk-date.h"
#include "kiosk-hours-words.h"
#include "kiosk-language.h"

#include <glib/gi18n.h>

#define BY_HOURS "hours"
#define ELSEWHERE N_ ("Please use another one or ask the staff.")

/* By the agent's word; the first one where it gives none. */
static const struct {
  const char *message;
  const char *title;
  const char *advice; /* (nullable) another one of the centre is closed as well */
} reasons[] = {
  { "", N_ ("This kiosk is closed right now"), ELSEWHERE },
  { "maintenance", N_ ("This kiosk is closed for maintenance"), ELSEWHERE },
  { "short-break", N_ ("This kiosk is closed for a short break"), ELSEWHERE },
  { "moved", N_ ("The services of this kiosk have moved"),
    N_ ("Please ask the staff for the new place.") },
  { "use-counter", N_ ("Please go to the counter"),
    N_ ("This kiosk is closed. The staff there will help you.") },
  { BY_HOURS, N_ ("The centre is closed now"), NULL },
};

static gboolean
is_out_of_service (KioskAgentLink *link)
{
  if (!kiosk_agent_link_is_reachable (link) || !kiosk_agent_link_is_storage_good (link))
    return TRUE;

  return g_str_equal (kiosk_agent_link_get_state (link), "out-of-service") ||
         g_str_equal (kiosk_agent_link_get_state (link), "enrolling");
}

gboolean
kiosk_closed_words_apply (KioskAgentLink *link)
{
  if (!kiosk_agent_link_is_reachable (link) && kiosk_agent_link_is_connecting (link))
    return FALSE;

  return is_out_of_service (link) || !kiosk_agent_link_is_open (link);
}

static guint
find_reason (const char *message)
{
  for (guint i = 1; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].message, message))
      return i;

  return 0;
}

/* How many days after today: 0, 1, or more. */
static guint
count_days (GDateTime *now, GDateTime *moment)
{
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autofree char *day = g_date_time_format (moment, "%F");
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *next = g_date_time_format (tomorrow, "%F");

  if (g_str_equal (day, today))
    return 0;

  return g_str_equal (day, next) ? 1 : 2;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
say_moment (GDateTime *moment, guint days, const char *language)
{
  g_autofree char *time = kiosk_hours_words_say_time (moment, language);
  g_autofree char *day = kiosk_date_format_weekday (moment, language);

  if (days == 0)
    /* TRANSLATORS: %s: a time of day, such as 4:00 PM. */
    return g_strdup_printf (kiosk_language_translate (language, N_ ("Opens again at %s")), time);
  if (days == 1)
    /* TRANSLATORS: %s: a time of day. */
    return g_strdup_printf (kiosk_language_translate (language, N_ ("Opens again tomorrow at %s")),
                            time);
  /* TRANSLATORS: %s: the day with its name, month and year; %s: a time of day. */
  return g_strdup_printf (kiosk_language_translate (language, N_ ("Opens again on %s at %s")), day,
                          time);
}

#pragma GCC diagnostic pop

static void
add_moment (KioskClosedWords *self, const char *until, const char *language, GDateTime *now)
{
  g_autoptr (GDateTime) given = g_date_time_new_from_iso8601 (until, NULL);
  g_autoptr (GDateTime) here = kiosk_date_in_kingdom (now);
  g_autoptr (GDateTime) moment = NULL;
  guint days;

  /* A moment that is over promises nothing. */
  if (given == NULL || g_date_time_compare (given, now) <= 0)
    return;

  moment = kiosk_date_in_kingdom (given);
  days = count_days (here, moment);
  self->until = say_moment (moment, days, language);
  self->calendar = days > 1 ? civic_date_display_hijri (moment, language) : NULL;
}

KioskClosedWords
kiosk_closed_words_preview (const char *message,
                            const char *until,
                            const char *language,
                            GDateTime *now)
{
  KioskClosedWords words = { .icon = "lock" };
  const guint reason = find_reason (message);

  words.title = kiosk_language_translate (language, reasons[reason].title);
  if (reasons[reason].advice != NULL)
    words.advice = kiosk_language_translate (language, reasons[reason].advice);
  add_moment (&words, until, language, now);

  return words;
}

KioskClosedWords
kiosk_closed_words_find (KioskAgentLink *link,
                         CivicHours *hours,
                         const char *language,
                         GDateTime *now)
{
  KioskClosedWords words = { 0 };
  const char *message = kiosk_agent_link_get_closed_message (link);

  if (is_out_of_service (link)) {
    words.icon = "warn";
    words.title =
      kiosk_language_translate (language, N_ ("This kiosk is out of service right now"));
    words.advice = kiosk_language_translate (language, ELSEWHERE);
    return words;
  }

  words =
    kiosk_closed_words_preview (message, kiosk_agent_link_get_closed_until (link), language, now);
  if (hours != NULL && g_str_equal (message, BY_HOURS))
    words.hours = kiosk_hours_words_say (hours, now, language);

  return words;
}

void
kiosk_closed_words_clear (KioskClosedWords *self)
{
  g_clear_pointer (&self->until, g_free);
  g_clear_pointer (&self->calendar, g_free);
  g_clear_pointer (&self->hours, g_free);
}

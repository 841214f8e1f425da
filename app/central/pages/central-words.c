/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-words.h"

#include "civic-digits.h"

#include "central-clock.h"

static const CentralWords all_words[] = {
  {
    .language = "ar",
    .direction = "rtl",
    .name = "العربية",
    .authority = "الخدمات البلدية",
    .riyals = "ر.س",
    .help = "تحتاج إلى مساعدة؟ اتصل على",
    .help_hours = "على مدار الساعة",
    .morning = "ص",
    .afternoon = "م",
    .date_separator = "، ",
    .months = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
                "أكتوبر", "نوفمبر", "ديسمبر" },
  },
  {
    .language = "en",
    .direction = "ltr",
    .name = "English",
    .authority = "Municipal services",
    .riyals = "SAR",
    .help = "Need help? Call",
    .help_hours = "at any hour",
    .morning = "AM",
    .afternoon = "PM",
    .date_separator = ", ",
    .months = { "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December" },
  },
  {
    .language = "ur",
    .direction = "rtl",
    .name = "اردو",
    .authority = "بلدیاتی خدمات",
    .riyals = "ریال",
    .help = "مدد چاہیے؟ کال کریں",
    .help_hours = "کسی بھی وقت",
    .morning = "AM",
    .afternoon = "PM",
    .date_separator = "، ",
    .months = { "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر",
                "اکتوبر", "نومبر", "دسمبر" },
  },
};

const CentralWords *
central_words_get (const char *language)
{
  for (guint index = 0; index < G_N_ELEMENTS (all_words); index++)
    if (g_strcmp0 (language, all_words[index].language) == 0)
      return &all_words[index];
  return &all_words[0];
}

static char *
describe_date (const CentralWords *self, GDateTime *time)
{
  return g_strdup_printf ("%d %s %d", g_date_time_get_day_of_month (time),
                          self->months[g_date_time_get_month (time) - 1],
                          g_date_time_get_year (time));
}

/* A bare day is that day in the Kingdom. */
static GDateTime *
parse (const char *iso8601)
{
  g_autofree char *noon = NULL;

  if (iso8601 == NULL || strlen (iso8601) != strlen ("2026-11-22"))
    return central_clock_parse (iso8601);
  noon = g_strconcat (iso8601, "T12:00:00+03:00", NULL);
  return central_clock_parse (noon);
}

char *
central_words_format_date (const CentralWords *self, const char *iso8601)
{
  g_autoptr (GDateTime) time = parse (iso8601);
  g_autofree char *date = time ? describe_date (self, time) : g_strdup ("");

  return civic_digits_localise (date, self->language);
}

char *
central_words_format_hour (const CentralWords *self, const char *iso8601)
{
  g_autoptr (GDateTime) time = central_clock_parse (iso8601);
  g_autofree char *text = NULL;
  int hour = time ? g_date_time_get_hour (time) : 0;

  if (time == NULL)
    return g_strdup ("");
  text =
    g_strdup_printf ("%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, g_date_time_get_minute (time),
                     hour < 12 ? self->morning : self->afternoon);
  return civic_digits_localise (text, self->language);
}

char *
central_words_format_time (const CentralWords *self, const char *iso8601)
{
  g_autofree char *date = central_words_format_date (self, iso8601);
  g_autofree char *hour = central_words_format_hour (self, iso8601);

  return *hour ? g_strconcat (date, self->date_separator, hour, NULL) : g_strdup ("");
}

char *
central_words_format_count (const CentralWords *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  return civic_digits_localise (text, self->language);
}

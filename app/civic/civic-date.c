/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-date.h"

#include "civic-digits.h"
#include "civic-pattern-private.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* The Kingdom has never had summer time, so no zone database is needed. */
#define RIYADH_OFFSET_S (3 * 60 * 60)

#define MAXIMUM_STEPS 9999

static CivicPattern span_pattern = CIVIC_PATTERN ("^[+-][0-9]{1,4}[dwmy]\\z");

char *
civic_date_today (void)
{
  g_autoptr (GTimeZone) riyadh = g_time_zone_new_offset (RIYADH_OFFSET_S);
  g_autoptr (GDateTime) now = g_date_time_new_now (riyadh);

  return g_date_time_format (now, "%F");
}

static gboolean
is_form_of_day (const char *text)
{
  static CivicPattern pattern = CIVIC_PATTERN ("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\\z");

  return civic_pattern_matches (&pattern, text);
}

/* FALSE where there is no such day. */
static gboolean
read_day (const char *text, GDate *ret_date)
{
  g_auto (GStrv) parts = is_form_of_day (text) ? g_strsplit (text, "-", 3) : NULL;
  int year, month, day;

  if (parts == NULL)
    return FALSE;

  year = atoi (parts[0]);
  month = atoi (parts[1]);
  day = atoi (parts[2]);
  if (year < FIRST_YEAR || year > LAST_YEAR ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (ret_date, 1);
  g_date_set_dmy (ret_date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_day (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

char *
civic_date_parse (const char *text)
{
  g_autofree char *folded = NULL;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_strdelimit (civic_digits_fold_prose (text), "/", '-');
  return read_day (folded, &date) ? write_day (&date) : NULL;
}

static gboolean
add_steps (GDate *date, char unit, int steps)
{
  /* GDate counts forward and backward apart. */
  void (*add_months) (GDate *, guint) = steps < 0 ? g_date_subtract_months : g_date_add_months;
  void (*add_years) (GDate *, guint) = steps < 0 ? g_date_subtract_years : g_date_add_years;
  void (*add_days) (GDate *, guint) = steps < 0 ? g_date_subtract_days : g_date_add_days;
  guint count = (guint) abs (steps);

  if (unit == 'd')
    add_days (date, count);
  else if (unit == 'w')
    add_days (date, count * 7);
  else if (unit == 'm')
    add_months (date, count);
  else
    add_years (date, count);

  return g_date_valid (date) && g_date_get_year (date) >= FIRST_YEAR &&
         g_date_get_year (date) <= LAST_YEAR;
}

char *
civic_date_resolve (const char *rule, const char *today)
{
  GDate date;
  int steps;
  char *unit;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  if (!g_str_has_prefix (rule, "today"))
    return is_form_of_day (rule) ? civic_date_parse (rule) : NULL;

  rule += strlen ("today");
  if (!read_day (today, &date))
    return NULL;
  if (*rule == '\0')
    return write_day (&date);
  if (!civic_pattern_matches (&span_pattern, rule))
    return NULL;

  steps = (int) strtol (rule, &unit, 10);
  return add_steps (&date, *unit, CLAMP (steps, -MAXIMUM_STEPS, MAXIMUM_STEPS)) ? write_day (&date)
                                                                                : NULL;
}

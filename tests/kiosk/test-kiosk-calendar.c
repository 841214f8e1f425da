/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-calendar.h"

#include "support-stage.h"

static GtkWidget *
find_cell (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = NULL;

    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), text) == 0)
      return child;
    found = find_cell (child, text);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
touch (GtkWidget *calendar, const char *text)
{
  GtkWidget *cell = find_cell (calendar, text);

  g_assert_nonnull (cell);
  g_signal_emit_by_name (cell, "clicked");
}

static void
a_touched_day_is_chosen (void)
{
  GtkWidget *calendar = kiosk_calendar_new ("2026-11-20", "2027-02-28", "2026-11-22", "en");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, calendar);

  g_assert_null (kiosk_calendar_get_day (KIOSK_CALENDAR (calendar)));
  touch (calendar, "25");
  g_assert_cmpstr (kiosk_calendar_get_day (KIOSK_CALENDAR (calendar)), ==, "2026-11-25");
  stage_check_string (calendar, "day", "2026-11-26");
  stage_finish (window, calendar);
}

static void
days_outside_the_bounds_cannot_be_touched (void)
{
  GtkWidget *calendar = kiosk_calendar_new ("2026-11-20", "2026-11-28", "2026-11-22", "en");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, calendar);

  g_assert_false (gtk_widget_get_sensitive (find_cell (calendar, "19")));
  g_assert_true (gtk_widget_get_sensitive (find_cell (calendar, "20")));
  g_assert_true (gtk_widget_get_sensitive (find_cell (calendar, "28")));
  g_assert_false (gtk_widget_get_sensitive (find_cell (calendar, "29")));
  g_assert_true (gtk_widget_is_sensitive (find_cell (calendar, "November")));
  stage_finish (window, calendar);
}

static void
a_birth_date_is_three_touches_away (void)
{
  GtkWidget *calendar = kiosk_calendar_new ("1900-01-01", "2008-11-22", "2026-11-22", "en");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, calendar);

  touch (calendar, "1990");
  touch (calendar, "May");
  touch (calendar, "17");
  g_assert_cmpstr (kiosk_calendar_get_day (KIOSK_CALENDAR (calendar)), ==, "1990-05-17");
  stage_finish (window, calendar);
}

static void
the_same_day_stands_in_the_other_calendar (void)
{
  GtkWidget *calendar = kiosk_calendar_new (NULL, NULL, "2026-11-22", "en");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_LTR, calendar);

  kiosk_calendar_set_day (KIOSK_CALENDAR (calendar), "2026-11-22");
  kiosk_calendar_set_kind (KIOSK_CALENDAR (calendar), KIOSK_CALENDAR_HIJRI);
  g_assert_true (gtk_widget_has_css_class (find_cell (calendar, "12"), "chosen"));
  g_assert_nonnull (find_cell (calendar, "1448"));
  touch (calendar, "13");
  g_assert_cmpstr (kiosk_calendar_get_day (KIOSK_CALENDAR (calendar)), ==, "2026-11-23");
  stage_finish (window, calendar);
}

static void
arabic_counts_days_in_its_digits (void)
{
  GtkWidget *calendar = kiosk_calendar_new (NULL, NULL, "2026-11-22", "ar");
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, calendar);

  touch (calendar, "٢٥");
  g_assert_cmpstr (kiosk_calendar_get_day (KIOSK_CALENDAR (calendar)), ==, "2026-11-25");
  stage_settle (window);
  g_assert_cmpfloat (stage_bounds (find_cell (calendar, "١")).size.height, >=, 80);
  g_assert_cmpfloat (stage_bounds (calendar).size.width, <=, STAGE_WIDTH);
  stage_finish (window, calendar);
}

static void
weeks_begin_on_sunday (void)
{
  g_autofree char *sunday = kiosk_month_get_weekday_name (0, "en");

  g_assert_cmpstr (sunday, ==, "Sun");
  g_assert_cmpint (kiosk_month_get_first_weekday (KIOSK_CALENDAR_GREGORIAN, 2026, 11), ==, 0);
  g_assert_cmpint (kiosk_month_get_first_weekday (KIOSK_CALENDAR_GREGORIAN, 2026, 12), ==, 2);
  g_assert_cmpint (kiosk_month_get_length (KIOSK_CALENDAR_GREGORIAN, 2028, 2), ==, 29);
  g_assert_cmpint (kiosk_month_get_length (KIOSK_CALENDAR_GREGORIAN, 2026, 13), ==, 0);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/calendar/a-touched-day-is-chosen", a_touched_day_is_chosen);
  g_test_add_func ("/kiosk/calendar/days-outside-the-bounds-cannot-be-touched",
                   days_outside_the_bounds_cannot_be_touched);
  g_test_add_func ("/kiosk/calendar/a-birth-date-is-three-touches-away",
                   a_birth_date_is_three_touches_away);
  g_test_add_func ("/kiosk/calendar/the-same-day-stands-in-the-other-calendar",
                   the_same_day_stands_in_the_other_calendar);
  g_test_add_func ("/kiosk/calendar/arabic-counts-days-in-its-digits",
                   arabic_counts_days_in_its_digits);
  g_test_add_func ("/kiosk/calendar/weeks-begin-on-sunday", weeks_begin_on_sunday);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

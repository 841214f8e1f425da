/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-language.h"
#include "kiosk-staff-way.h"
#include "kiosk-style.h"
#include "kiosk-touching.h"

static void
begin (Kiosk *kiosk)
{
  kiosk_visit_set_language (visit_of (kiosk), "en");
  staff_log_in (kiosk);
  act (kiosk, "staff.go", "staff-shift");
}

static void
test_shows_the_shift_so_far (Kiosk *kiosk, gconstpointer user_data)
{
  static const char *const said[] = {
    "214",
    "41",
    "3:42",
    "4.6 / 5 (20)",
    "14 / 3 / 0",
    "2:41",
    "12.48 m",
    "The citizen left",
    "5d0f4c1a9be27a33…",
    "Ready for service",
  };

  begin (kiosk);
  support_run_until (shows (kiosk, "Shift number"));
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    if (!shows (kiosk, said[i]))
      g_error ("\"%s\" is not on the glass", said[i]);
  g_assert_false (offers (kiosk, "Print the report"));
  picture_of (kiosk, "shift");
}

static void
test_asks_before_it_closes (Kiosk *kiosk, gconstpointer user_data)
{
  begin (kiosk);
  touch (kiosk, "Close the shift");
  g_assert_true (shows (kiosk, "serves nobody until it is opened again"));
  picture_of (kiosk, "shift-asked");
  touch (kiosk, "No, go on");
  g_assert_false (shows (kiosk, "serves nobody until it is opened again"));
  g_assert_null (kiosk->bench->shift->until);
  g_assert_true (offers (kiosk, "Close the shift"));
}

static void
test_closes_and_prints (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *paper = NULL;

  begin (kiosk);
  touch (kiosk, "Close the shift");
  touch (kiosk, "Yes, close it");
  support_run_until (shows (kiosk, "The shift is closed."));
  support_run_until (shows (kiosk, "The report has been printed."));
  g_assert_false (offers (kiosk, "Close the shift"));
  paper = kiosk_bench_read_paper (kiosk->bench);
  g_assert_nonnull (strstr (paper, "Shift report"));
  g_assert_nonnull (strstr (paper, "14 / 3 / 0"));
  g_assert_nonnull (strstr (paper, "2001"));
  picture_of (kiosk, "shift-closed");
}

static void
test_closes_without_paper_and_prints_later (Kiosk *kiosk, gconstpointer user_data)
{
  begin (kiosk);
  kiosk->bench->print_end = "failed";
  kiosk->bench->print_reason = "out";
  kiosk_bench_set_printer (kiosk->bench, "out", "paper-out");
  touch (kiosk, "Close the shift");
  touch (kiosk, "Yes, close it");
  support_run_until (shows (kiosk, "can be printed later"));
  g_assert_true (shows (kiosk, "The shift is closed."));
  support_run_until (shows (kiosk, "Open the cover"));
  picture_of (kiosk, "shift-no-paper");

  kiosk->bench->print_end = "printed";
  kiosk->bench->print_reason = "ready";
  kiosk_bench_set_printer (kiosk->bench, "ready", NULL);
  touch (kiosk, "Print the report");
  support_run_until (shows (kiosk, "The report has been printed."));
}

static void
test_only_who_may_close_is_offered_it (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->staff_role = "attendant";
  begin (kiosk);
  support_run_until (shows (kiosk, "Shift number"));
  g_assert_false (offers (kiosk, "Close the shift"));
}

static void
test_prints_the_last_one_while_none_runs (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *paper = NULL;

  kiosk->bench->shift->until = g_strdup ("2026-11-23T16:00:00+03:00");
  begin (kiosk);
  support_run_until (shows (kiosk, "No shift runs. This is the last one."));
  g_assert_true (shows (kiosk, "14 / 3 / 0"));
  g_assert_false (offers (kiosk, "Close the shift"));
  picture_of (kiosk, "shift-last");
  touch (kiosk, "Print the report");
  support_run_until (shows (kiosk, "The report has been printed."));
  paper = kiosk_bench_read_paper (kiosk->bench);
  g_assert_nonnull (strstr (paper, "14 / 3 / 0"));
}

static void
test_says_that_no_shift_runs (Kiosk *kiosk, gconstpointer user_data)
{
  g_clear_pointer (&kiosk->bench->shift, civic_shift_free);
  begin (kiosk);
  support_run_until (shows (kiosk, "No shift runs."));
  g_assert_false (offers (kiosk, "Close the shift"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/staff-shift/" path, Kiosk, NULL, kiosk_set_up, function, kiosk_tear_down)

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

  ADD ("shows-the-shift-so-far", test_shows_the_shift_so_far);
  ADD ("asks-before-it-closes", test_asks_before_it_closes);
  ADD ("closes-and-prints", test_closes_and_prints);
  ADD ("closes-without-paper-and-prints-later", test_closes_without_paper_and_prints_later);
  ADD ("only-who-may-close-is-offered-it", test_only_who_may_close_is_offered_it);
  ADD ("prints-the-last-one-while-none-runs", test_prints_the_last_one_while_none_runs);
  ADD ("says-that-no-shift-runs", test_says_that_no_shift_runs);

  return g_test_run ();
}

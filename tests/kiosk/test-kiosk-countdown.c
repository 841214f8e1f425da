/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-countdown.h"
#include "support-stage.h"

static void
on_finished (KioskCountdown *countdown, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static const char *
number_of (GtkWidget *countdown)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (countdown)));
}

static void
counts_to_nothing_and_says_so_once (void)
{
  g_autoptr (GtkWidget) countdown = g_object_ref_sink (kiosk_countdown_new ());
  guint finished_count = 0, notify_count = 0;

  g_signal_connect (countdown, "finished", G_CALLBACK (on_finished), &finished_count);
  g_signal_connect (countdown, "notify::seconds", G_CALLBACK (stage_on_notify), &notify_count);
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (countdown), 2);
  g_assert_cmpstr (number_of (countdown), ==, "2");
  support_run_until (finished_count > 0);
  g_assert_cmpuint (kiosk_countdown_get_seconds (KIOSK_COUNTDOWN (countdown)), ==, 0);
  g_assert_cmpuint (finished_count, ==, 1);
  g_assert_cmpuint (notify_count, >=, 2);
}

static void
stops_without_a_word (void)
{
  g_autoptr (GtkWidget) countdown = g_object_ref_sink (kiosk_countdown_new ());
  g_autoptr (GtkWidget) witness = g_object_ref_sink (kiosk_countdown_new ());
  guint finished_count = 0, witness_count = 0;

  g_signal_connect (countdown, "finished", G_CALLBACK (on_finished), &finished_count);
  g_signal_connect (witness, "finished", G_CALLBACK (on_finished), &witness_count);
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (countdown), 1);
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (countdown), 0);
  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (witness), 1);
  support_run_until (witness_count > 0);
  g_assert_cmpuint (finished_count, ==, 0);
}

static void
counts_in_the_language_s_digits (void)
{
  g_autoptr (GtkWidget) countdown = g_object_ref_sink (kiosk_countdown_new ());

  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (countdown), 20);
  stage_check_string (countdown, "language", "ar");
  g_assert_cmpstr (number_of (countdown), ==, "٢٠");
}

static void
dies_while_it_counts (void)
{
  GtkWidget *countdown = kiosk_countdown_new ();
  GtkWidget *window = stage_show (GTK_TEXT_DIR_RTL, countdown);

  kiosk_countdown_set_seconds (KIOSK_COUNTDOWN (countdown), 1);
  stage_settle (window);
  stage_finish (window, countdown);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/countdown/counts-to-nothing-and-says-so-once",
                   counts_to_nothing_and_says_so_once);
  g_test_add_func ("/kiosk/countdown/stops-without-a-word", stops_without_a_word);
  g_test_add_func ("/kiosk/countdown/counts-in-the-language-s-digits",
                   counts_in_the_language_s_digits);
  g_test_add_func ("/kiosk/countdown/dies-while-it-counts", dies_while_it_counts);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}

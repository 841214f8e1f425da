/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* How staff get in, and that nobody else does. */

#include "kiosk-staff-way.h"
#include "kiosk-way-through.h"

#include "kiosk-digit-pad.h"
#include "kiosk-language.h"
#include "kiosk-style.h"

#include <gdk/x11/gdkx.h>

#define BADGE "KUSHK-STAFF:2001:7K3M9QXT2F4HW8D1Z7K3M9QXT2"
#define OTHER_BADGE "KUSHK-STAFF:1001:9QXT2F4HW8D1Z7K3M9QXT27K3M"

static void
on_gone (gpointer user_data, GObject *gone)
{
  *(gboolean *) user_data = TRUE;
}

/* Not a frame lies between: the main loop has not turned when it is looked. */
static void
test_a_visit_ends_first (Kiosk *kiosk, gconstpointer user_data)
{
  gboolean is_gone = FALSE;

  begin (kiosk, "en", "violation-object");
  act (kiosk, "page.advance", NULL);
  kiosk_page_insert (page_of (kiosk), "1000000008");
  g_assert_nonnull (kiosk_visit_get_service (visit_of (kiosk)));
  g_object_weak_ref (G_OBJECT (visit_of (kiosk)), on_gone, &is_gone);
  kiosk_window_let_staff_in (kiosk->window);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_STAFF_NUMBER);
  g_assert_false (shows (kiosk, "1000000008"));
  g_assert_null (kiosk_visit_get_service (visit_of (kiosk)));
  support_run_until (is_gone);
}

static void
test_no_hint (Kiosk *kiosk, gconstpointer user_data)
{
  static const char *const words[] = { "Staff", "PIN", "للموظفين", "السري", "لوحة" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (shows (kiosk, words[i]));
  act (kiosk, "visit.begin", "ar");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (shows (kiosk, words[i]));
}

static void
test_number_and_pin (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->staff_error = "NotAllowed";
  staff_knock (kiosk);
  staff_type (kiosk, "111111");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "غير صحيح"));
  g_assert_false (shows (kiosk, "●"));
  g_assert_cmpstr (kiosk->bench->staff_who, ==, "2001");

  kiosk->bench->staff_error = NULL;
  staff_type (kiosk, "204226");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
  g_assert_true (shows (kiosk, "مشرف"));
  act (kiosk, "visit.end", NULL);
  g_assert_cmpuint (kiosk->over_count, ==, 1);
}

static void
test_lock (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *pad = NULL;

  kiosk->bench->staff_error = "Busy";
  staff_knock (kiosk);
  pad = find_named (GTK_WIDGET (page_of (kiosk)), "KioskDigitPad");
  staff_type (kiosk, "111111");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "بعد ١:٠٥"));
  g_assert_false (gtk_widget_get_sensitive (pad));
  support_run_until (shows (kiosk, "بعد ١:٠٤"));
  /* A real keyboard is no way round. */
  staff_type (kiosk, "111111");
  g_clear_pointer (&kiosk->bench->staff_who, g_free);
  act (kiosk, "page.advance", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  g_assert_null (kiosk->bench->staff_who);
}

static void
test_lock_opens (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *pad = NULL;

  kiosk->bench->staff_error = "Busy";
  kiosk->bench->staff_wait = "1";
  staff_knock (kiosk);
  pad = find_named (GTK_WIDGET (page_of (kiosk)), "KioskDigitPad");
  staff_type (kiosk, "111111");
  act (kiosk, "page.advance", NULL);
  support_run_until (!gtk_widget_get_sensitive (pad));
  support_run_until (gtk_widget_get_sensitive (pad));
  kiosk->bench->staff_error = NULL;
  staff_type (kiosk, "204226");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
}

/* Keys as a scanner sends them, through the X server and all of GTK. */
static void
run_xdotool (const char *first, const char *second, const char *third)
{
  const char *const command[] = { "xdotool", first, second, third, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, NULL);
  GAsyncResult *result = NULL;

  g_assert_nonnull (process);
  g_subprocess_wait_check_async (process, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_true (g_subprocess_wait_check_finish (process, result, NULL));
  g_object_unref (result);
}

static void
send_keys (Kiosk *kiosk, const char *text)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (kiosk->window));
  g_autofree char *window =
    g_strdup_printf ("%lu", gdk_x11_surface_get_xid (GDK_X11_SURFACE (surface)));

  run_xdotool ("windowfocus", "--sync", window);
  support_run_until (gtk_window_is_active (GTK_WINDOW (kiosk->window)));
  run_xdotool ("type", "--delay=1", text);
  run_xdotool ("key", "Return", NULL);
}

static void
test_badge (Kiosk *kiosk, gconstpointer user_data)
{
  send_keys (kiosk, BADGE);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PIN);
  send_keys (kiosk, OTHER_BADGE);
  send_keys (kiosk, "204226");
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
  g_assert_cmpstr (kiosk->bench->staff_who, ==, OTHER_BADGE);
}

static void
test_keyboard_and_badge (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_window_let_staff_in (kiosk->window);
  send_keys (kiosk, BADGE);
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PIN);
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_STAFF_NUMBER);
  send_keys (kiosk, "2001");
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PIN);
  send_keys (kiosk, "204226");
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_PANEL);
  g_assert_cmpstr (kiosk->bench->staff_who, ==, "2001");
}

static void
test_badge_elsewhere (Kiosk *kiosk, gconstpointer user_data)
{
  act (kiosk, "visit.begin", "en");
  send_keys (kiosk, BADGE);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_HOME);
  act (kiosk, "home.open", "reports");
  send_keys (kiosk, BADGE);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICES);
  act (kiosk, "page.back", NULL);
  begin (kiosk, "en", user_data);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  send_keys (kiosk, BADGE);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  g_assert_false (shows (kiosk, "7K3M"));
  g_assert_cmpstr (kiosk_staff_get_who (kiosk_station_get_staff (kiosk->bench->station)), ==, "");
  g_assert_cmpuint (kiosk->over_count, ==, 0);
}

/* The rights are the connection's. */
static void
test_agent_goes (Kiosk *kiosk, gconstpointer user_data)
{
  KioskStaff *staff = kiosk_station_get_staff (kiosk->bench->station);

  staff_log_in (kiosk);
  g_assert_true (kiosk_staff_may (staff, KIOSK_STAFF_MAY_OPEN | KIOSK_STAFF_MAY_RELEASE));
  kiosk_bench_stop_agent (kiosk->bench);
  support_run_until (!kiosk_staff_may (staff, KIOSK_STAFF_MAY_LOOK));
  g_assert_cmpstr (kiosk_staff_get_account (staff), ==, "");
  support_run_until (!shows (kiosk, "طباعة تجريبية"));
  g_assert_true (shows (kiosk, "خروج"));
}

static void
test_own_time (Kiosk *kiosk, gconstpointer user_data)
{
  KioskIdle *idle = kiosk_window_get_idle (kiosk->window);

  act (kiosk, "visit.begin", "en");
  staff_log_in (kiosk);
  g_signal_emit_by_name (idle, "warned", 20);
  support_run_until (shows (kiosk, "Otherwise you are logged out"));
  g_assert_true (shows (kiosk, "Log out"));
  g_signal_emit_by_name (idle, "expired");
  g_assert_cmpuint (kiosk->over_count, ==, 1);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, data, function)                                                                  \
  g_test_add ("/kiosk/staff-door/" path, Kiosk, data, kiosk_set_up_whole, function, kiosk_tear_down)
  ADD ("ends-a-visit-before-anything-is-shown", NULL, test_a_visit_ends_first);
  ADD ("gives-citizens-no-hint", NULL, test_no_hint);
  ADD ("asks-for-number-and-pin", NULL, test_number_and_pin);
  ADD ("counts-a-lock-out-down", NULL, test_lock);
  ADD ("opens-again-after-a-lock-out", NULL, test_lock_opens);
  ADD ("takes-a-badge-on-the-first-screen", NULL, test_badge);
  ADD ("takes-a-badge-and-a-keyboard-at-the-door", NULL, test_keyboard_and_badge);
  ADD ("takes-no-badge-where-a-scan-is-asked", "verify", test_badge_elsewhere);
  ADD ("types-no-badge-into-a-form", "bill-pay", test_badge_elsewhere);
  ADD ("forgets-who-it-was-with-the-agent", NULL, test_agent_goes);
  ADD ("has-a-time-of-its-own", NULL, test_own_time);
#undef ADD

  return g_test_run ();
}

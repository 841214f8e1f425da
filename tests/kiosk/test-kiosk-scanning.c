/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-scanner.h"
#include "kiosk-style.h"

#include <gdk/x11/gdkx.h>

/* What is held to the reader, and where it leads. */

static void
test_track (Kiosk *kiosk, gconstpointer language)
{
  g_autofree char *code = civic_tracking_code_draw ();

  kiosk_bench_answer (kiosk->bench, "track", TRACKED);
  begin (kiosk, language, "report-follow");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_TRACK);
  kiosk_page_scanned (page_of (kiosk), "https://elsewhere.example/menu");
  g_assert_null (kiosk_bench_get_question (kiosk->bench, "track"));
  kiosk_page_scanned (page_of (kiosk), code);
  support_run_until (find_named (GTK_WIDGET (page_of (kiosk)), "KioskActionButtons") != NULL);
  g_assert_nonnull (strstr (kiosk_bench_get_question (kiosk->bench, "track"), code));
  picture (kiosk, "track");
  choose (kiosk, 0);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICE);
  g_assert_cmpstr (civic_service_get_id (kiosk_visit_get_service (visit_of (kiosk))), ==,
                   "report-reopen");
}

/* The token in an address is longer than any number, and useless when a letter is missing. */
static void
test_verify (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *token = g_strnfill (KIOSK_SCANNER_MAXIMUM - 27, 'A');
  g_autofree char *address = g_strconcat ("https://check.example.sa/v", "/", token, NULL);

  kiosk_bench_answer (kiosk->bench, "enquire", VIOLATIONS);
  begin (kiosk, "en", "verify");
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_FORM);
  kiosk_page_scanned (page_of (kiosk), address);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_RESULTS);
  support_run_until (shows (kiosk, "950000000012"));
  g_assert_nonnull (strstr (kiosk_bench_get_question (kiosk->bench, "enquire"), token));
}

/* A reference is the code of a receipt: the address around it is of no use to a form. */
static void
test_reference (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *address = g_strconcat ("https://t.example.sa/t/", code, NULL);

  begin (kiosk, "en", "report-rate");
  kiosk_page_scanned (page_of (kiosk), NULL);
  g_assert_null (civic_answers_get (kiosk_visit_get_answers (visit_of (kiosk)), "code"));
  kiosk_page_scanned (page_of (kiosk), address);
  g_assert_cmpstr (civic_answers_get (kiosk_visit_get_answers (visit_of (kiosk)), "code"), ==,
                   code);
}

static void
test_scan_at_home (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  kiosk_bench_answer (kiosk->bench, "track", TRACKED);
  act (kiosk, "visit.begin", "en");
  kiosk_page_scanned (page_of (kiosk), NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_HOME);
  kiosk_page_scanned (page_of (kiosk), code);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_TRACK);
  support_run_until (shows (kiosk, "Resolved"));
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
test_scanner_keys (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *address = g_strconcat ("https://t.example.sa/t/", code, "?a=1&b=2", NULL);

  kiosk_bench_answer (kiosk->bench, "track", TRACKED);
  act (kiosk, "visit.begin", "en");
  act (kiosk, "home.open", "reports");
  /* Nobody wants it here, and nothing is pressed by it. */
  send_keys (kiosk, address);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_SERVICES);
  act (kiosk, "services.begin", "report-follow");
  send_keys (kiosk, address);
  support_run_until (shows (kiosk, "Resolved"));
  g_assert_nonnull (strstr (kiosk_bench_get_question (kiosk->bench, "track"), code));
}

/* Whoever types the code by hand sees it, and Enter asks. */
static void
test_typed_keys (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *grouped = civic_tracking_code_group (code);

  kiosk_bench_answer (kiosk->bench, "track", TRACKED);
  begin (kiosk, "en", "report-follow");
  send_keys (kiosk, grouped);
  support_run_until (shows (kiosk, "Resolved"));
  g_assert_nonnull (strstr (kiosk_bench_get_question (kiosk->bench, "track"), code));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, data, function)                                                                  \
  g_test_add ("/kiosk/scanning/" path, Kiosk, data, kiosk_set_up_whole, function, kiosk_tear_down)
  ADD ("tracks-what-was-scanned", "ar", test_track);
  ADD ("tracks-in-english", "en", test_track);
  ADD ("verifies-an-address-of-any-length", NULL, test_verify);
  ADD ("reads-the-code-of-a-receipt-into-a-form", NULL, test_reference);
  ADD ("tracks-a-receipt-held-to-the-reader-at-home", NULL, test_scan_at_home);
  ADD ("takes-a-scanner-s-keys-from-the-server", NULL, test_scanner_keys);
  ADD ("takes-a-keyboard-s-keys-as-well", NULL, test_typed_keys);
#undef ADD

  return g_test_run ();
}

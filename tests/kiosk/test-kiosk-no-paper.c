/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What the screens say and offer while paper fails, before, during and after a visit. */

#include "kiosk-staff-way.h"
#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

/* 45 mm on the panel of 21.5 inches. */
#define MINIMUM_QR_PX 182

static void
set_printer (Kiosk *kiosk, const char *state, const char *reason)
{
  KioskAgentLink *link = kiosk_station_get_link (kiosk->bench->station);

  kiosk_bench_set_printer (kiosk->bench, state, reason);
  support_run_until (kiosk_agent_link_get_printer (link) == kiosk_printer_from_string (state));
}

static void
file (Kiosk *kiosk)
{
  begin (kiosk, "en", "commercial-licence-new");
  act (kiosk, "page.advance", NULL);
  identify (kiosk);
  kiosk_bench_answer_all (visit_of (kiosk));
  for (guint i = 0; i < 10 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
  kiosk_visit_set_consent (visit_of (kiosk), TRUE);
  kiosk_page_set_can_advance (page_of (kiosk), TRUE);
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
}

static void
fail (Kiosk *kiosk, const char *state, const char *reason)
{
  set_printer (kiosk, state, reason);
  kiosk_bench_tell_job (kiosk->bench, "failed", state);
  support_run_until (is_settled (kiosk));
}

static void
file_and_wait (Kiosk *kiosk)
{
  kiosk->bench->print_end = NULL;
  file (kiosk);
  support_run_until (kiosk_visit_get_receipt (visit_of (kiosk)) == KIOSK_PAPER_PRINTING &&
                     kiosk->bench->print_count == 1);
}

static void
test_first_screen (Kiosk *kiosk, gconstpointer user_data)
{
  support_run_until (shows (kiosk, "استلم إيصالك") || shows (kiosk, "إيصالك"));
  set_printer (kiosk, "out", "paper-out");
  support_run_until (shows (kiosk, "لا إيصال ورقياً الآن"));
  g_assert_true (shows (kiosk, "برسالة على جوالك"));
  /* Nothing beside it promises a receipt. */
  g_assert_false (shows (kiosk, "إيصالك"));
  set_printer (kiosk, "ready", NULL);
  support_run_until (!shows (kiosk, "لا إيصال ورقياً الآن") && shows (kiosk, "إيصالك"));
}

static void
test_home (Kiosk *kiosk, gconstpointer user_data)
{
  set_printer (kiosk, "offline", "off");
  act (kiosk, "visit.begin", "en");
  support_run_until (shows (kiosk, "No printed receipt right now"));
  g_assert_true (shows (kiosk, "as a message to your phone"));
  set_printer (kiosk, "unknown", "silent");
  support_run_until (shows (kiosk, "Perhaps no printed receipt right now"));
  set_printer (kiosk, "ready", NULL);
  support_run_until (!shows (kiosk, "printed receipt"));
}

/* Nobody tells of a roll that ran out since she touched the glass: it is asked for. */
static void
test_home_asks (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->refreshed_printer = "out";
  kiosk->bench->refreshed_reason = "paper-out";
  act (kiosk, "visit.begin", "en");
  support_run_until (shows (kiosk, "No printed receipt right now"));
}

static void
test_low_is_no_matter (Kiosk *kiosk, gconstpointer user_data)
{
  set_printer (kiosk, "low", "paper-counted");
  act (kiosk, "visit.begin", "en");
  support_run_until (shows (kiosk, "Welcome"));
  g_assert_false (shows (kiosk, "printed receipt"));
}

static void
test_before_a_service (Kiosk *kiosk, gconstpointer user_data)
{
  set_printer (kiosk, "open", "cover");
  begin (kiosk, "en", "commercial-licence-new");
  support_run_until (shows (kiosk, "No printed receipt right now"));
  set_printer (kiosk, "low", "paper-low");
  support_run_until (!shows (kiosk, "No printed receipt right now"));
}

static void
test_service_of_paper (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_set_sheet_printer (kiosk->bench, "out", "paper-out");
  act (kiosk, "visit.begin", "en");
  act (kiosk, "home.open", "centre");
  support_run_until (shows (kiosk, "No printing on A4 right now"));
  kiosk_bench_set_sheet_printer (kiosk->bench, "ready", "none");
  support_run_until (!shows (kiosk, "No printing on A4 right now"));
  g_assert_true (shows (kiosk, "Your issued licences on A4"));
}

static void
test_take_only_when_printed (Kiosk *kiosk, gconstpointer user_data)
{
  file_and_wait (kiosk);
  g_assert_true (shows (kiosk, "Your receipt is being printed"));
  set_printer (kiosk, "jammed", "jam");
  kiosk_bench_tell_job (kiosk->bench, "printing", "jammed");
  support_run_until (shows (kiosk, "Paper is stuck in the printer."));
  g_assert_true (shows (kiosk, "once it is put right, your receipt comes out"));
  g_assert_false (shows (kiosk, "Take your receipt"));
  set_printer (kiosk, "ready", NULL);
  kiosk_bench_tell_job (kiosk->bench, "printing", "ready");
  support_run_until (!shows (kiosk, "Paper is stuck"));
  kiosk_bench_tell_job (kiosk->bench, "printed", "");
  support_run_until (shows (kiosk, "Take your receipt"));
}

static void
test_code_grows (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *qr = NULL;
  g_autofree char *code = NULL;
  int small_px = 0;

  file_and_wait (kiosk);
  qr = find_named (GTK_WIDGET (page_of (kiosk)), "KioskQrView");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  small_px = gtk_widget_get_width (qr);
  fail (kiosk, "out", "paper-out");
  support_run_until (shows (kiosk, "The printer is out of paper."));
  support_run_until (gtk_widget_get_width (qr) > small_px);
  g_assert_cmpint (small_px, >=, MINIMUM_QR_PX);
  code = civic_tracking_code_group (kiosk->bench->code);
  g_assert_true (shows (kiosk, code));
  g_assert_true (shows (kiosk, "visit 0417"));
  g_assert_false (shows (kiosk, "Take your receipt"));
}

static void
test_prints_again (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *notice = NULL;

  file_and_wait (kiosk);
  fail (kiosk, "out", "paper-out");
  g_assert_false (shows (kiosk, "Print again"));
  set_printer (kiosk, "ready", NULL);
  support_run_until (shows (kiosk, "Print again"));
  kiosk->bench->print_end = "printed";
  notice = find_named (GTK_WIDGET (page_of (kiosk)), "KioskPaperNotice");
  g_assert_true (gtk_widget_activate_action (notice, "paper.print-again", NULL));
  support_run_until (kiosk->bench->print_count == 2 && shows (kiosk, "Take your receipt"));
  g_assert_false (shows (kiosk, "Print again"));
}

/* Whoever put paper in has no word for the kiosk. */
static void
test_looks_again (Kiosk *kiosk, gconstpointer user_data)
{
  file_and_wait (kiosk);
  fail (kiosk, "out", "paper-out");
  kiosk->bench->refreshed_printer = "ready";
  support_run_until (shows (kiosk, "Print again"));
}

static void
test_she_says_nothing_came (Kiosk *kiosk, gconstpointer user_data)
{
  GtkWidget *card = NULL;

  file (kiosk);
  support_run_until (shows (kiosk, "Take your receipt"));
  card = find_named (GTK_WIDGET (page_of (kiosk)), "KioskCodeCard");
  g_assert_true (gtk_widget_activate_action (card, "receipt.deny", NULL));
  support_run_until (shows (kiosk, "It could not be printed."));
  g_assert_true (shows (kiosk, "Print again"));
  g_assert_true (shows (kiosk, "Send it to my phone"));
}

static void
test_not_known (Kiosk *kiosk, gconstpointer user_data)
{
  file_and_wait (kiosk);
  kiosk_bench_tell_job (kiosk->bench, "unknown", "unknown");
  support_run_until (shows (kiosk, "We cannot tell whether your receipt was printed."));
  g_assert_false (shows (kiosk, "Take your receipt"));
  g_assert_false (shows (kiosk, "Print again"));
  g_assert_true (shows (kiosk, "It did not come out"));
}

/* The countdown is in the label of the way out. */
static gboolean
counts_down (Kiosk *kiosk)
{
  return shows (kiosk, "End and wipe my data  ");
}

static void
test_end_waits (Kiosk *kiosk, gconstpointer user_data)
{
  file_and_wait (kiosk);
  g_assert_false (counts_down (kiosk));
  fail (kiosk, "out", "paper-out");
  support_run_until (counts_down (kiosk));
  set_printer (kiosk, "ready", NULL);
  kiosk_visit_print_again (visit_of (kiosk));
  support_run_until (!counts_down (kiosk));
  act (kiosk, "message.begin", NULL);
  g_assert_false (counts_down (kiosk));
}

static void
log_staff_in (Kiosk *kiosk)
{
  act (kiosk, "visit.begin", "en");
  staff_log_in (kiosk);
}

static void
test_staff_remedy (Kiosk *kiosk, gconstpointer user_data)
{
  log_staff_in (kiosk);
  support_run_until (shows (kiosk, "Everything works"));
  g_assert_true (shows (kiosk, "Ready · 34 m of paper left"));
  set_printer (kiosk, "offline", "paused");
  support_run_until (shows (kiosk, "Receipt printer: Paused"));
  g_assert_true (shows (kiosk, "Touch “Resume printing”."));
  kiosk_bench_set_sheet_printer (kiosk->bench, "out", "ink-out");
  support_run_until (shows (kiosk, "Put in a new cartridge."));
  set_printer (kiosk, "low", "paper-counted");
  support_run_until (shows (kiosk, "A4 printer: Out of ink"));
  g_assert_true (shows (kiosk, "then touch “New roll put in”"));
}

static void
test_staff_without_a_sheet_printer (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_set_sheet_printer (kiosk->bench, "none", "none");
  log_staff_in (kiosk);
  support_run_until (shows (kiosk, "Receipt printer"));
  support_run_until (!shows (kiosk, "A4 printer"));
  g_assert_true (shows (kiosk, "Everything works"));
}

static void
test_staff_acts (Kiosk *kiosk, gconstpointer user_data)
{
  g_object_set (kiosk->bench->agent, "paper-left-millimetres", 400, NULL);
  log_staff_in (kiosk);
  support_run_until (shows (kiosk, "0.4 m of paper left"));
  act (kiosk, "staff.ask", "StaffRefillPaper");
  support_run_until (shows (kiosk, "80 m of paper left"));
  g_assert_true (shows (kiosk, "The count begins again with the new roll."));
  act (kiosk, "staff.ask", "StaffResumePrinters");
  support_run_until (shows (kiosk, "The printers go on."));
  g_assert_cmpuint (kiosk->bench->refill_count, ==, 1);
  g_assert_cmpuint (kiosk->bench->resume_count, ==, 1);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, set_up, function)                                                                \
  g_test_add ("/kiosk/no-paper/" path, Kiosk, NULL, set_up, function, kiosk_tear_down)
  ADD ("is-told-on-the-first-screen", kiosk_set_up, test_first_screen);
  ADD ("is-told-before-the-doors", kiosk_set_up, test_home);
  ADD ("is-asked-for-before-the-doors", kiosk_set_up, test_home_asks);
  ADD ("is-no-matter-while-paper-is-only-low", kiosk_set_up, test_low_is_no_matter);
  ADD ("is-told-before-a-service-begins", kiosk_set_up, test_before_a_service);
  ADD ("is-told-where-a-service-is-about-paper", kiosk_set_up_whole, test_service_of_paper);
  ADD ("never-says-take-before-it-is-printed", kiosk_set_up, test_take_only_when_printed);
  ADD ("lets-code-and-qr-grow", kiosk_set_up, test_code_grows);
  ADD ("offers-to-print-again-once-it-can", kiosk_set_up, test_prints_again);
  ADD ("is-looked-for-again-while-she-waits", kiosk_set_up, test_looks_again);
  ADD ("believes-who-stands-at-the-slot", kiosk_set_up, test_she_says_nothing_came);
  ADD ("says-that-it-cannot-tell", kiosk_set_up, test_not_known);
  ADD ("does-not-end-under-her-hands", kiosk_set_up, test_end_waits);
  ADD ("gives-staff-the-remedy", kiosk_set_up, test_staff_remedy);
  ADD ("shows-no-printer-that-is-not-there", kiosk_set_up, test_staff_without_a_sheet_printer);
  ADD ("does-what-staff-say", kiosk_set_up, test_staff_acts);
#undef ADD

  return g_test_run ();
}

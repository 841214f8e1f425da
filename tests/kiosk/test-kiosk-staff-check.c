/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-check-print.h"
#include "kiosk-language.h"
#include "kiosk-staff-way.h"
#include "kiosk-style.h"
#include "kiosk-touch-target.h"
#include "kiosk-touching.h"

static GtkWidget *
find_type (GtkWidget *widget, const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_type (child, type_name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static KioskPage *
page_of (Kiosk *kiosk)
{
  return kiosk_window_get_page (kiosk->window);
}

/* In English, at the first station of the walk. */
static void
begin (Kiosk *kiosk)
{
  kiosk_visit_set_language (visit_of (kiosk), "en");
  staff_log_in (kiosk);
  act (kiosk, "staff.go", "staff-readiness");
  touch (kiosk, "Check everything");
  support_run_until (shows (kiosk, "Now your hands are needed."));
}

static guint
hit_all (GtkWidget *widget, graphene_point_t from, graphene_point_t to)
{
  guint count = 0;

  if (KIOSK_IS_TOUCH_TARGET (widget)) {
    kiosk_touch_target_take (KIOSK_TOUCH_TARGET (widget), from, to);
    return 1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += hit_all (child, from, to);
  return count;
}

/* Every target at the same place of it. */
static void
finger (Kiosk *kiosk, float from_x, float from_y, float to_x, float to_y)
{
  GtkWidget *field = find_type (GTK_WIDGET (page_of (kiosk)), "KioskTouchField");

  support_run_until (gtk_widget_get_mapped (field) && gtk_widget_get_width (field) > 0);
  g_assert_cmpuint (
    hit_all (field, GRAPHENE_POINT_INIT (from_x, from_y), GRAPHENE_POINT_INIT (to_x, to_y)), ==, 5);
}

static void
type_all_keys (Kiosk *kiosk)
{
  static const char *const keys[] = { "ض", "ط", "ئ", "ا", "q", "p", "g", "m" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    kiosk_page_insert (page_of (kiosk), keys[i]);
}

static const char *
proof_of (Kiosk *kiosk)
{
  return kiosk_check_print_get_proof (
    KIOSK_CHECK_PRINT (find_type (GTK_WIDGET (page_of (kiosk)), "KioskCheckPrint")));
}

static void
pass_touch_and_keys (Kiosk *kiosk)
{
  touch (kiosk, "Go on by hand");
  finger (kiosk, 70, 70, 74, 73);
  support_run_until (shows (kiosk, "Touch the marked key"));
  type_all_keys (kiosk);
  support_run_until (shows (kiosk, "Receipt printer and scanner"));
}

static void
test_walks_through_all_of_it (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *paper = NULL;

  begin (kiosk);
  picture_of (kiosk, "check-machine");
  pass_touch_and_keys (kiosk);
  touch (kiosk, "Print the test");
  support_run_until (shows (kiosk, "in front of the scanner"));
  picture_of (kiosk, "check-scan");
  kiosk_page_scanned (page_of (kiosk), proof_of (kiosk));
  support_run_until (shows (kiosk, "A test sheet with a code is printed."));
  touch (kiosk, "Print the test");
  touch (kiosk, "Yes, all is clear");
  support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_READINESS);
  g_assert_cmpstr (kiosk->bench->checks->str, ==,
                   "touch passed\nkeyboard passed\nreceipt-printer passed\nscanner passed\n"
                   "sheet-printer passed\n");
  g_assert_cmpuint (kiosk->bench->finish_count, ==, 1);
  g_assert_true (shows (kiosk, "Ready for service"));
  g_assert_true (shows (kiosk, "5d0f4c1a9be27a33…"));
  picture_of (kiosk, "readiness-passed");

  touch (kiosk, "Print the report");
  support_run_until (shows (kiosk, "The report has been printed."));
  paper = kiosk_bench_read_paper (kiosk->bench);
  g_assert_nonnull (strstr (paper, "Readiness report"));
  g_assert_nonnull (strstr (paper, "Ready for service"));
}

static void
test_a_touch_counts_within_its_circle (Kiosk *kiosk, gconstpointer user_data)
{
  begin (kiosk);
  touch (kiosk, "Go on by hand");
  finger (kiosk, 2, 2, 70, 70); /* a corner of the square is none of the circle */
  finger (kiosk, 70, 70, 2, 2); /* it slipped off */
  finger (kiosk, 70, 70, 200, 70);
  g_assert_false (shows (kiosk, "off by"));
  g_assert_true (shows (kiosk, "Touch each circle"));
  picture_of (kiosk, "check-touch");
  finger (kiosk, 70, 70, 90, 70);
  support_run_until (shows (kiosk, "Touch the marked key"));
  support_run_until (g_str_equal (kiosk->bench->checks->str, "touch passed\n"));
}

static void
test_asks_for_keys_of_both_layouts (Kiosk *kiosk, gconstpointer user_data)
{
  begin (kiosk);
  touch (kiosk, "Go on by hand");
  act (kiosk, "check.skip", NULL);
  g_assert_cmpint (kiosk_page_get_keyboard (page_of (kiosk)), ==, CIVIC_KEYBOARD_ARABIC);
  kiosk_page_insert (page_of (kiosk), "ح");
  g_assert_true (shows (kiosk, "“ح”"));
  kiosk_page_insert (page_of (kiosk), "ض");
  kiosk_page_insert (page_of (kiosk), "ط");
  picture_of (kiosk, "check-keys");
  kiosk_page_insert (page_of (kiosk), "ئ");
  kiosk_page_insert (page_of (kiosk), "ا");
  g_assert_cmpint (kiosk_page_get_keyboard (page_of (kiosk)), ==, CIVIC_KEYBOARD_ENGLISH);
  act (kiosk, "check.fail", NULL);
  g_assert_cmpint (kiosk_page_get_keyboard (page_of (kiosk)), ==, CIVIC_KEYBOARD_NONE);
  support_run_until (g_str_equal (kiosk->bench->checks->str, "touch skipped\nkeyboard failed\n"));
}

static void
test_another_code_proves_nothing (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *first = NULL;

  begin (kiosk);
  pass_touch_and_keys (kiosk);
  g_assert_null (proof_of (kiosk));
  touch (kiosk, "Print the test");
  support_run_until (shows (kiosk, "in front of the scanner"));
  first = g_strdup (proof_of (kiosk));
  kiosk_page_scanned (page_of (kiosk), "JED-ANDALUS-02");
  g_assert_true (shows (kiosk, "That is another code."));
  kiosk_page_scanned (page_of (kiosk), NULL);
  touch (kiosk, "Print again");
  support_run_until (shows (kiosk, "in front of the scanner"));
  kiosk_page_scanned (page_of (kiosk), first);
  g_assert_true (shows (kiosk, "That is another code."));
  g_assert_null (strstr (kiosk->bench->checks->str, "printer"));
}

static void
test_an_eye_stands_in_for_a_scanner (Kiosk *kiosk, gconstpointer user_data)
{
  static const struct {
    const char *why, *verdict, *found;
  } ways[] = {
    { "There is no scanner", "Yes, all is clear", "receipt-printer passed\nscanner skipped\n" },
    { "The scanner does not read it", "Yes, all is clear",
      "receipt-printer passed\nscanner failed\n" },
    { "There is no scanner", "No, it is not clear", "receipt-printer failed\nscanner skipped\n" },
  };

  kiosk_bench_set_sheet_printer (kiosk->bench, "none", "none");
  begin (kiosk);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    touch (kiosk, "Go on by hand");
    act (kiosk, "check.skip", NULL);
    act (kiosk, "check.skip", NULL);
    touch (kiosk, "Print the test");
    g_string_truncate (kiosk->bench->checks, 0);
    touch (kiosk, ways[i].why);
    touch (kiosk, ways[i].verdict);
    support_run_until (step_of (kiosk) == KIOSK_STEP_STAFF_READINESS);
    g_assert_true (g_str_has_suffix (kiosk->bench->checks->str, ways[i].found));
    touch (kiosk, "Check everything");
    support_run_until (shows (kiosk, "Now your hands are needed."));
  }
}

static void
test_says_what_is_wrong_with_a_printer (Kiosk *kiosk, gconstpointer user_data)
{
  begin (kiosk);
  pass_touch_and_keys (kiosk);
  kiosk->bench->print_end = "failed";
  kiosk->bench->print_reason = "out";
  kiosk_bench_set_printer (kiosk->bench, "out", "paper-out");
  touch (kiosk, "Print the test");
  support_run_until (shows (kiosk, "The test was not printed."));
  support_run_until (shows (kiosk, "Open the cover"));
  picture_of (kiosk, "check-no-paper");

  kiosk->bench->print_end = "printed";
  kiosk->bench->print_reason = "ready";
  kiosk_bench_set_printer (kiosk->bench, "ready", NULL);
  touch (kiosk, "Print again");
  support_run_until (shows (kiosk, "in front of the scanner"));
  g_assert_false (shows (kiosk, "The test was not printed."));
}

static void
test_a_failed_part_has_its_remedy (Kiosk *kiosk, gconstpointer user_data)
{
  civic_readiness_set_part (kiosk->bench->readiness, CIVIC_CHECK_CLOCK, CIVIC_CHECK_FAILED,
                            CIVIC_CHECK_REASON_BEHIND, "2026-11-23T07:54:00+03:00");
  civic_readiness_set_part (kiosk->bench->readiness, CIVIC_CHECK_TOUCH, CIVIC_CHECK_FAILED,
                            CIVIC_CHECK_REASON_BY_HAND, "2026-11-23T07:54:00+03:00");
  kiosk_visit_set_language (visit_of (kiosk), "en");
  g_object_set (kiosk->bench->agent, "open", FALSE, NULL);
  staff_log_in (kiosk);
  act (kiosk, "staff.go", "staff-readiness");
  support_run_until (shows (kiosk, "Not ready yet"));
  g_assert_true (shows (kiosk, "more than five minutes behind"));
  g_assert_true (shows (kiosk, "Clean the glass and check again."));
  g_assert_false (offers (kiosk, "Open for service"));
  picture_of (kiosk, "readiness-failed");
}

static void
pass_by_hand (Kiosk *kiosk)
{
  for (int part = 0; part < CIVIC_CHECK_PARTS; part++)
    civic_readiness_set_part (kiosk->bench->readiness, (CivicCheckPart) part, CIVIC_CHECK_PASSED,
                              CIVIC_CHECK_REASON_NONE, "2026-11-23T07:54:00+03:00");
  g_object_set (kiosk->bench->agent, "open", FALSE, NULL);
  support_run_until (!kiosk_agent_link_is_open (kiosk_station_get_link (kiosk->bench->station)));
  kiosk_visit_set_language (visit_of (kiosk), "en");
  staff_log_in (kiosk);
  act (kiosk, "staff.go", "staff-readiness");
  support_run_until (shows (kiosk, "Ready for service"));
}

static void
test_opens_after_a_passed_check (Kiosk *kiosk, gconstpointer user_data)
{
  pass_by_hand (kiosk);
  touch (kiosk, "Open for service");
  support_run_until (kiosk->over_count == 1);
  g_assert_true (agent_bus_agent_get_open (kiosk->bench->agent));
}

static void
test_only_who_may_open_is_offered_it (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->staff_role = "technician";
  pass_by_hand (kiosk);
  g_assert_false (offers (kiosk, "Open for service"));
  g_assert_true (offers (kiosk, "Check everything"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/staff-check/" path, Kiosk, NULL, kiosk_set_up, function, kiosk_tear_down)

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

  ADD ("walks-through-all-of-it", test_walks_through_all_of_it);
  ADD ("a-touch-counts-within-its-circle", test_a_touch_counts_within_its_circle);
  ADD ("asks-for-keys-of-both-layouts", test_asks_for_keys_of_both_layouts);
  ADD ("another-code-proves-nothing", test_another_code_proves_nothing);
  ADD ("an-eye-stands-in-for-a-scanner", test_an_eye_stands_in_for_a_scanner);
  ADD ("says-what-is-wrong-with-a-printer", test_says_what_is_wrong_with_a_printer);
  ADD ("a-failed-part-has-its-remedy", test_a_failed_part_has_its_remedy);
  ADD ("opens-after-a-passed-check", test_opens_after_a_passed_check);
  ADD ("only-who-may-open-is-offered-it", test_only_who_may_open_is_offered_it);

  return g_test_run ();
}

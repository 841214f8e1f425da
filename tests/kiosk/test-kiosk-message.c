/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

#define PROBLEM(code) "{\"problem\":{\"code\":\"" code "\"}}"

/* To the last screen of a filing whose receipt did not come out. */
static void
file_without_paper (Kiosk *kiosk, const char *language)
{
  kiosk->bench->print_end = "failed";
  kiosk->bench->print_reason = "out";
  kiosk_bench_set_printer (kiosk->bench, "out", "paper-out");
  begin (kiosk, language, "commercial-licence-new");
  act (kiosk, "page.advance", NULL);
  identify (kiosk);
  kiosk_bench_answer_all (visit_of (kiosk));
  for (guint i = 0; i < 10 && step_of (kiosk) == KIOSK_STEP_FORM; i++)
    act (kiosk, "page.advance", NULL);
  kiosk_visit_set_consent (visit_of (kiosk), TRUE);
  kiosk_page_set_can_advance (page_of (kiosk), TRUE);
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE && is_settled (kiosk));
}

static void
open_message (Kiosk *kiosk)
{
  file_without_paper (kiosk, "en");
  act (kiosk, "message.begin", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_MESSAGE);
}

static void
choose_other (Kiosk *kiosk)
{
  GtkWidget *first = find_named (GTK_WIDGET (page_of (kiosk)), "KioskTile");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (first)), TRUE);
  g_assert_cmpint (kiosk_page_get_keyboard (page_of (kiosk)), ==, CIVIC_KEYBOARD_NUMBER);
}

static void
clear_number (Kiosk *kiosk)
{
  for (guint i = 0; i < 12; i++)
    kiosk_page_backspace (page_of (kiosk));
}

static JsonObject *
read_question (Kiosk *kiosk, JsonNode **ret_root)
{
  *ret_root = json_from_string (kiosk_bench_get_question (kiosk->bench, "message"), NULL);
  return json_object_get_object_member (json_node_get_object (*ret_root), "message");
}

static void
test_known_number (Kiosk *kiosk, gconstpointer user_data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *message = NULL;

  open_message (kiosk);
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  support_run_until (shows (kiosk, "05•••••567"));
  message = read_question (kiosk, &root);
  g_assert_cmpstr (json_object_get_string_member (message, "purpose"), ==, "tracking");
  g_assert_cmpstr (json_object_get_string_member (message, "code"), ==, kiosk->bench->code);
  g_assert_cmpstr (json_object_get_string_member (message, "language"), ==, "en");
  g_assert_true (json_object_get_null_member (message, "mobile"));
}

static void
test_typed_number (Kiosk *kiosk, gconstpointer user_data)
{
  g_autoptr (JsonNode) root = NULL;

  open_message (kiosk);
  choose_other (kiosk);
  /* What she answered in the form needs no typing. */
  support_run_until (find_named (GTK_WIDGET (page_of (kiosk)), "KioskPrompt") != NULL);
  clear_number (kiosk);
  kiosk_page_insert (page_of (kiosk), "٠٥٠١٢٣٤٥٦٧");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  g_assert_cmpstr (json_object_get_string_member (read_question (kiosk, &root), "mobile"), ==,
                   "+966501234567");
}

static void
test_answered_number (Kiosk *kiosk, gconstpointer user_data)
{
  g_autoptr (JsonNode) root = NULL;

  open_message (kiosk);
  choose_other (kiosk);
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  g_assert_cmpstr (json_object_get_string_member (read_question (kiosk, &root), "mobile"), ==,
                   "+966551928374");
}

static void
test_wrong_number (Kiosk *kiosk, gconstpointer user_data)
{
  open_message (kiosk);
  choose_other (kiosk);
  clear_number (kiosk);
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "Please enter your mobile number."));
  kiosk_page_insert (page_of (kiosk), "0501");
  support_run_until (shows (kiosk, "6 digits are missing"));
  g_assert_null (kiosk_bench_get_question (kiosk->bench, "message"));
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_MESSAGE);
}

/* Each in its own sentence; nothing is said to be sent. */
static void
test_problems (Kiosk *kiosk, gconstpointer user_data)
{
  static const struct {
    const char *answer;
    const char *sentence;
  } cases[] = {
    { PROBLEM ("unavailable"), "The line to the municipality is down right now" },
    { PROBLEM ("not-found"), "The municipality does not have your application yet" },
    { PROBLEM ("no-mobile"), "The municipality knows no number of yours" },
    { PROBLEM ("invalid"), "No message can be sent to this number" },
    { "{\"message\":{\"state\":\"sent\"}}", "It could not be sent right now" },
    { "{\"message\":[]}", "It could not be sent right now" },
    { PROBLEM ("too-many"), "This code has been sent as often as it can be" },
  };

  open_message (kiosk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    kiosk_bench_answer (kiosk->bench, "message", cases[i].answer);
    act (kiosk, "page.advance", NULL);
    support_run_until (shows (kiosk, cases[i].sentence));
    g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_MESSAGE);
  }
  act (kiosk, "page.back", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_DONE);
  g_assert_false (shows (kiosk, "Sent to"));
}

static void
test_line_down (Kiosk *kiosk, gconstpointer user_data)
{
  file_without_paper (kiosk, "en");
  support_run_until (shows (kiosk, "Send it to my phone"));
  g_object_set (kiosk->bench->agent, "line-up", FALSE, NULL);
  support_run_until (shows (kiosk, "it cannot be sent to your phone right now"));
  g_assert_false (shows (kiosk, "Send it to my phone"));
  g_object_set (kiosk->bench->agent, "line-up", TRUE, NULL);
  support_run_until (shows (kiosk, "Send it to my phone"));
}

/* The central does not know a code that only this kiosk has. */
static void
test_not_received_yet (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->acknowledges = FALSE;
  file_without_paper (kiosk, "en");
  support_run_until (shows (kiosk, "it cannot be sent to your phone right now"));
  g_assert_false (shows (kiosk, "Send it to my phone"));
}

static void
test_hostile (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  open_message (kiosk);
  kiosk_bench_answer (kiosk->bench, "message",
                      "{\"message\":{\"state\":\"sent\",\"mobile\":\"<b>\u202E567</b>\"}}");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_DONE);
  support_run_until (shows (kiosk, "Sent to"));
  text = read_screen (kiosk);
  g_assert_null (strstr (text, "\u202E"));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/message/" path, Kiosk, NULL, kiosk_set_up, function, kiosk_tear_down)
  ADD ("goes-to-the-number-the-municipality-knows", test_known_number);
  ADD ("goes-to-a-number-that-is-typed", test_typed_number);
  ADD ("offers-the-number-of-the-form", test_answered_number);
  ADD ("says-what-is-wrong-with-a-number", test_wrong_number);
  ADD ("says-each-problem-in-its-own-sentence", test_problems);
  ADD ("is-not-offered-while-the-line-is-down", test_line_down);
  ADD ("is-not-offered-before-the-central-has-the-code", test_not_received_yet);
  ADD ("shows-no-trick-of-the-central-s-number", test_hostile);
#undef ADD

  return g_test_run ();
}

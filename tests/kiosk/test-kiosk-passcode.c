/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-through.h"

#include "kiosk-language.h"
#include "kiosk-style.h"

#define SENT(id, state, tries, seconds)                                                            \
  "{\"challenge\":{\"id\":\"" id "\",\"method\":\"passcode\",\"number\":null,\"mobile\":"          \
  "\"05•••••567\",\"tries_left\":" tries ",\"state\":\"" state "\",\"expires_in_s\":" seconds "}}"
#define PROBLEM(code) "{\"problem\":{\"code\":\"" code "\"}}"
#define WAITING                                                                                    \
  "{\"challenge\":{\"id\":\"c-1\",\"number\":\"47\",\"state\":\"waiting\",\"expires_in_s\":120}}"

/* Before her number is typed. */
static void
open_identity (Kiosk *kiosk, const char *language)
{
  begin (kiosk, language, "commercial-licence-new");
  act (kiosk, "page.advance", NULL);
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_IDENTITY);
}

static void
open_passcode (Kiosk *kiosk, const char *language)
{
  kiosk_bench_answer (kiosk->bench, "identity-start", SENT ("p-1", "waiting", "3", "300"));
  open_identity (kiosk, language);
  kiosk_page_insert (page_of (kiosk), "1000000008");
  act (kiosk, "identity.by-passcode", NULL);
  support_run_until (shows (kiosk, "05•••••567"));
}

static void
type (Kiosk *kiosk, const char *passcode)
{
  kiosk_page_insert (page_of (kiosk), passcode);
  act (kiosk, "page.advance", NULL);
}

static char *
read_asked (Kiosk *kiosk, const char *kind, const char *member)
{
  g_autoptr (JsonNode) root =
    json_from_string (kiosk_bench_get_question (kiosk->bench, kind), NULL);
  JsonObject *identity = json_object_get_object_member (json_node_get_object (root), "identity");

  return g_strdup (json_object_get_string_member_with_default (identity, member, ""));
}

static void
test_right (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *method = NULL;
  g_autofree char *language = NULL;
  g_autofree char *challenge = NULL;
  g_autofree char *passcode = NULL;

  open_passcode (kiosk, "en");
  g_assert_true (shows (kiosk, "Type the 6 digits we sent to"));
  g_assert_cmpint (kiosk_page_get_keyboard (page_of (kiosk)), ==, CIVIC_KEYBOARD_NUMBER);
  method = read_asked (kiosk, "identity-start", "method");
  language = read_asked (kiosk, "identity-start", "language");
  g_assert_cmpstr (method, ==, "passcode");
  g_assert_cmpstr (language, ==, "en");
  kiosk_page_insert (page_of (kiosk), "73");
  picture (kiosk, "passcode");
  type (kiosk, "1904");
  support_run_until (step_of (kiosk) == KIOSK_STEP_FORM);
  challenge = read_asked (kiosk, "identity-check", "challenge");
  passcode = read_asked (kiosk, "identity-check", "passcode");
  g_assert_cmpstr (challenge, ==, "p-1");
  g_assert_cmpstr (passcode, ==, "731904");
}

static void
test_arabic (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *passcode = NULL;

  open_identity (kiosk, "ar");
  kiosk_page_insert (page_of (kiosk), "1000000008");
  picture (kiosk, "identity");
  kiosk_bench_answer (kiosk->bench, "identity-start", SENT ("p-1", "waiting", "3", "240"));
  act (kiosk, "identity.by-passcode", NULL);
  support_run_until (shows (kiosk, "05•••••567"));
  kiosk_bench_answer (kiosk->bench, "identity-check", SENT ("p-1", "waiting", "2", "220"));
  type (kiosk, "٧٣١٩٠٤");
  support_run_until (shows (kiosk, "بقيت لك محاولتان"));
  picture (kiosk, "passcode-wrong");
  passcode = read_asked (kiosk, "identity-check", "passcode");
  g_assert_cmpstr (passcode, ==, "731904");
}

static void
test_wrong (Kiosk *kiosk, gconstpointer user_data)
{
  open_passcode (kiosk, "en");
  kiosk_bench_answer (kiosk->bench, "identity-check", SENT ("p-1", "waiting", "2", "280"));
  type (kiosk, "111111");
  support_run_until (shows (kiosk, "you can try 2 more times"));
  kiosk_bench_answer (kiosk->bench, "identity-check", SENT ("p-1", "waiting", "1", "270"));
  type (kiosk, "222222");
  support_run_until (shows (kiosk, "you can try once more"));
  kiosk_bench_answer (kiosk->bench, "identity-check", SENT ("p-1", "rejected", "0", "260"));
  type (kiosk, "333333");
  support_run_until (shows (kiosk, "That was not the code we sent"));
  g_assert_false (kiosk_visit_is_identified (visit_of (kiosk)));
  picture (kiosk, "passcode-rejected");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "05•••••567"));
}

static void
test_incomplete (Kiosk *kiosk, gconstpointer user_data)
{
  open_passcode (kiosk, "en");
  type (kiosk, "7319");
  g_assert_true (shows (kiosk, "Please type all 6 digits"));
  g_assert_null (kiosk_bench_get_question (kiosk->bench, "identity-check"));
  kiosk_page_insert (page_of (kiosk), "0");
  g_assert_false (shows (kiosk, "Please type all 6 digits"));
}

static void
test_needs_her_number (Kiosk *kiosk, gconstpointer user_data)
{
  open_identity (kiosk, "en");
  kiosk_page_insert (page_of (kiosk), "10000");
  act (kiosk, "identity.by-passcode", NULL);
  g_assert_null (kiosk_bench_get_question (kiosk->bench, "identity-start"));
}

/* Whoever waits for the app in vain need not go back. */
static void
test_from_the_app_and_back (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk->bench->challenge_state = "waiting";
  open_identity (kiosk, "en");
  kiosk_page_insert (page_of (kiosk), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (shows (kiosk, "47"));
  picture (kiosk, "identity-pick");
  kiosk_bench_answer (kiosk->bench, "identity-start", SENT ("p-1", "waiting", "3", "300"));
  act (kiosk, "identity.by-passcode", NULL);
  support_run_until (shows (kiosk, "05•••••567"));
  kiosk_bench_answer (kiosk->bench, "identity-start", WAITING);
  act (kiosk, "identity.by-app", NULL);
  support_run_until (shows (kiosk, "47"));
  g_assert_false (shows (kiosk, "05•••••567"));
}

static void
test_sends_again (Kiosk *kiosk, gconstpointer user_data)
{
  g_autofree char *challenge = NULL;

  open_passcode (kiosk, "en");
  g_assert_false (shows (kiosk, "Send again"));
  kiosk_page_back (page_of (kiosk));
  kiosk_bench_answer (kiosk->bench, "identity-start", SENT ("p-2", "waiting", "3", "240"));
  act (kiosk, "identity.by-passcode", NULL);
  support_run_until (shows (kiosk, "Send again"));
  kiosk_bench_answer (kiosk->bench, "identity-start", SENT ("p-3", "waiting", "3", "300"));
  act (kiosk, "identity.send-again", NULL);
  support_run_until (shows (kiosk, "05•••••567") && !shows (kiosk, "Send again"));
  type (kiosk, "731904");
  support_run_until (step_of (kiosk) == KIOSK_STEP_FORM);
  challenge = read_asked (kiosk, "identity-check", "challenge");
  g_assert_cmpstr (challenge, ==, "p-3");
}

static void
test_no_mobile (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_answer (kiosk->bench, "identity-start", PROBLEM ("no-mobile"));
  open_identity (kiosk, "en");
  kiosk_page_insert (page_of (kiosk), "1000000008");
  act (kiosk, "identity.by-passcode", NULL);
  support_run_until (shows (kiosk, "The municipality knows no number of yours"));
  picture (kiosk, "passcode-no-mobile");
  kiosk_bench_answer (kiosk->bench, "identity-start", WAITING);
  act (kiosk, "identity.by-app", NULL);
  support_run_until (shows (kiosk, "47"));
}

static void
test_too_many (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_bench_answer (kiosk->bench, "identity-start", PROBLEM ("too-many"));
  open_identity (kiosk, "en");
  kiosk_page_insert (page_of (kiosk), "1000000008");
  act (kiosk, "identity.by-passcode", NULL);
  support_run_until (shows (kiosk, "No more codes can be sent"));
}

static void
test_slow_line (Kiosk *kiosk, gconstpointer user_data)
{
  open_passcode (kiosk, "en");
  kiosk->bench->line_is_down = TRUE;
  type (kiosk, "731904");
  support_run_until (shows (kiosk, "The line is slow right now. Please try again."));
  kiosk->bench->line_is_down = FALSE;
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) == KIOSK_STEP_FORM);
}

static void
test_over (Kiosk *kiosk, gconstpointer user_data)
{
  open_passcode (kiosk, "en");
  kiosk_bench_answer (kiosk->bench, "identity-check", SENT ("p-1", "expired", "3", "0"));
  type (kiosk, "731904");
  support_run_until (shows (kiosk, "The code we sent does not hold any more"));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/passcode/" path, Kiosk, NULL, kiosk_set_up, function, kiosk_tear_down)
  ADD ("leads-to-the-form", test_right);
  ADD ("is-typed-in-arabic-digits-too", test_arabic);
  ADD ("says-how-often-she-may-still-try", test_wrong);
  ADD ("wants-all-its-digits", test_incomplete);
  ADD ("wants-her-number-first", test_needs_her_number);
  ADD ("is-a-way-out-of-waiting-and-back", test_from_the_app_and_back);
  ADD ("is-sent-again-when-it-had-its-time", test_sends_again);
  ADD ("says-where-no-number-is-known", test_no_mobile);
  ADD ("says-when-there-were-too-many", test_too_many);
  ADD ("is-not-lost-on-a-slow-line", test_slow_line);
  ADD ("says-when-it-is-over", test_over);
#undef ADD

  return g_test_run ();
}

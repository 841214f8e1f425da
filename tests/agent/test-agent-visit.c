/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"
#include "civic-envelope.h"
#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

static void
test_a_filing_is_on_disk_before_the_answer (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *expected = g_strconcat (code, " received 6\n", NULL);
  AgentOutbox *outbox = fixture->parts->parts.outbox;

  support_line_hold (fixture->parts->line);
  try (fixture->face, "SubmitFiling", make_submission (code, 2000));
  g_assert_cmpint (agent_outbox_get_state (outbox, code), ==, AGENT_FILING_PENDING);
  support_run_until (agent_bus_agent_get_outbox_count (fixture->face) == 1);

  support_line_let_go (fixture->parts->line);
  support_run_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  support_run_until (agent_bus_agent_get_outbox_count (fixture->face) == 0);
}

static void
test_a_repeat_is_welcome_and_other_bytes_are_not (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_DOWN);
  try (fixture->face, "SubmitFiling", make_submission (code, 2000));
  try (fixture->face, "SubmitFiling", make_submission (code, 2000));
  assert_fails (fixture->face, "SubmitFiling", make_submission (code, 2001),
                AGENT_ERROR_BAD_REQUEST);
}

static void
test_nonsense_is_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  assert_fails (fixture->face, "SubmitFiling", make_submission ("X", 20), AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "SubmitFiling", make_submission (code, 0), AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "SubmitFiling",
                make_submission (code, CIVIC_ENVELOPE_MAXIMUM_BYTES + 1), AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "Relay",
                g_variant_new ("(s@ay)", "quote", make_bytes (CIVIC_ENVELOPE_MAXIMUM_BYTES + 1)),
                AGENT_ERROR_BAD_REQUEST);
  assert_fails (fixture->face, "SignReceipt", g_variant_new ("(ss)", code, "No Such Service"),
                AGENT_ERROR_BAD_REQUEST);
}

static void
test_a_full_disk_keeps_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  assert_fails (fixture->face, "SubmitFiling", make_submission (code, 20), AGENT_ERROR_NOT_STORED);
  g_assert_cmpint (agent_outbox_get_state (fixture->parts->parts.outbox, code), ==,
                   AGENT_FILING_UNKNOWN);
  g_assert_cmpuint (support_line_count_sends (fixture->parts->line), ==, 0);
  g_assert_false (agent_bus_agent_get_storage_good (fixture->face));
}

static void
test_a_refused_filing_is_told (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *expected = g_strconcat (code, " quarantined 0\n", NULL);

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_REFUSING);
  try (fixture->face, "SubmitFiling", make_submission (code, 20));
  support_run_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  support_run_until (agent_bus_agent_get_quarantine_count (fixture->face) == 1);
}

static void
test_relays_an_answer_or_a_reason (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    call (fixture->face, "Relay", g_variant_new ("(s@ay)", "quote", make_bytes (300)), &error);
  g_autoptr (GVariant) bytes = NULL;

  g_assert_no_error (error);
  bytes = g_variant_get_child_value (answer, 0);
  g_assert_cmpmem (g_variant_get_data (bytes), g_variant_get_size (bytes), "answer", 6);

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_DOWN);
  assert_fails (fixture->face, "Relay", g_variant_new ("(s@ay)", "quote", make_bytes (300)),
                AGENT_ERROR_UNREACHABLE);
  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_REFUSING);
  assert_fails (fixture->face, "Relay", g_variant_new ("(s@ay)", "quote", make_bytes (300)),
                AGENT_ERROR_REFUSED);
}

static void
test_refresh_answers_with_what_is_found (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "unknown");
  g_assert_false (agent_bus_agent_get_line_up (fixture->face));

  support_print_script.printer = (PrintCondition){ PRINT_STATE_LOW, PRINT_REASON_PAPER_LOW };
  try (fixture->face, "Refresh", NULL);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "low");
  g_assert_cmpstr (agent_bus_agent_get_printer_reason (fixture->face), ==, "paper-low");
  g_assert_true (agent_bus_agent_get_line_up (fixture->face));
  g_assert_true (agent_bus_agent_get_storage_good (fixture->face));
  g_assert_cmpuint (agent_bus_agent_get_line_milliseconds (fixture->face), ==, 7);
  g_assert_cmpstr (agent_bus_agent_get_version (fixture->face), ==, KUSHK_VERSION);

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_DOWN);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OFFLINE, PRINT_REASON_OFF };
  try (fixture->face, "Refresh", NULL);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "offline");
  g_assert_cmpstr (agent_bus_agent_get_printer_reason (fixture->face), ==, "off");
  g_assert_false (agent_bus_agent_get_line_up (fixture->face));
}

static void
test_signs_an_address_that_verifies (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *key_path = support_folder_path (fixture->parts->folder, "sign.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (CivicReceiptToken) token = NULL;
  g_autoptr (GError) error = NULL;
  const char *url;

  answer = call (fixture->face, "SignReceipt",
                 g_variant_new ("(ss)", code, "commercial-licence-new"), &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &url);
  g_assert_true (g_str_has_prefix (url, "https://central.test/t/"));
  token = civic_receipt_token_verify (strrchr (url, '/') + 1, key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->code, ==, code);
  g_assert_cmpstr (token->kiosk, ==, "TEST-01");
  g_assert_cmpstr (token->service, ==, "commercial-licence-new");
}

static void
test_a_visit_has_a_number_from_its_first_wish (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) other = support_parts_connect (fixture->parts);
  g_autofree char *code = civic_tracking_code_draw ();

  try (other, "Refresh", NULL);
  g_assert_cmpuint (agent_bus_agent_get_visit_number (other), ==, 0);
  try (fixture->face, "Relay", g_variant_new ("(s@ay)", "quote", make_bytes (300)));
  g_assert_cmpuint (agent_bus_agent_get_visit_number (fixture->face), ==, 1);
  try (fixture->face, "SubmitFiling", make_submission (code, 20));
  g_assert_cmpuint (agent_bus_agent_get_visit_number (fixture->face), ==, 1);

  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", NULL), >, 0);
  try (other, "Refresh", NULL);
  g_assert_cmpuint (agent_bus_agent_get_visit_number (other), ==, 0);
  g_assert_cmpuint (agent_bus_agent_get_last_visit_number (other), ==, 1);
  try (other, "SignReceipt", g_variant_new ("(ss)", code, "commercial-licence-new"));
  g_assert_cmpuint (agent_bus_agent_get_visit_number (other), ==, 2);
  g_assert_cmpuint (agent_bus_agent_get_visit_number (fixture->face), ==, 1);
}

static void
test_a_closed_visit_leaves_nothing_but_its_filing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *code = civic_tracking_code_draw ();

  support_line_set_mood (fixture->parts->line, SUPPORT_MOOD_DOWN);
  try (fixture->face, "SubmitFiling", make_submission (code, 20));
  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", NULL), >, 0);
  end_visit (fixture, fixture->face);

  g_assert_cmpuint (support_print_script.purge_count, ==, 1);
  g_assert_cmpint (agent_outbox_get_state (fixture->parts->parts.outbox, code), ==,
                   AGENT_FILING_PENDING);
}

static void
test_a_visit_that_ends_drops_its_relays (Fixture *fixture, gconstpointer user_data)
{
  support_line_hold (fixture->parts->line);
  g_dbus_proxy_call (G_DBUS_PROXY (fixture->face), "Relay",
                     g_variant_new ("(s@ay)", "quote", make_bytes (300)), G_DBUS_CALL_FLAGS_NONE,
                     20000, NULL, NULL, NULL);
  try (fixture->face, "Refresh", NULL);
  end_visit (fixture, fixture->face);
  support_line_let_go (fixture->parts->line);
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/visit/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up,          \
              function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-filing-is-on-disk-before-the-answer", 0, test_a_filing_is_on_disk_before_the_answer);
  ADD ("a-repeat-is-welcome-and-other-bytes-are-not", 0,
       test_a_repeat_is_welcome_and_other_bytes_are_not);
  ADD ("nonsense-is-refused", 0, test_nonsense_is_refused);
  ADD ("a-full-disk-keeps-nothing", G_MAXUINT, test_a_full_disk_keeps_nothing);
  ADD ("a-refused-filing-is-told", 0, test_a_refused_filing_is_told);
  ADD ("relays-an-answer-or-a-reason", 0, test_relays_an_answer_or_a_reason);
  ADD ("refresh-answers-with-what-is-found", 0, test_refresh_answers_with_what_is_found);
  ADD ("signs-an-address-that-verifies", 0, test_signs_an_address_that_verifies);
  ADD ("a-visit-has-a-number-from-its-first-wish", 0,
       test_a_visit_has_a_number_from_its_first_wish);
  ADD ("a-closed-visit-leaves-nothing-but-its-filing", 0,
       test_a_closed_visit_leaves_nothing_but_its_filing);
  ADD ("a-visit-that-ends-drops-its-relays", 0, test_a_visit_that_ends_drops_its_relays);

  return g_test_run ();
}

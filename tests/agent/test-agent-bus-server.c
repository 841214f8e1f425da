/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-envelope.h"
#include "civic-keys.h"
#include "civic-receipt-token.h"
#include "civic-tracking-code.h"
#include "support-parts.h"
#include "support-print-queue.h"
#include "support-run-until.h"

#include <gio/gunixfdlist.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define STRANGER_UID 65534

/* Both ends are real D-Bus over a real socket; what is behind them is scripted. */

typedef struct {
  SupportParts *parts;
  AgentBusAgent *face;
  GString *heard; /* signals, a line each */
} Fixture;

static void
on_filing_acknowledged (Fixture *self, const char *code, const char *state, GVariant *answer)
{
  g_string_append_printf (self->heard, "%s %s %" G_GSIZE_FORMAT "\n", code, state,
                          g_variant_get_size (answer));
}

static void
on_print_job_changed (Fixture *self, guint job, const char *state, const char *reason)
{
  g_string_append_printf (self->heard, "%u %s %s\n", job, state, reason);
}

static void
listen_to (Fixture *self, AgentBusAgent *face)
{
  g_signal_connect_swapped (face, "filing-acknowledged", G_CALLBACK (on_filing_acknowledged), self);
  g_signal_connect_swapped (face, "print-job-changed", G_CALLBACK (on_print_job_changed), self);
}

static void
set_up (Fixture *self, gconstpointer minimum_free_mib)
{
  self->parts = support_parts_new (GPOINTER_TO_UINT (minimum_free_mib));
  self->face = support_parts_connect (self->parts);
  self->heard = g_string_new (NULL);
  listen_to (self, self->face);
}

static void
tear_down (Fixture *self, gconstpointer minimum_free_mib)
{
  g_object_unref (self->face);
  support_parts_free (self->parts);
  g_string_free (self->heard, TRUE);
}

/* Any method, since only its arguments and its answer matter here. */
static GVariant *
call (AgentBusAgent *face, const char *method, GVariant *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_proxy_call (G_DBUS_PROXY (face), method, arguments, G_DBUS_CALL_FLAGS_NONE, 20000, NULL,
                     support_keep_result, &result);
  support_run_until (result != NULL);

  return g_dbus_proxy_call_finish (G_DBUS_PROXY (face), result, error);
}

static gboolean
try (AgentBusAgent *face, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (face, method, arguments, &error);

  g_assert_no_error (error);

  return answer != NULL;
}

static void
assert_fails (AgentBusAgent *face, const char *method, GVariant *arguments, AgentError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (face, method, arguments, &error);

  g_assert_null (answer);
  g_assert_error (error, AGENT_ERROR, (int) code);
}

static GVariant *
make_bytes (gsize size)
{
  g_autofree guint8 *bytes = g_malloc0 (size);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, size, 1);
}

static GVariant *
make_submission (const char *code, gsize size)
{
  return g_variant_new ("(s@ay)", code, make_bytes (size));
}

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
test_a_visit_hears_of_its_own_filings_only (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) other = support_parts_connect (fixture->parts);
  g_autofree char *code = civic_tracking_code_draw ();

  try (other, "SubmitFiling", make_submission (code, 20));
  support_run_until (agent_outbox_get_state (fixture->parts->parts.outbox, code) ==
                     AGENT_FILING_ACKNOWLEDGED);

  /* Signals of a connection keep their order: after this answer nothing earlier is still coming. */
  try (fixture->face, "Refresh", NULL);
  g_assert_cmpuint (fixture->heard->len, ==, 0);
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

static int
make_receipt (const char *text)
{
  int descriptor = memfd_create ("receipt", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  g_assert_cmpint (write (descriptor, text, strlen (text)), ==, strlen (text));
  g_assert_cmpint (
    fcntl (descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL), ==,
    0);

  return descriptor;
}

static GUnixFDList *
make_list (const char *text)
{
  GUnixFDList *descriptors = g_unix_fd_list_new ();
  int descriptor = make_receipt (text);

  g_assert_cmpint (g_unix_fd_list_append (descriptors, descriptor, NULL), ==, 0);
  close (descriptor);

  return descriptors;
}

static guint
print (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = make_list (text);
  g_autoptr (GAsyncResult) result = NULL;
  guint job = 0;

  agent_bus_agent_call_print_receipt (fixture->face, g_variant_new_handle (0), 226, 600,
                                      descriptors, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  agent_bus_agent_call_print_receipt_finish (fixture->face, &job, NULL, result, error);

  return job;
}

static void
test_prints_and_tells_how_it_went (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", NULL), ==, 2);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "2 printed \n") != NULL);
}

static guint
print_sheet (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = make_list (text);
  g_autoptr (GAsyncResult) result = NULL;
  guint job = 0;

  agent_bus_agent_call_print_sheet (fixture->face, g_variant_new_handle (0), descriptors, NULL,
                                    support_keep_result, &result);
  support_run_until (result != NULL);
  agent_bus_agent_call_print_sheet_finish (fixture->face, &job, NULL, result, error);

  return job;
}

static void
test_prints_a_sheet_on_the_other_printer (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (print_sheet (fixture, "%PDF-1.7 a licence", NULL), ==, 3);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_LOW, PRINT_REASON_INK_LOW };
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "3 printed \n") != NULL);
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (fixture->face), ==, "low");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_reason (fixture->face), ==, "ink-low");
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "unknown");
}

/* Two printers without a scheduler both begin with job 1. */
static void
test_no_two_jobs_share_a_number (Fixture *fixture, gconstpointer user_data)
{
  guint receipt = print (fixture, "%PDF-1.7 a receipt", NULL);
  guint sheet;

  support_print_script.submit_count = 0;
  sheet = print_sheet (fixture, "%PDF-1.7 a licence", NULL);
  g_assert_cmpuint (receipt, !=, sheet);
  try (fixture->face, "CancelPrinting", g_variant_new ("(u)", sheet));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  try (fixture->face, "CancelPrinting", g_variant_new ("(u)", sheet + 2));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 1);
  try (fixture->face, "CancelPrinting", g_variant_new ("(u)", receipt));
  g_assert_cmpuint (support_print_script.cancel_count, ==, 2);
}

static void
on_failure_keep_reason (
  AgentBusAgent *face, guint job, const char *state, const char *reason, char **ret_reasons)
{
  if (g_str_equal (state, "failed"))
    *ret_reasons = g_strconcat (reason, " ", agent_bus_agent_get_printer_reason (face), NULL);
}

static void
test_the_reason_is_there_before_the_failure (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *reasons = NULL;

  try (fixture->face, "Refresh", NULL);
  g_signal_connect (fixture->face, "print-job-changed", G_CALLBACK (on_failure_keep_reason),
                    &reasons);
  support_print_script.printer = (PrintCondition){ PRINT_STATE_OPEN, PRINT_REASON_COVER };
  support_print_script.job = PRINT_JOB_FAILED;
  print (fixture, "%PDF-1.7 a receipt", NULL);
  support_run_until (reasons != NULL);
  g_assert_cmpstr (reasons, ==, "open cover");
}

static void
test_a_page_is_no_larger_than_its_paper (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    PrintMedium medium;
    guint width, height;
    gboolean fits;
  } pages[] = {
    { { 80, 0, 203 }, 227, 5670, TRUE },    { { 80, 0, 203 }, 228, 600, FALSE },
    { { 80, 0, 203 }, 226, 5671, FALSE },   { { 80, 0, 203 }, 226, 0, FALSE },
    { { 80, 0, 203 }, 0, 600, FALSE },      { { 58, 0, 203 }, 165, 600, TRUE },
    { { 58, 0, 203 }, 226, 600, FALSE },    { { 148, 210, 300 }, 420, 596, TRUE },
    { { 148, 210, 300 }, 420, 842, FALSE }, { { 210, 297, 300 }, 595, 842, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GUnixFDList) descriptors = make_list ("%PDF-1.7 a receipt");
    g_autoptr (GError) error = NULL;

    fixture->parts->parts.medium = pages[i].medium;
    agent_bus_agent_call_print_receipt (fixture->face, g_variant_new_handle (0), pages[i].width,
                                        pages[i].height, descriptors, NULL, support_keep_result,
                                        &result);
    support_run_until (result != NULL);
    agent_bus_agent_call_print_receipt_finish (fixture->face, NULL, NULL, result, &error);
    if (pages[i].fits)
      g_assert_no_error (error);
    else
      g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  }
}

static void
test_prints_nothing_but_a_pdf (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) not_pdf = NULL;
  g_autoptr (GError) not_ready = NULL;

  g_assert_cmpuint (print (fixture, "\x1b@ raw", &not_pdf), ==, 0);
  g_assert_error (not_pdf, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  g_assert_cmpuint (support_print_script.submit_count, ==, 0);
  assert_fails (fixture->face, "PrintReceipt", g_variant_new ("(huu)", 0, 226, 600),
                AGENT_ERROR_BAD_REQUEST);

  support_print_script.refuses_jobs = TRUE;
  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", &not_ready), ==, 0);
  g_assert_error (not_ready, AGENT_ERROR, AGENT_ERROR_NOT_READY);
}

static void
end_visit (Fixture *fixture, AgentBusAgent *face)
{
  guint count = agent_bus_server_count_visits (fixture->parts->server);

  g_dbus_connection_close (g_dbus_proxy_get_connection (G_DBUS_PROXY (face)), NULL, NULL, NULL);
  support_run_until (agent_bus_server_count_visits (fixture->parts->server) == count - 1);
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
test_looking_at_the_status_disturbs_no_print (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) technician = support_parts_connect (fixture->parts);

  g_assert_cmpuint (print (fixture, "%PDF-1.7 a receipt", NULL), >, 0);
  try (technician, "Refresh", NULL);
  end_visit (fixture, technician);
  g_assert_cmpuint (support_print_script.cancel_count, ==, 0);
  g_assert_cmpuint (support_print_script.purge_count, ==, 0);
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
test_staff_refill_the_paper (Fixture *fixture, gconstpointer user_data)
{
  print (fixture, "%PDF-1.7 a receipt", NULL);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (fixture->heard->str, "printed") != NULL);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->face), ==, 80000 - 212);
  assert_fails (fixture->face, "StaffRefillPaper", NULL, AGENT_ERROR_NOT_ALLOWED);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->face), ==, 80000 - 212);

  try (fixture->face, "StaffLogIn", g_variant_new ("(s)", SUPPORT_PARTS_PIN));
  try (fixture->face, "StaffRefillPaper", NULL);
  g_assert_cmpint (agent_bus_agent_get_paper_left_millimetres (fixture->face), ==, 80000);
}

static void
test_staff_let_the_printers_go_on (Fixture *fixture, gconstpointer user_data)
{
  assert_fails (fixture->face, "StaffResumePrinters", NULL, AGENT_ERROR_NOT_ALLOWED);
  g_assert_cmpuint (support_print_script.resume_count, ==, 0);

  try (fixture->face, "StaffLogIn", g_variant_new ("(s)", SUPPORT_PARTS_PIN));
  try (fixture->face, "StaffResumePrinters", NULL);
  g_assert_cmpuint (support_print_script.purge_count, ==, 2);
  g_assert_cmpuint (support_print_script.resume_count, ==, 2);
  g_assert_cmpstr (agent_bus_agent_get_printer_state (fixture->face), ==, "ready");
  g_assert_cmpstr (agent_bus_agent_get_sheet_printer_state (fixture->face), ==, "ready");

  support_print_script.refuses_to_resume = TRUE;
  assert_fails (fixture->face, "StaffResumePrinters", NULL, AGENT_ERROR_NOT_READY);
}

static void
test_staff_methods_want_the_pin_on_this_very_connection (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentBusAgent) other = support_parts_connect (fixture->parts);

  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffSetOpen", g_variant_new ("(b)", FALSE),
                AGENT_ERROR_NOT_ALLOWED);
  assert_fails (fixture->face, "StaffLogIn", g_variant_new ("(s)", "000000"),
                AGENT_ERROR_NOT_ALLOWED);

  try (other, "StaffLogIn", g_variant_new ("(s)", SUPPORT_PARTS_PIN));
  try (other, "StaffSendNow", NULL);
  assert_fails (fixture->face, "StaffSendNow", NULL, AGENT_ERROR_NOT_ALLOWED);

  try (other, "StaffSetOpen", g_variant_new ("(b)", FALSE));
  g_assert_false (agent_bus_agent_get_open (other));
  support_run_until (!agent_bus_agent_get_open (fixture->face));
  g_assert_false (agent_opening_is_open (fixture->parts->parts.opening));
}

static void
test_a_locked_pin_says_how_long (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  for (guint i = 0; i < 5; i++)
    assert_fails (fixture->face, "StaffLogIn", g_variant_new ("(s)", "000000"),
                  AGENT_ERROR_NOT_ALLOWED);
  answer = call (fixture->face, "StaffLogIn", g_variant_new ("(s)", SUPPORT_PARTS_PIN), &error);
  g_assert_null (answer);
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BUSY);
  g_dbus_error_strip_remote_error (error);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), >=, 1);
  g_assert_cmpuint (g_ascii_strtoull (error->message, NULL, 10), <=, 15);
}

static void
leave_dead_socket (const char *path)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) socket =
    g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);

  g_assert_true (g_socket_bind (socket, address, FALSE, NULL));
}

static void
test_takes_a_dead_socket_and_spares_a_living_one (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *living = support_folder_path (fixture->parts->folder, "agent.sock");
  g_autofree char *dead = support_folder_path (fixture->parts->folder, "dead.sock");
  g_autofree char *file = support_folder_path (fixture->parts->folder, "pin");
  g_autoptr (AgentBusServer) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_bus_server_new (living, "", &fixture->parts->parts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);

  leave_dead_socket (dead);
  second = agent_bus_server_new (dead, "", &fixture->parts->parts, NULL);
  g_assert_nonnull (second);

  g_assert_null (agent_bus_server_new (file, "", &fixture->parts->parts, NULL));
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* What a stranger's process does: 0 if it was not let in. */
static int
be_a_stranger (const char *address)
{
  g_autoptr (GDBusConnection) connection = NULL;

  if (setresuid (STRANGER_UID, STRANGER_UID, STRANGER_UID) != 0)
    return 1;

  connection = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, NULL);

  return connection == NULL ? 0 : 1;
}

static const char *own_path;

static void
test_a_strange_user_is_not_let_in (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *address =
    g_strconcat ("unix:path=", fixture->parts->folder, "/agent.sock", NULL);
  g_autoptr (GSubprocess) stranger = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () != 0) {
    g_test_skip ("Only root can become somebody else");
    return;
  }

  /* So that it is the server who says no. */
  g_chmod (fixture->parts->folder, 0755);
  stranger =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_path, "--stranger", address, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (stranger, NULL, support_keep_result, &ended);
  support_run_until (ended != NULL);
  g_subprocess_wait_check_finish (stranger, ended, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (agent_bus_server_count_visits (fixture->parts->server), ==, 1);
}

static void
test_an_unknown_session_user_refuses_the_start (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = support_folder_path (fixture->parts->folder, "other.sock");
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_bus_server_new (path, "no-such-user", &fixture->parts->parts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(path, minimum_free_mib, function)                                                      \
  g_test_add ("/agent/bus-server/" path, Fixture, GUINT_TO_POINTER (minimum_free_mib), set_up,     \
              function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--stranger"))
    return be_a_stranger (argv[2]);

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  ADD ("a-filing-is-on-disk-before-the-answer", 0, test_a_filing_is_on_disk_before_the_answer);
  ADD ("a-repeat-is-welcome-and-other-bytes-are-not", 0,
       test_a_repeat_is_welcome_and_other_bytes_are_not);
  ADD ("nonsense-is-refused", 0, test_nonsense_is_refused);
  ADD ("a-full-disk-keeps-nothing", G_MAXUINT, test_a_full_disk_keeps_nothing);
  ADD ("a-refused-filing-is-told", 0, test_a_refused_filing_is_told);
  ADD ("a-visit-hears-of-its-own-filings-only", 0, test_a_visit_hears_of_its_own_filings_only);
  ADD ("relays-an-answer-or-a-reason", 0, test_relays_an_answer_or_a_reason);
  ADD ("refresh-answers-with-what-is-found", 0, test_refresh_answers_with_what_is_found);
  ADD ("signs-an-address-that-verifies", 0, test_signs_an_address_that_verifies);
  ADD ("prints-and-tells-how-it-went", 0, test_prints_and_tells_how_it_went);
  ADD ("prints-a-sheet-on-the-other-printer", 0, test_prints_a_sheet_on_the_other_printer);
  ADD ("no-two-jobs-share-a-number", 0, test_no_two_jobs_share_a_number);
  ADD ("the-reason-is-there-before-the-failure", 0, test_the_reason_is_there_before_the_failure);
  ADD ("a-page-is-no-larger-than-its-paper", 0, test_a_page_is_no_larger_than_its_paper);
  ADD ("prints-nothing-but-a-pdf", 0, test_prints_nothing_but_a_pdf);
  ADD ("a-closed-visit-leaves-nothing-but-its-filing", 0,
       test_a_closed_visit_leaves_nothing_but_its_filing);
  ADD ("looking-at-the-status-disturbs-no-print", 0, test_looking_at_the_status_disturbs_no_print);
  ADD ("a-visit-that-ends-drops-its-relays", 0, test_a_visit_that_ends_drops_its_relays);
  ADD ("a-visit-has-a-number-from-its-first-wish", 0,
       test_a_visit_has_a_number_from_its_first_wish);
  ADD ("staff-refill-the-paper", 0, test_staff_refill_the_paper);
  ADD ("staff-let-the-printers-go-on", 0, test_staff_let_the_printers_go_on);
  ADD ("staff-methods-want-the-pin-on-this-very-connection", 0,
       test_staff_methods_want_the_pin_on_this_very_connection);
  ADD ("a-locked-pin-says-how-long", 0, test_a_locked_pin_says_how_long);
  ADD ("takes-a-dead-socket-and-spares-a-living-one", 0,
       test_takes_a_dead_socket_and_spares_a_living_one);
  ADD ("a-strange-user-is-not-let-in", 0, test_a_strange_user_is_not_let_in);
  ADD ("an-unknown-session-user-refuses-the-start", 0,
       test_an_unknown_session_user_refuses_the_start);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-rig.h"
#include "agent-witness.h"
#include "civic-tracking-code.h"

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER_HASH "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

typedef struct {
  Fixture rig;
  AgentWitness *witness;
} Witnessed;

static void
witness (Witnessed *self, const char *configuration_hash)
{
  SupportFolder *folder = self->rig.parts->folder;
  g_autofree char *memory = support_folder_path (folder, "witness");
  g_autofree char *accounts = support_folder_path (folder, "accounts.json");
  g_autofree char *certificate = support_folder_path (folder, "certificate.pem");
  const AgentWitnessPlaces places = { memory, accounts, certificate, configuration_hash };

  g_clear_object (&self->witness);
  self->witness = agent_witness_new (&self->rig.parts->parts, &places);
}

static void
set_up_witnessed (Witnessed *self, gconstpointer user_data)
{
  set_up (&self->rig, user_data);
  support_folder_write (self->rig.parts->folder, "accounts.json", "{}");
  support_folder_write (self->rig.parts->folder, "certificate.pem", "one");
  witness (self, HASH);
}

static void
tear_down_witnessed (Witnessed *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->witness);
  tear_down (&self->rig, user_data);
}

/* "ACCOUNT EVENT SUBJECT", a line each, oldest first. */
static char *
read_log (Witnessed *self)
{
  g_autoptr (GPtrArray) entries = agent_audit_list_last (self->rig.parts->parts.audit, 100);
  GString *text = g_string_new (NULL);

  for (guint i = entries->len; i > 0; i--) {
    const CivicAuditEntry *entry = entries->pdata[i - 1];

    g_string_append_printf (text, "%s %s %s\n", entry->account,
                            civic_audit_event_to_string (entry->event), entry->subject);
  }
  return g_string_free (text, FALSE);
}

static void
assert_log (Witnessed *self, const char *expected)
{
  g_autofree char *text = read_log (self);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
log_is (Witnessed *self, const char *expected)
{
  g_autofree char *text = read_log (self);

  return g_str_equal (text, expected);
}

static void
show_printer (Witnessed *self, PrintState state, PrintReason reason)
{
  support_print_script.printer = (PrintCondition){ state, reason };
  try (self->rig.face, "Refresh", NULL);
}

static void
test_a_visit_leaves_no_trace (Witnessed *self, gconstpointer unused)
{
  Fixture *rig = &self->rig;
  g_autofree char *code = civic_tracking_code_draw ();

  try (rig->face, "Refresh", NULL);
  try (rig->face, "NoteVisitBegun", NULL);
  try (rig->face, "Relay", g_variant_new ("(s@ay)", "quote", make_bytes (300)));
  try (rig->face, "SubmitFiling", make_submission (code, 2000));
  try (rig->face, "SignReceipt", g_variant_new ("(ss)", code, "report-940"));
  print (rig, "%PDF-1.7 a receipt", NULL);
  support_print_script.job = PRINT_JOB_PRINTED;
  support_run_until (strstr (rig->heard->str, "printed") != NULL);
  try (rig->face, "NoteVisitEnded", g_variant_new ("(sssu)", "report-940", "completed", "", 30));
  end_visit (rig, rig->face);
  assert_log (self, "");
}

/* The kiosk's hardware has its say, the citizen has none. */
static void
test_a_bad_visit_leaves_what_the_machine_did (Witnessed *self, gconstpointer unused)
{
  Fixture *rig = &self->rig;

  try (rig->face, "Refresh", NULL);
  try (rig->face, "NoteVisitBegun", NULL);
  support_line_set_mood (rig->parts->line, SUPPORT_MOOD_DOWN);
  show_printer (self, PRINT_STATE_OUT, PRINT_REASON_PAPER_OUT);
  try (rig->face, "NoteVisitEnded",
       g_variant_new ("(sssu)", "report-940", "abandoned", "form:place", 30));
  end_visit (rig, rig->face);
  assert_log (self, "agent line-lost \n"
                    "agent printer-out receipt:paper-out\n"
                    "agent printer-out sheet:paper-out\n");
}

static void
test_a_session_that_dies_was_replaced (Witnessed *self, gconstpointer unused)
{
  try (self->rig.face, "NoteVisitBegun", NULL);
  end_visit (&self->rig, self->rig.face);
  assert_log (self, "agent session-replaced \n");
}

static void
test_a_session_that_waits_may_go (Witnessed *self, gconstpointer unused)
{
  try (self->rig.face, "Refresh", NULL);
  end_visit (&self->rig, self->rig.face);
  assert_log (self, "");
}

/* One entry for each time, whatever else is found wrong meanwhile. */
static void
test_a_printer_is_told_when_it_wants_a_hand_and_has_had_it (Witnessed *self, gconstpointer unused)
{
  show_printer (self, PRINT_STATE_READY, PRINT_REASON_NONE);
  assert_log (self, "");
  show_printer (self, PRINT_STATE_OPEN, PRINT_REASON_COVER);
  show_printer (self, PRINT_STATE_JAMMED, PRINT_REASON_JAM);
  show_printer (self, PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT);
  show_printer (self, PRINT_STATE_LOW, PRINT_REASON_PAPER_LOW);
  assert_log (self, "agent printer-out receipt:cover\n"
                    "agent printer-out sheet:cover\n"
                    "agent printer-ready receipt\n"
                    "agent printer-ready sheet\n");
}

static void
test_the_line_is_lost_and_comes_back (Witnessed *self, gconstpointer unused)
{
  support_line_set_up (self->rig.parts->line, TRUE);
  assert_log (self, "");
  support_line_set_up (self->rig.parts->line, FALSE);
  support_line_set_up (self->rig.parts->line, TRUE);
  assert_log (self, "agent line-lost \n"
                    "agent line-back \n");
}

static void
test_another_catalogue_is_told_by_its_hash (Witnessed *self, gconstpointer unused)
{
  AgentBusAgent *condition = agent_watch_get_condition (self->rig.parts->parts.watch);

  agent_bus_agent_set_catalogue_hash (condition, HASH);
  agent_bus_agent_set_catalogue_hash (condition, HASH);
  agent_bus_agent_set_catalogue_hash (condition, "");
  assert_log (self, "agent catalogue-installed 0011223344556677\n");
}

static void
test_files_are_watched (Witnessed *self, gconstpointer unused)
{
  support_folder_write (self->rig.parts->folder, "accounts.json", "{\"accounts\":[]}");
  support_run_until (log_is (self, "agent accounts-changed \n"));
  support_folder_write (self->rig.parts->folder, "certificate.pem", "two");
  support_run_until (log_is (self, "agent accounts-changed \n"
                                   "agent certificate-renewed \n"));
}

static void
test_what_changed_while_it_was_off_is_told (Witnessed *self, gconstpointer unused)
{
  g_clear_object (&self->witness);
  support_folder_write (self->rig.parts->folder, "accounts.json", "{\"accounts\":[]}");
  witness (self, OTHER_HASH);
  assert_log (self, "agent accounts-changed \n"
                    "agent configuration-changed ff11223344556677\n");
  witness (self, OTHER_HASH);
  assert_log (self, "agent accounts-changed \n"
                    "agent configuration-changed ff11223344556677\n");
}

static GDateTime *
tell_time (gpointer text)
{
  return g_date_time_new_from_iso8601 (text, NULL);
}

static void
test_what_opens_by_itself_was_the_agent (Witnessed *self, gconstpointer unused)
{
  AgentOpening *opening = self->rig.parts->parts.opening;

  agent_opening_set_clock (opening, tell_time, (gpointer) "2026-11-23T09:00:00+03:00");
  g_assert_true (agent_opening_close (opening, CIVIC_COMMAND_MESSAGE_SHORT_BREAK,
                                      "2026-11-23T10:00:00+03:00", NULL));
  assert_log (self, "");
  agent_opening_set_clock (opening, tell_time, (gpointer) "2026-11-23T10:00:01+03:00");
  agent_opening_look (opening);
  assert_log (self, "agent kiosk-opened \n");
}

/* Seconds come and go with every look at the time. */
static void
test_a_clock_that_was_set_is_told (Witnessed *self, gconstpointer unused)
{
  const gint64 second_us = G_USEC_PER_SEC;
  gint64 ahead_us = 1795000000 * second_us;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  agent_witness_note_clock (self->witness, ahead_us);
  before = read_log (self); /* where the test's own clock stood does not matter */
  agent_witness_note_clock (self->witness, ahead_us + 2 * second_us);
  assert_log (self, before);
  agent_witness_note_clock (self->witness, ahead_us + 3600 * second_us);
  agent_witness_note_clock (self->witness, ahead_us - 3600 * second_us);
  after = read_log (self);
  g_assert_true (g_str_has_suffix (after, "agent clock-jumped ahead\nagent clock-jumped back\n"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/witness/" path, Witnessed, NULL, set_up_witnessed, function,                 \
              tear_down_witnessed)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-visit-leaves-no-trace", test_a_visit_leaves_no_trace);
  ADD ("a-bad-visit-leaves-what-the-machine-did", test_a_bad_visit_leaves_what_the_machine_did);
  ADD ("a-session-that-dies-was-replaced", test_a_session_that_dies_was_replaced);
  ADD ("a-session-that-waits-may-go", test_a_session_that_waits_may_go);
  ADD ("a-printer-is-told-when-it-wants-a-hand-and-has-had-it",
       test_a_printer_is_told_when_it_wants_a_hand_and_has_had_it);
  ADD ("the-line-is-lost-and-comes-back", test_the_line_is_lost_and_comes_back);
  ADD ("another-catalogue-is-told-by-its-hash", test_another_catalogue_is_told_by_its_hash);
  ADD ("files-are-watched", test_files_are_watched);
  ADD ("what-changed-while-it-was-off-is-told", test_what_changed_while_it_was_off_is_told);
  ADD ("what-opens-by-itself-was-the-agent", test_what_opens_by_itself_was_the_agent);

  ADD ("a-clock-that-was-set-is-told", test_a_clock_that_was_set_is_told);

  return g_test_run ();
}

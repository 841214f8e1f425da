/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-audit.h"
#include "ctl-program.h"
#include "support-folder.h"

#include <unistd.h>

typedef struct {
  SupportFolder *folder;
  char *path;
  CivicAuditHead head;
} Fixture;

static void
write_settings (const SupportFolder *folder)
{
  support_folder_write (folder, "kushk.conf",
                        "[kiosk]\nid=TEST-01\ncentre=c\ncatalogue=c\n"
                        "[agent]\nsocket=s\nstate_directory=.\n"
                        "[central]\nurl=https://central.test\n"
                        "tracking_url=https://central.test/t/\n"
                        "box_public_key=x\nsign_public_key=x\nca=x\ncertificate=x\nkey=x\n"
                        "kiosk_sign_key=sign.key\n"
                        "[printer]\nqueue=receipts\n"
                        "[staff]\naccounts_file=staff.json\n");
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (AgentAudit) audit = NULL;

  self->folder = support_folder_new ();
  write_settings (self->folder);
  self->path = support_folder_path (self->folder, "audit.log");
  audit = agent_audit_open (self->path);
  agent_audit_add (audit, "agent", CIVIC_AUDIT_AGENT_STARTED, "0.1.0");
  agent_audit_add (audit, "1001", CIVIC_AUDIT_STAFF_LOGGED_IN, "supervisor");
  agent_audit_add (audit, "1001", CIVIC_AUDIT_KIOSK_OPENED, NULL);
  agent_audit_add (audit, NULL, CIVIC_AUDIT_STAFF_REFUSED, NULL);
  self->head = *agent_audit_get_head (audit);
  g_assert_true (agent_audit_note_sent (audit, self->head.number, self->head.hash));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->path);
  support_folder_free (self->folder);
}

/* rest: of the command line, behind "audit". */
static Outcome
audit (Fixture *self, const char *rest)
{
  g_autofree char *config = support_folder_path (self->folder, "kushk.conf");
  g_autofree char *command = g_strdup_printf ("--config %s audit %s", config, rest);

  return run (command, NULL);
}

static char *
read_log (Fixture *self)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  return text;
}

static void
assert_fails (Fixture *self, const char *rest, const char *why)
{
  g_auto (Outcome) outcome = audit (self, rest);

  g_assert_false (outcome.succeeded);
  assert_says (outcome.complaint, why);
}

static void
test_a_sound_log_says_where_it_ends (Fixture *self, gconstpointer unused)
{
  g_auto (Outcome) outcome = audit (self, "verify");
  g_autofree char *end = g_strdup_printf ("4:%s", self->head.hash);
  g_autofree char *again = g_strconcat ("verify --head ", end, NULL);
  g_auto (Outcome) known = audit (self, again);

  g_assert_true (outcome.succeeded);
  assert_says (outcome.output, "is sound: 4 entries");
  assert_says (outcome.output, end);
  g_assert_true (known.succeeded);
}

static void
test_a_change_is_named_by_its_entry (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = read_log (self);

  strstr (text, "supervisor")[0] = 'S';
  support_folder_write (self->folder, "audit.log", text);
  assert_fails (self, "verify", "line 2: entry 2 is not as it was written (changed)");
  assert_fails (self, "verify", "the central's copy");
}

/* The file beside it knows what the central has. */
static void
test_an_end_that_was_cut_off_is_found (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = read_log (self);

  *(strchr (strchr (text, '\n') + 1, '\n') + 1) = '\0';
  support_folder_write (self->folder, "audit.log", text);
  assert_fails (self, "verify", "entry 3 and what came after it was cut off");
}

static void
test_any_file_can_be_verified (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = read_log (self);
  g_autofree char *copy = support_folder_path (self->folder, "copy");
  g_autofree char *plain = g_strconcat ("verify ", copy, NULL);
  g_autofree char *known = g_strdup_printf ("verify %s --head 4:%s", copy, self->head.hash);
  g_auto (Outcome) outcome = { FALSE };

  *(strchr (text, '\n') + 1) = '\0';
  support_folder_write (self->folder, "copy", text);
  outcome = audit (self, plain);
  g_assert_true (outcome.succeeded);
  assert_says (outcome.output, "1 entries");
  assert_fails (self, known, "(truncated)");
}

static void
test_another_log_is_none_that_was_cut (Fixture *self, gconstpointer unused)
{
  g_autoptr (AgentAudit) audit_log = NULL;
  g_auto (Outcome) outcome = { FALSE };

  g_assert_cmpint (unlink (self->path), ==, 0);
  audit_log = agent_audit_open (self->path);
  agent_audit_add (audit_log, "agent", CIVIC_AUDIT_AGENT_STARTED, "0.1.0");
  outcome = audit (self, "verify");
  g_assert_true (outcome.succeeded);
}

static void
test_a_torn_line_is_told_from_a_changed_one (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = read_log (self);
  g_autofree char *copy = support_folder_path (self->folder, "copy");
  g_autofree char *command = g_strconcat ("verify ", copy, NULL);

  text[strlen (text) - 5] = '\0';
  support_folder_write (self->folder, "copy", text);
  assert_fails (self, command, "line 4: entry 4 has no end, as after a power cut");
}

static void
test_shows_what_was_done (Fixture *self, gconstpointer unused)
{
  g_auto (Outcome) table = audit (self, "show");
  g_auto (Outcome) lines = audit (self, "show --json");
  g_auto (Outcome) later = audit (self, "show --json --since 2999-01-01");
  g_autofree char *text = read_log (self);

  g_assert_true (table.succeeded);
  assert_says (table.output, "1001     staff-logged-in        supervisor\n");
  assert_says (table.output, "-        staff-refused");
  g_assert_true (lines.succeeded);
  g_assert_cmpstr (lines.output, ==, text);
  g_assert_true (later.succeeded);
  g_assert_cmpstr (later.output, ==, "");
}

static void
test_says_what_it_cannot_read (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = read_log (self);

  text[0] = '[';
  support_folder_write (self->folder, "audit.log", text);
  assert_fails (self, "show", "1 line of it cannot be read");
  g_assert_cmpint (unlink (self->path), ==, 0);
  assert_fails (self, "show", "Are you root");
  assert_fails (self, "verify", "Are you root");
}

static void
test_wants_heads_and_days_as_they_are_written (Fixture *self, gconstpointer unused)
{
  assert_fails (self, "verify --head 4", "64 hexadecimal digits");
  assert_fails (self, "verify --head 0:00", "64 hexadecimal digits");
  assert_fails (self, "show --since yesterday", "a day as 2026-11-23");
  assert_fails (self, "verify one two", "One FILE at most");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ctl/audit/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("a-sound-log-says-where-it-ends", test_a_sound_log_says_where_it_ends);
  add ("a-change-is-named-by-its-entry", test_a_change_is_named_by_its_entry);
  add ("an-end-that-was-cut-off-is-found", test_an_end_that_was_cut_off_is_found);
  add ("any-file-can-be-verified", test_any_file_can_be_verified);
  add ("another-log-is-none-that-was-cut", test_another_log_is_none_that_was_cut);
  add ("a-torn-line-is-told-from-a-changed-one", test_a_torn_line_is_told_from_a_changed_one);
  add ("shows-what-was-done", test_shows_what_was_done);
  add ("says-what-it-cannot-read", test_says_what_it_cannot_read);
  add ("wants-heads-and-days-as-they-are-written", test_wants_heads_and_days_as_they_are_written);
  return g_test_run ();
}

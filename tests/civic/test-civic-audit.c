/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-audit.h"

#include <string.h>

#define AT "2026-11-23T09:05:00+03:00"
#define ID "00112233445566778899aabbccddeeff"

static CivicAuditHead
begin (void)
{
  CivicAuditHead head;

  civic_audit_head_draw (&head);
  return head;
}

static void
test_reads_what_it_wrote (void)
{
  CivicAuditHead head = begin ();
  g_autoptr (CivicAuditEntry) entry =
    civic_audit_entry_new (&head, AT, "1001", CIVIC_AUDIT_CHECK_NOTED, "scanner:passed");
  g_autofree char *line = civic_audit_entry_to_line (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicAuditEntry) again = civic_audit_entry_parse (line, strlen (line), &error);

  g_assert_no_error (error);
  g_assert_cmpint (again->number, ==, 1);
  g_assert_cmpstr (again->chain, ==, head.chain);
  g_assert_cmpstr (again->account, ==, "1001");
  g_assert_cmpint (again->event, ==, CIVIC_AUDIT_CHECK_NOTED);
  g_assert_cmpstr (again->subject, ==, "scanner:passed");
  g_assert_true (civic_audit_entry_is_whole (again));
  g_assert_cmpuint (strlen (line), <=, CIVIC_AUDIT_LINE_MAXIMUM);
}

static void
test_reads_no_other_spelling (void)
{
  static const char *const changes[][2] = {
    { "{\"chain\"", "{ \"chain\"" },
    { "\"number\":1,", "\"number\":1.0," },
    { "\"subject\":\"\"", "\"subject\":\"He came late\"" },
    { "\"subject\":\"\"", "\"subject\":\"1088888888\"" },
    { "\"account\":\"agent\"", "\"account\":\"1088888888\"" },
    { "\"account\":\"agent\"", "\"account\":\"Somebody\"" },
    { "\"event\":\"line-lost\"", "\"event\":\"line-list\"" },
    { "\"event\":\"line-lost\",", "" },
    { "}", ",\"name\":\"x\"}" },
    { "\"number\":1,", "\"number\":0," },
  };
  CivicAuditHead head = begin ();
  g_autoptr (CivicAuditEntry) entry =
    civic_audit_entry_new (&head, AT, "agent", CIVIC_AUDIT_LINE_LOST, "");
  g_autofree char *line = civic_audit_entry_to_line (entry);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_auto (GStrv) halves = g_strsplit (line, changes[i][0], 2);
    g_autofree char *other = NULL;
    g_autoptr (CivicAuditEntry) none = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (g_strv_length (halves), ==, 2);
    other = g_strjoin (changes[i][1], halves[0], halves[1], NULL);
    none = civic_audit_entry_parse (other, strlen (other), &error);
    g_assert_null (none);
    g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  }
}

static void
test_has_a_word_for_every_event (void)
{
  for (guint i = 0; i < CIVIC_AUDIT_EVENT_COUNT; i++) {
    const char *word = civic_audit_event_to_string ((CivicAuditEvent) i);
    CivicAuditEvent event;

    g_assert_nonnull (word);
    g_assert_true (civic_audit_event_from_string (word, &event));
    g_assert_cmpuint (event, ==, i);
    g_assert_true (civic_audit_event_takes (event, ""));
  }
}

/* Whatever a careless hand might pass on: none of it gets in, with any event. */
static void
test_no_event_takes_what_a_person_is_known_by (void)
{
  static const char *const persons[] = {
    "1088888888",
    "2099999999",
    "0501234567",
    "501234567",
    "966501234567",
    "أحمد",
    "Ahmad",
    "ahmad@example.com",
    "4030123456",
    "7KQ2-M8PX",
    "7KQ2M8PX4D9TWZ3RV",
    "a b",
    "receipt:Ahmad",
    "touch:",
    ":passed",
    "touch:passed:1",
    "audit:1.234567",
    "0.1.\"",
    "maintenance\n",
    "123456789.1",
  };

  for (guint i = 0; i < CIVIC_AUDIT_EVENT_COUNT; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (persons); j++)
      g_assert_false (civic_audit_event_takes ((CivicAuditEvent) i, persons[j]));
}

static void
test_events_take_what_they_are_for (void)
{
  static const struct {
    CivicAuditEvent event;
    const char *subject;
  } pairs[] = {
    { CIVIC_AUDIT_AGENT_STARTED, "0.1.0" },
    { CIVIC_AUDIT_STAFF_LOGGED_IN, "supervisor" },
    { CIVIC_AUDIT_VISIT_RESET, "citizen-left" },
    { CIVIC_AUDIT_KIOSK_CLOSED, "hours" },
    { CIVIC_AUDIT_SHIFT_CLOSED, "1234567" },
    { CIVIC_AUDIT_CHECK_NOTED, "touch:skipped" },
    { CIVIC_AUDIT_QUARANTINE_RELEASED, "0011223344556677" },
    { CIVIC_AUDIT_COMMAND_DONE, ID },
    { CIVIC_AUDIT_PRINTER_OUT, "receipt:paper-out" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_true (civic_audit_event_takes (pairs[i].event, pairs[i].subject));
  g_assert_false (civic_audit_event_takes (CIVIC_AUDIT_LINE_LOST, "supervisor"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/civic/audit/reads-what-it-wrote", test_reads_what_it_wrote);
  g_test_add_func ("/civic/audit/reads-no-other-spelling", test_reads_no_other_spelling);
  g_test_add_func ("/civic/audit/has-a-word-for-every-event", test_has_a_word_for_every_event);
  g_test_add_func ("/civic/audit/no-event-takes-what-a-person-is-known-by",
                   test_no_event_takes_what_a_person_is_known_by);
  g_test_add_func ("/civic/audit/events-take-what-they-are-for",
                   test_events_take_what_they_are_for);
  return g_test_run ();
}

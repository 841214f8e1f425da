/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-audit-chain.h"

#include <string.h>

/* Whatever is done to a log of N entries is found, wherever it is done. */
#define ENTRIES 8

typedef struct {
  char *lines[ENTRIES]; /* without their ends */
  CivicAuditHead head;
} Log;

static void
set_up (Log *self, gconstpointer unused)
{
  civic_audit_head_draw (&self->head);
  for (guint i = 0; i < ENTRIES; i++) {
    g_autofree char *at = g_strdup_printf ("2026-11-23T09:05:%02u+03:00", i);
    g_autoptr (CivicAuditEntry) entry =
      civic_audit_entry_new (&self->head, at, i % 3 ? "agent" : "1001",
                             i % 2 ? CIVIC_AUDIT_LINE_LOST : CIVIC_AUDIT_LINE_BACK, "");

    self->lines[i] = civic_audit_entry_to_line (entry);
    civic_audit_head_take (&self->head, entry);
  }
}

static void
tear_down (Log *self, gconstpointer unused)
{
  for (guint i = 0; i < ENTRIES; i++)
    g_free (self->lines[i]);
}

static void
add_line (GString *text, const char *line)
{
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

static GString *
join (const Log *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ENTRIES; i++)
    add_line (text, self->lines[i]);
  return text;
}

static CivicAuditFinding
verify (const GString *text, const CivicAuditHead *known)
{
  CivicAuditFinding finding;

  civic_audit_verify (text->str, text->len, known, &finding);
  return finding;
}

static void
assert_found (const GString *text, CivicAuditFault fault, gint64 number)
{
  CivicAuditFinding finding = verify (text, NULL);

  g_assert_cmpstr (civic_audit_fault_to_string (finding.fault), ==,
                   civic_audit_fault_to_string (fault));
  g_assert_cmpint (finding.number, ==, number);
}

static void
test_finds_nothing_in_a_sound_log (Log *self, gconstpointer unused)
{
  g_autoptr (GString) text = join (self);
  CivicAuditFinding finding = verify (text, &self->head);

  g_assert_cmpint (finding.fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_cmpint (finding.number, ==, 0);
  g_assert_cmpint (finding.head.number, ==, ENTRIES);
  g_assert_cmpstr (finding.head.hash, ==, self->head.hash);
}

static void
test_an_empty_log_is_sound (Log *self, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpint (verify (text, NULL).fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_cmpint (verify (text, &self->head).fault, ==, CIVIC_AUDIT_TRUNCATED);
}

/* Every byte of it, each to fifteen other values in one line and to two in the others. */
static void
test_finds_any_byte_that_was_changed (Log *self, gconstpointer unused)
{
  g_autoptr (GString) text = join (self);
  gint64 line = 1;

  for (gsize i = 0; i < text->len; i++) {
    char was = text->str[i];

    for (guint mask = 1; mask < 256; mask = line == 3 ? mask + 17 : mask * 16) {
      CivicAuditFinding finding;

      text->str[i] = (char) (was ^ (char) mask);
      finding = verify (text, NULL);
      g_assert_cmpint (finding.fault, !=, CIVIC_AUDIT_SOUND);
      g_assert_cmpint (finding.number, ==, line);
    }
    text->str[i] = was;
    line += was == '\n';
  }
}

static void
test_finds_any_line_that_was_removed (Log *self, gconstpointer unused)
{
  for (guint gone = 0; gone + 1 < ENTRIES; gone++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < ENTRIES; i++)
      if (i != gone)
        add_line (text, self->lines[i]);
    assert_found (text, CIVIC_AUDIT_REMOVED, gone + 1);
  }
}

static void
test_finds_any_two_lines_that_were_swapped (Log *self, gconstpointer unused)
{
  for (guint first = 0; first < ENTRIES; first++)
    for (guint second = first + 1; second < ENTRIES; second++) {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < ENTRIES; i++)
        add_line (text, self->lines[i == first ? second : i == second ? first : i]);
      assert_found (text, CIVIC_AUDIT_SWAPPED, first + 1);
    }
}

/* A copy of any line anywhere but at its own place. */
static void
test_finds_any_line_that_was_doubled (Log *self, gconstpointer unused)
{
  for (guint copied = 0; copied < ENTRIES; copied++)
    for (guint place = 0; place <= ENTRIES; place++) {
      g_autoptr (GString) text = g_string_new (NULL);
      CivicAuditFinding finding;

      for (guint i = 0; i < ENTRIES; i++) {
        if (i == place)
          add_line (text, self->lines[copied]);
        add_line (text, self->lines[i]);
      }
      if (place == ENTRIES)
        add_line (text, self->lines[copied]);
      finding = verify (text, NULL);
      g_assert_cmpint (finding.fault, !=, CIVIC_AUDIT_SOUND);
      g_assert_cmpint (finding.number, ==, MIN (copied, place) + 1);
    }
}

/* By somebody who knows how to make one that fits to the one before. */
static void
test_finds_any_line_that_was_made_up (Log *self, gconstpointer unused)
{
  CivicAuditHead head = { .number = 0 };

  for (guint place = 0; place < ENTRIES; place++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (CivicAuditEntry) here =
      civic_audit_entry_parse (self->lines[place], strlen (self->lines[place]), NULL);
    g_autoptr (CivicAuditEntry) made_up = NULL;
    g_autofree char *line = NULL;

    g_strlcpy (head.chain, here->chain, sizeof head.chain);
    g_strlcpy (head.hash, here->previous, sizeof head.hash);
    head.number = here->number - 1;
    made_up = civic_audit_entry_new (&head, here->at, "control", CIVIC_AUDIT_KIOSK_OPENED, "");
    line = civic_audit_entry_to_line (made_up);
    for (guint i = 0; i < ENTRIES; i++) {
      if (i == place)
        add_line (text, line);
      add_line (text, self->lines[i]);
    }
    assert_found (text, CIVIC_AUDIT_INSERTED, place + 1);
  }
}

/* The entry is another one, its hash fits, and the next one tells. */
static void
test_finds_any_line_that_was_changed_with_its_hash (Log *self, gconstpointer unused)
{
  CivicAuditHead head;

  for (guint place = 0; place < ENTRIES; place++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (CivicAuditEntry) here =
      civic_audit_entry_parse (self->lines[place], strlen (self->lines[place]), NULL);
    g_autoptr (CivicAuditEntry) other = NULL;
    g_autofree char *line = NULL;

    civic_audit_head_take (&head, here);
    g_strlcpy (head.hash, here->previous, sizeof head.hash);
    head.number--;
    other = civic_audit_entry_new (&head, here->at, "1002", here->event, "");
    line = civic_audit_entry_to_line (other);
    for (guint i = 0; i < ENTRIES; i++)
      add_line (text, i == place ? line : self->lines[i]);
    if (place + 1 < ENTRIES)
      assert_found (text, CIVIC_AUDIT_CHANGED, place + 1);
    else /* only who knows the head can tell */
      g_assert_cmpint (verify (text, &self->head).fault, ==, CIVIC_AUDIT_REWRITTEN);
  }
}

static void
test_finds_what_was_cut_off_given_the_head (Log *self, gconstpointer unused)
{
  for (guint left = 0; left < ENTRIES; left++) {
    g_autoptr (GString) text = g_string_new (NULL);
    CivicAuditFinding finding;

    for (guint i = 0; i < left; i++)
      add_line (text, self->lines[i]);
    g_assert_cmpint (verify (text, NULL).fault, ==, CIVIC_AUDIT_SOUND);
    finding = verify (text, &self->head);
    g_assert_cmpint (finding.fault, ==, CIVIC_AUDIT_TRUNCATED);
    g_assert_cmpint (finding.number, ==, left + 1);
  }
}

static void
test_tells_a_torn_line_from_a_changed_one (Log *self, gconstpointer unused)
{
  g_autoptr (GString) text = join (self);

  for (gsize left = text->len - 1; text->str[left - 1] != '\n'; left--) {
    g_string_truncate (text, left);
    assert_found (text, CIVIC_AUDIT_TORN, ENTRIES);
  }
}

static void
test_finds_a_log_that_was_made_anew (Log *self, gconstpointer unused)
{
  Log other;
  g_autoptr (GString) text = NULL;
  CivicAuditHead known = self->head;

  set_up (&other, NULL);
  text = join (&other);
  g_assert_cmpint (verify (text, NULL).fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_cmpint (verify (text, &known).fault, ==, CIVIC_AUDIT_REWRITTEN);
  g_assert_cmpint (verify (text, &known).number, ==, 1);
  *known.chain = '\0';
  g_assert_cmpint (verify (text, &known).fault, ==, CIVIC_AUDIT_REWRITTEN);
  g_assert_cmpint (verify (text, &known).number, ==, ENTRIES);
  tear_down (&other, NULL);
}

static void
add (const char *name, void (*test) (Log *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/civic/audit-chain/", name, NULL);

  g_test_add (path, Log, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("finds-nothing-in-a-sound-log", test_finds_nothing_in_a_sound_log);
  add ("an-empty-log-is-sound", test_an_empty_log_is_sound);
  add ("finds-any-byte-that-was-changed", test_finds_any_byte_that_was_changed);
  add ("finds-any-line-that-was-removed", test_finds_any_line_that_was_removed);
  add ("finds-any-two-lines-that-were-swapped", test_finds_any_two_lines_that_were_swapped);
  add ("finds-any-line-that-was-doubled", test_finds_any_line_that_was_doubled);
  add ("finds-any-line-that-was-made-up", test_finds_any_line_that_was_made_up);
  add ("finds-any-line-that-was-changed-with-its-hash",
       test_finds_any_line_that_was_changed_with_its_hash);
  add ("finds-what-was-cut-off-given-the-head", test_finds_what_was_cut_off_given_the_head);
  add ("tells-a-torn-line-from-a-changed-one", test_tells_a_torn_line_from_a_changed_one);
  add ("finds-a-log-that-was-made-anew", test_finds_a_log_that_was_made_anew);
  return g_test_run ();
}

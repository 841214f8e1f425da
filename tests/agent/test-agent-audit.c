/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-audit.h"
#include "civic-audit-chain.h"
#include "support-folder.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  SupportFolder *folder;
  char *path;
  AgentAudit *audit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "audit.log");
  self->audit = agent_audit_open (self->path);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->audit);
  g_free (self->path);
  support_folder_free (self->folder);
}

static void
reopen (Fixture *self)
{
  g_assert_finalize_object (self->audit);
  self->audit = agent_audit_open (self->path);
}

static void
add (Fixture *self, guint count)
{
  for (guint i = 0; i < count; i++)
    agent_audit_add (self->audit, CIVIC_AUDIT_BY_AGENT,
                     i % 2 ? CIVIC_AUDIT_LINE_BACK : CIVIC_AUDIT_LINE_LOST, NULL);
}

static char *
read_file (Fixture *self)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (self->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_file (Fixture *self, const char *text)
{
  support_folder_write (self->folder, "audit.log", text);
}

static CivicAuditFinding
verify (Fixture *self)
{
  g_autofree char *text = read_file (self);
  CivicAuditFinding finding;

  civic_audit_verify (text, strlen (text), NULL, &finding);
  return finding;
}

static CivicAuditEvent
get_last_event (Fixture *self)
{
  g_autoptr (GPtrArray) entries = agent_audit_list_last (self->audit, 1);

  g_assert_cmpuint (entries->len, ==, 1);
  return ((CivicAuditEntry *) entries->pdata[0])->event;
}

static void
test_goes_on_where_it_ended (Fixture *self, gconstpointer unused)
{
  g_autofree char *chain = NULL;

  add (self, 3);
  chain = g_strdup (agent_audit_get_head (self->audit)->chain);
  reopen (self);
  add (self, 2);
  g_assert_cmpint (agent_audit_get_head (self->audit)->number, ==, 5);
  g_assert_cmpstr (agent_audit_get_head (self->audit)->chain, ==, chain);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
  g_assert_cmpint (verify (self).fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_cmpint (verify (self).head.number, ==, 5);
}

static void
test_nobody_else_may_read_it (Fixture *self, gconstpointer unused)
{
  struct stat status;

  add (self, 1);
  g_chmod (self->path, 0644);
  reopen (self);
  g_assert_cmpint (stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & ALLPERMS, ==, 0600);
}

static void
test_reads_only_the_end_of_a_long_one (Fixture *self, gconstpointer unused)
{
  add (self, AGENT_AUDIT_TAIL * 2);
  reopen (self);
  add (self, 1);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
  g_assert_cmpint (agent_audit_get_head (self->audit)->number, ==, AGENT_AUDIT_TAIL * 2 + 1);
  g_assert_cmpint (verify (self).fault, ==, CIVIC_AUDIT_SOUND);
}

static void
test_sets_a_torn_line_aside_and_says_so (Fixture *self, gconstpointer unused)
{
  g_autofree char *torn_path = support_folder_path (self->folder, "audit.log.torn");
  g_autofree char *text = NULL;
  g_autofree char *torn = NULL;

  add (self, 3);
  text = read_file (self);
  text[strlen (text) - 20] = '\0';
  write_file (self, text);
  reopen (self);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
  g_assert_cmpint (get_last_event (self), ==, CIVIC_AUDIT_LOG_TORN);
  g_assert_cmpint (agent_audit_get_head (self->audit)->number, ==, 3);
  g_assert_cmpint (verify (self).fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_true (g_file_get_contents (torn_path, &torn, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, torn));
}

/* Some file systems give a file its length before its bytes. */
static void
test_takes_zeros_for_a_torn_line (Fixture *self, gconstpointer unused)
{
  add (self, 2);
  g_assert_cmpint (truncate (self->path, 2000), ==, 0);
  reopen (self);
  g_assert_cmpint (get_last_event (self), ==, CIVIC_AUDIT_LOG_TORN);
  g_assert_cmpint (verify (self).fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_cmpint (verify (self).head.number, ==, 3);
}

static void
test_keeps_a_broken_chain_and_writes_on (Fixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (self, 4);
  before = read_file (self);
  strstr (strchr (before, '\n'), "T")[1] ^= 1; /* the hour of the second entry */
  write_file (self, before);
  for (guint start = 0; start < 2; start++) {
    reopen (self);
    g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_BROKEN);
    g_assert_cmpint (get_last_event (self), ==, CIVIC_AUDIT_LOG_BROKEN);
  }
  add (self, 1);
  after = read_file (self);
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_cmpint (agent_audit_get_head (self->audit)->number, ==, 7);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_BROKEN);
  g_assert_cmpint (verify (self).number, ==, 2);
}

static void
test_a_log_without_its_beginning_is_broken (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = NULL;

  add (self, 3);
  text = read_file (self);
  write_file (self, strchr (text, '\n') + 1);
  reopen (self);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_BROKEN);
}

static void
test_notices_that_what_the_central_has_is_gone (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = NULL;
  const CivicAuditHead *head = agent_audit_get_head (self->audit);

  add (self, 3);
  g_assert_true (agent_audit_note_sent (self->audit, head->number, head->hash));
  text = read_file (self);
  *(strchr (strchr (text, '\n') + 1, '\n') + 1) = '\0';
  write_file (self, text);
  reopen (self);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_BROKEN);
}

static void
test_a_log_that_is_gone_is_another_chain (Fixture *self, gconstpointer unused)
{
  g_autofree char *chain = NULL;
  const CivicAuditHead *head = agent_audit_get_head (self->audit);

  add (self, 3);
  g_assert_true (agent_audit_note_sent (self->audit, head->number, head->hash));
  chain = g_strdup (head->chain);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  reopen (self);
  add (self, 1);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
  g_assert_cmpstr (agent_audit_get_head (self->audit)->chain, !=, chain);
  g_assert_cmpint (agent_audit_get_head (self->audit)->number, ==, 1);
}

static void
test_hands_out_what_the_central_lacks (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const CivicAuditEntry *second;

  add (self, 5);
  all = agent_audit_list_unsent (self->audit, 200);
  g_assert_cmpuint (all->len, ==, 5);
  second = all->pdata[1];
  g_assert_cmpint (second->number, ==, 2);
  g_assert_true (agent_audit_note_sent (self->audit, second->number, second->hash));
  reopen (self);
  left = agent_audit_list_unsent (self->audit, 2);
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_cmpint (((CivicAuditEntry *) left->pdata[0])->number, ==, 3);

  /* The central's store was restored from an older copy: all again. */
  g_assert_true (agent_audit_note_sent (self->audit, 0, second->hash));
  none = agent_audit_list_unsent (self->audit, 200);
  g_assert_cmpuint (none->len, ==, 5);
}

/* As if years had gone by: each by itself would be on disk before the next. */
static void
write_long_log (Fixture *self, guint count)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CivicAuditHead head;

  civic_audit_head_draw (&head);
  for (guint i = 0; i < count; i++) {
    g_autoptr (CivicAuditEntry) entry = civic_audit_entry_new (
      &head, "2026-11-23T08:00:00+03:00", CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LINE_LOST, "");
    g_autofree char *line = civic_audit_entry_to_line (entry);

    g_string_append_printf (text, "%s\n", line);
    civic_audit_head_take (&head, entry);
  }
  write_file (self, text->str);
}

static gsize
count_bytes_read (void)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/io", &text, NULL, NULL));
  return g_ascii_strtoull (strstr (text, "rchar: ") + strlen ("rchar: "), NULL, 10);
}

/* A central that was set up anew has it all told again, a batch at a time, by the main loop. */
static void
test_never_reads_all_of_a_long_one (Fixture *self, gconstpointer unused)
{
  const guint count = 20000, batch = 200;
  gsize length;
  guint told = 0;

  write_long_log (self, count);
  reopen (self);
  length = count_bytes_read ();
  while (told < count) {
    g_autoptr (GPtrArray) entries = agent_audit_list_unsent (self->audit, batch);
    const CivicAuditEntry *first, *last;

    g_assert_cmpuint (entries->len, ==, batch);
    first = entries->pdata[0];
    last = entries->pdata[batch - 1];
    g_assert_cmpint (first->number, ==, told + 1);
    g_assert_cmpint (last->number, ==, told + batch);
    g_assert_true (agent_audit_note_sent (self->audit, last->number, last->hash));
    told += batch;
    g_assert_cmpuint (count_bytes_read () - length, <, 1024 * 1024);
    length = count_bytes_read ();
  }
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
}

static void
test_another_log_at_the_central_is_a_fork (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = g_strnfill (CIVIC_AUDIT_HASH_DIGITS, '1');

  add (self, 2);
  g_assert_false (agent_audit_note_sent (self->audit, 2, hash));
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_BROKEN);
}

static void
test_lists_the_newest_first (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;

  add (self, 5);
  entries = agent_audit_list_last (self->audit, 3);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((CivicAuditEntry *) entries->pdata[i])->number, ==, 5 - (gint) i);
}

static void
count_signal (guint *count)
{
  (*count)++;
}

/* A full disk is the file's own limit here. */
static void
test_a_full_disk_is_told_and_gets_over (Fixture *self, gconstpointer unused)
{
  struct rlimit was, now;
  guint changes = 0;

  g_signal_connect_swapped (self->audit, "fault-changed", G_CALLBACK (count_signal), &changes);
  add (self, 2);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &was), ==, 0);
  now = was;
  now.rlim_cur = 700; /* half of a third line */
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &now), ==, 0);
  add (self, 1);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &was), ==, 0);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_UNWRITTEN);
  g_assert_cmpint (verify (self).fault, ==, CIVIC_AUDIT_SOUND);
  g_assert_cmpint (verify (self).head.number, ==, 2);

  add (self, 1);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
  g_assert_cmpint (verify (self).head.number, ==, 3);
  g_assert_cmpuint (changes, ==, 2);
}

static void
test_a_folder_that_comes_later_is_waited_for (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = support_folder_path (self->folder, "later");
  g_autofree char *path = g_build_filename (folder, "audit.log", NULL);
  g_autoptr (AgentAudit) audit = agent_audit_open (path);

  g_assert_cmpint (agent_audit_get_fault (audit), ==, AGENT_AUDIT_UNWRITTEN);
  agent_audit_add (audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LINE_LOST, NULL);
  g_assert_cmpint (agent_audit_get_fault (audit), ==, AGENT_AUDIT_UNWRITTEN);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  agent_audit_add (audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LINE_LOST, NULL);
  g_assert_cmpint (agent_audit_get_fault (audit), ==, AGENT_AUDIT_GOOD);
  g_assert_cmpint (agent_audit_get_head (audit)->number, ==, 1);
}

static void
test_an_entry_outlives_a_kill (Fixture *self, gconstpointer unused)
{
  pid_t child = fork ();
  int status;

  if (child == 0) {
    add (self, 3);
    kill (getpid (), SIGKILL);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  reopen (self);
  g_assert_cmpint (agent_audit_get_head (self->audit)->number, ==, 3);
  g_assert_cmpint (agent_audit_get_fault (self->audit), ==, AGENT_AUDIT_GOOD);
}

static void
test_follows_no_link (Fixture *self, gconstpointer unused)
{
  g_autofree char *link_path = support_folder_path (self->folder, "link");
  g_autoptr (AgentAudit) audit = NULL;

  g_assert_cmpint (symlink (self->path, link_path), ==, 0);
  audit = agent_audit_open (link_path);
  g_assert_cmpint (agent_audit_get_fault (audit), ==, AGENT_AUDIT_UNWRITTEN);
}

static void
test_nobody_to_tell_is_no_fault (Fixture *self, gconstpointer unused)
{
  agent_audit_add (NULL, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_LINE_LOST, NULL);
}

static void
add_test (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/agent/audit/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("goes-on-where-it-ended", test_goes_on_where_it_ended);
  add_test ("nobody-else-may-read-it", test_nobody_else_may_read_it);
  add_test ("reads-only-the-end-of-a-long-one", test_reads_only_the_end_of_a_long_one);
  add_test ("sets-a-torn-line-aside-and-says-so", test_sets_a_torn_line_aside_and_says_so);
  add_test ("takes-zeros-for-a-torn-line", test_takes_zeros_for_a_torn_line);
  add_test ("keeps-a-broken-chain-and-writes-on", test_keeps_a_broken_chain_and_writes_on);
  add_test ("a-log-without-its-beginning-is-broken", test_a_log_without_its_beginning_is_broken);
  add_test ("notices-that-what-the-central-has-is-gone",
            test_notices_that_what_the_central_has_is_gone);
  add_test ("a-log-that-is-gone-is-another-chain", test_a_log_that_is_gone_is_another_chain);
  add_test ("hands-out-what-the-central-lacks", test_hands_out_what_the_central_lacks);
  add_test ("never-reads-all-of-a-long-one", test_never_reads_all_of_a_long_one);
  add_test ("another-log-at-the-central-is-a-fork", test_another_log_at_the_central_is_a_fork);
  add_test ("lists-the-newest-first", test_lists_the_newest_first);
  add_test ("a-full-disk-is-told-and-gets-over", test_a_full_disk_is_told_and_gets_over);
  add_test ("a-folder-that-comes-later-is-waited-for",
            test_a_folder_that_comes_later_is_waited_for);
  add_test ("an-entry-outlives-a-kill", test_an_entry_outlives_a_kill);
  add_test ("follows-no-link", test_follows_no_link);
  add_test ("nobody-to-tell-is-no-fault", test_nobody_to_tell_is_no_fault);
  return g_test_run ();
}

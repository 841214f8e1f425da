/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-counts.h"
#include "support-folder.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define TODAY "2026-11-23"

static const AgentCountKey completed = { CIVIC_COUNT_VISIT, "commercial-licence", "completed", "" };
static const AgentCountKey abandoned = { CIVIC_COUNT_VISIT, "commercial-licence", "abandoned",
                                         "form:shop" };
static const AgentCountKey printed = { CIVIC_COUNT_RECEIPT, "receipt", "printed", "" };
static const AgentCountKey ready = { CIVIC_COUNT_STATE, "ready", "", "" };

typedef struct {
  SupportFolder *folder;
  AgentCounts *counts;
} Fixture;

static AgentCounts *
open_counts (const SupportFolder *folder)
{
  g_autoptr (GError) error = NULL;
  AgentCounts *counts = agent_counts_open (folder, &error);

  g_assert_no_error (error);

  return counts;
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  self->counts = open_counts (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->counts);
  support_folder_free (self->folder);
}

static void
reopen (Fixture *self)
{
  g_assert_finalize_object (self->counts);
  self->counts = open_counts (self->folder);
}

static void
add (AgentCounts *counts, const char *day, const AgentCountKey *key, guint seconds)
{
  g_autoptr (GError) error = NULL;

  agent_counts_add (counts, day, key, 1, seconds, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_unsent (AgentCounts *counts, guint maximum)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *unsent = agent_counts_list_unsent (counts, maximum, &error);

  g_assert_no_error (error);

  return unsent;
}

static void
assert_count (const CivicCount *count, const AgentCountKey *key, gint64 times, gint64 seconds)
{
  g_assert_cmpint (count->kind, ==, key->kind);
  g_assert_cmpstr (count->subject, ==, key->subject);
  g_assert_cmpstr (count->outcome, ==, key->outcome);
  g_assert_cmpstr (count->step, ==, key->step);
  g_assert_cmpint (count->count, ==, times);
  g_assert_cmpint (count->seconds, ==, seconds);
}

static void
test_adds_up_what_is_alike (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) unsent = NULL;

  add (fixture->counts, TODAY, &completed, 120);
  add (fixture->counts, TODAY, &abandoned, 30);
  add (fixture->counts, TODAY, &completed, 60);
  reopen (fixture);

  unsent = list_unsent (fixture->counts, 200);
  g_assert_cmpuint (unsent->len, ==, 2);
  assert_count (unsent->pdata[0], &abandoned, 1, 30);
  assert_count (unsent->pdata[1], &completed, 2, 180);
}

static void
test_keeps_days_apart_and_tells_the_oldest_first (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) unsent = NULL;
  const CivicCount *oldest;

  add (fixture->counts, TODAY, &completed, 1);
  add (fixture->counts, "2026-11-21", &completed, 1);
  add (fixture->counts, "2026-11-22", &completed, 1);

  unsent = list_unsent (fixture->counts, 1);
  g_assert_cmpuint (unsent->len, ==, 1);
  oldest = unsent->pdata[0];
  g_assert_cmpstr (oldest->day, ==, "2026-11-21");
}

static void
test_what_the_central_has_is_not_told_again (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) after = NULL;

  add (fixture->counts, TODAY, &completed, 1);
  sent = list_unsent (fixture->counts, 200);
  g_assert_true (agent_counts_mark_sent (fixture->counts, sent, NULL));
  reopen (fixture);

  after = list_unsent (fixture->counts, 200);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_what_grew_on_the_way_is_told_again_whole (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GPtrArray) after = NULL;

  add (fixture->counts, TODAY, &completed, 10);
  sent = list_unsent (fixture->counts, 200);
  add (fixture->counts, TODAY, &completed, 20);
  g_assert_true (agent_counts_mark_sent (fixture->counts, sent, NULL));

  after = list_unsent (fixture->counts, 200);
  g_assert_cmpuint (after->len, ==, 1);
  assert_count (after->pdata[0], &completed, 2, 30);
}

static void
test_refuses_what_would_hold_the_others_up (Fixture *fixture, gconstpointer user_data)
{
  const AgentCountKey wrong = { CIVIC_COUNT_VISIT, "commercial-licence", "vanished", "" };
  g_autoptr (GError) error = NULL;

  g_assert_false (agent_counts_add (fixture->counts, TODAY, &wrong, 1, 1, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
}

static void
test_forgets_after_five_weeks (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) left = NULL;
  const CivicCount *oldest;

  add (fixture->counts, "2026-10-18", &completed, 1);
  add (fixture->counts, "2026-10-19", &completed, 1);
  add (fixture->counts, TODAY, &completed, 1);
  g_assert_true (agent_counts_forget (fixture->counts, TODAY, NULL));

  left = list_unsent (fixture->counts, 200);
  g_assert_cmpuint (left->len, ==, 2);
  oldest = left->pdata[0];
  g_assert_cmpstr (oldest->day, ==, "2026-10-19");
}

static void
test_belongs_to_one_process (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_counts_open (fixture->folder, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
}

static void
test_a_damaged_file_is_set_aside (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *aside = support_folder_path (folder, "counts.sqlite.damaged");
  g_autoptr (AgentCounts) counts = NULL;

  support_folder_write (folder, "counts.sqlite", "this was a file of counts once, and is not");
  counts = open_counts (folder);
  add (counts, TODAY, &completed, 1);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

static void
limit_file_size (rlim_t bytes)
{
  const struct rlimit limit = { bytes, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_says_when_it_cannot_count (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) unsent = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture->counts, TODAY, &completed, 1);
  limit_file_size (16);
  g_assert_false (agent_counts_add (fixture->counts, TODAY, &completed, 1, 1, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  limit_file_size (RLIM_INFINITY);

  add (fixture->counts, TODAY, &completed, 1);
  unsent = list_unsent (fixture->counts, 200);
  assert_count (unsent->pdata[0], &completed, 2, 2);
}

/* What a central holds: the total last told, by its key. */
typedef GHashTable Ledger;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ledger, g_hash_table_unref)

static Ledger *
ledger_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gint64 *
ledger_find (Ledger *self, const char *day, const AgentCountKey *key)
{
  g_autofree char *name = g_strjoin ("|", day, civic_count_kind_to_string (key->kind), key->subject,
                                     key->outcome, key->step, NULL);
  gint64 *total = g_hash_table_lookup (self, name);

  if (total == NULL) {
    total = g_new0 (gint64, 2);
    g_hash_table_insert (self, g_steal_pointer (&name), total);
  }

  return total;
}

static void
ledger_take (Ledger *self, GPtrArray *told)
{
  for (guint i = 0; i < told->len; i++) {
    const CivicCount *count = told->pdata[i];
    AgentCountKey key = { count->kind, count->subject, count->outcome, count->step };
    gint64 *total = ledger_find (self, count->day, &key);

    total[0] = count->count;
    total[1] = count->seconds;
  }
}

static void
assert_same (Ledger *happened, Ledger *central)
{
  GHashTableIter iter;
  gpointer name, total;

  g_assert_cmpuint (g_hash_table_size (happened), ==, g_hash_table_size (central));
  g_hash_table_iter_init (&iter, happened);
  while (g_hash_table_iter_next (&iter, &name, &total)) {
    const gint64 *theirs = g_hash_table_lookup (central, name);

    g_assert_nonnull (theirs);
    g_assert_cmpmem (total, 2 * sizeof (gint64), theirs, 2 * sizeof (gint64));
  }
}

static void
do_something (Fixture *fixture, Ledger *happened)
{
  static const char *const days[] = { "2026-11-22", TODAY };
  static const AgentCountKey *const keys[] = { &completed, &abandoned, &printed, &ready };
  const char *day = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))];
  const AgentCountKey *key = keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))];
  guint seconds = (guint) g_test_rand_int_range (0, 600);
  gint64 *total = ledger_find (happened, day, key);

  add (fixture->counts, day, key, seconds);
  total[0]++;
  total[1] += seconds;
}

/* A heartbeat that is lost on the way there or back, told twice, or overtaken by more. */
static void
tell (Fixture *fixture, Ledger *happened, Ledger *central)
{
  g_autoptr (GPtrArray) told = list_unsent (fixture->counts, (guint) g_test_rand_int_range (1, 6));
  gboolean arrives = g_test_rand_int_range (0, 3) > 0;
  gboolean is_answered = arrives && g_test_rand_int_range (0, 3) > 0;

  if (arrives)
    ledger_take (central, told);
  if (arrives && g_test_rand_int_range (0, 4) == 0)
    ledger_take (central, told);
  if (g_test_rand_int_range (0, 4) == 0)
    do_something (fixture, happened);
  if (is_answered)
    g_assert_true (agent_counts_mark_sent (fixture->counts, told, NULL));
}

static void
tell_the_rest (AgentCounts *counts, Ledger *central)
{
  guint left;

  do {
    g_autoptr (GPtrArray) told = list_unsent (counts, 3);

    ledger_take (central, told);
    g_assert_true (agent_counts_mark_sent (counts, told, NULL));
    left = told->len;
  } while (left > 0);
}

/* Whatever is lost, repeated or interrupted, the central's totals end up being what happened. */
static void
test_the_central_s_totals_are_what_happened (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (Ledger) happened = ledger_new ();
  g_autoptr (Ledger) central = ledger_new ();

  for (guint i = 0; i < 600; i++) {
    int choice = g_test_rand_int_range (0, 20);

    if (choice == 0)
      reopen (fixture);
    else if (choice < 8)
      tell (fixture, happened, central);
    else
      do_something (fixture, happened);
  }

  tell_the_rest (fixture->counts, central);
  assert_same (happened, central);
}

/* The process that will be killed: says a byte once something is counted, and tells the central
 * that forgets it every third time. */
static void
be_the_victim (const char *folder)
{
  g_autoptr (AgentCounts) counts = open_counts (folder);

  for (guint i = 0;; i++) {
    add (counts, TODAY, &completed, 7);
    g_assert_cmpint (write (STDOUT_FILENO, ".", 1), ==, 1);
    if (i % 3 == 0) {
      g_autoptr (GPtrArray) told = list_unsent (counts, 200);

      g_assert_true (agent_counts_mark_sent (counts, told, NULL));
    }
  }
}

static guint
run_victim (const char *program, const SupportFolder *folder, guint kill_after)
{
  const char *argv[] = { program, "--victim", folder, NULL };
  guint said = 0;
  char bytes[64];
  gssize count;
  GPid pid;
  int output;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &pid, NULL, &output, NULL, NULL));
  while (said < kill_after && (count = read (output, bytes, sizeof bytes)) > 0)
    said += (guint) count;
  g_usleep ((gulong) g_test_rand_int_range (0, 3000)); /* anywhere within the next commits */
  kill (pid, SIGKILL);
  while ((count = read (output, bytes, sizeof bytes)) > 0)
    said += (guint) count;
  waitpid (pid, NULL, 0);
  close (output);

  return said;
}

static const char *own_path;

static void
test_loses_nothing_when_killed (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autoptr (Ledger) central = ledger_new ();
  g_autoptr (AgentCounts) counts = NULL;
  const guint kill_count = 25;
  const gint64 *total;
  guint said = 0;

  for (guint i = 0; i < kill_count; i++)
    said += run_victim (own_path, folder, (guint) g_test_rand_int_range (1, 100));

  counts = open_counts (folder);
  add (counts, TODAY, &completed, 7);
  tell_the_rest (counts, central);
  total = ledger_find (central, TODAY, &completed);
  /* Killed between the commit and the word of it, it has counted what nobody heard of. */
  g_assert_cmpint (total[0], >=, said + 1);
  g_assert_cmpint (total[0], <=, said + 1 + kill_count);
  g_assert_cmpint (total[1], ==, 7 * total[0]);
  g_test_message ("%u were counted, and are all here", said);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/counts/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--victim")) {
    be_the_victim (argv[2]);
    return 1;
  }

  g_test_init (&argc, &argv, NULL);
  own_path = argv[0];

  ADD ("adds-up-what-is-alike", test_adds_up_what_is_alike);
  ADD ("keeps-days-apart-and-tells-the-oldest-first",
       test_keeps_days_apart_and_tells_the_oldest_first);
  ADD ("what-the-central-has-is-not-told-again", test_what_the_central_has_is_not_told_again);
  ADD ("what-grew-on-the-way-is-told-again-whole", test_what_grew_on_the_way_is_told_again_whole);
  ADD ("refuses-what-would-hold-the-others-up", test_refuses_what_would_hold_the_others_up);
  ADD ("forgets-after-five-weeks", test_forgets_after_five_weeks);
  ADD ("belongs-to-one-process", test_belongs_to_one_process);
  g_test_add_func ("/agent/counts/a-damaged-file-is-set-aside", test_a_damaged_file_is_set_aside);
  ADD ("says-when-it-cannot-count", test_says_when_it_cannot_count);
  ADD ("the-central-s-totals-are-what-happened", test_the_central_s_totals_are_what_happened);
  g_test_add_func ("/agent/counts/loses-nothing-when-killed", test_loses_nothing_when_killed);

  return g_test_run ();
}

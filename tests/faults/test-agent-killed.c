/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-tracking-code.h"
#include "support-agent.h"
#include "support-run-until.h"
#include "support-visit.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>

/* What architecture promises in one sentence: whatever is killed and whenever, what was accepted
 * arrives, and arrives once. Everything is real: kushkd and its outbox, mutual TLS, kushk-central
 * and its store. */

#define FILING_COUNT 200
#define CENTRAL_FILING_COUNT 60

/* Start, accept, send, acknowledge take a few milliseconds each: kills fall into all of them. */
#define LATEST_KILL_US 12000

typedef struct {
  char *code;
  GBytes *envelope;
} Filing;

static void
filing_free (Filing *self)
{
  g_free (self->code);
  g_bytes_unref (self->envelope);
  g_free (self);
}

static GPtrArray *
seal_filings (SupportCentral *central, guint count)
{
  GPtrArray *filings = g_ptr_array_new_with_free_func ((GDestroyNotify) filing_free);

  for (guint i = 0; i < count; i++) {
    Filing *filing = g_new0 (Filing, 1);

    filing->code = civic_tracking_code_draw ();
    filing->envelope = support_visit_seal_filing (central, filing->code);
    g_ptr_array_add (filings, filing);
  }

  return filings;
}

/* Whether the agent said yes before anything happened to it. */
static gboolean
submit (SupportAgent *agent, const Filing *filing)
{
  g_autoptr (AgentBusAgent) face = support_agent_connect (agent);
  g_autoptr (GVariant) bytes = NULL;

  if (face == NULL)
    return FALSE;

  bytes = g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, filing->envelope, TRUE));

  return agent_bus_agent_call_submit_filing_sync (face, filing->code, bytes, NULL, NULL);
}

typedef struct {
  pid_t pid;
  gulong delay_us;
} Murder;

static gpointer
commit_murder (gpointer user_data)
{
  Murder *murder = user_data;

  g_usleep (murder->delay_us);
  kill (murder->pid, SIGKILL);

  return NULL;
}

static Murder
plan_murder (SupportAgent *agent)
{
  return (Murder){
    .pid = (pid_t) atoi (support_agent_get_pid (agent)),
    .delay_us = (gulong) g_test_rand_int_range (0, LATEST_KILL_US),
  };
}

static guint
count (SupportCentral *central, const char *sql)
{
  g_autofree char *path = support_central_get_path (central, "store/central.sqlite3");
  sqlite3 *store = NULL;
  sqlite3_stmt *statement = NULL;
  guint number;

  g_assert_cmpint (sqlite3_open_v2 (path, &store, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (store, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (store);

  return number;
}

static gboolean
is_outbox_empty (SupportAgent *agent)
{
  g_autoptr (AgentBusAgent) face = support_agent_connect (agent);

  return face != NULL && agent_bus_agent_get_outbox_count (face) == 0;
}

/* Everything the central has, by its own store: each filing once, with one bill and one beginning.
 */
static void
assert_central_has_each_once (SupportCentral *central, GPtrArray *filings)
{
  for (guint i = 0; i < filings->len; i++) {
    Filing *filing = g_ptr_array_index (filings, i);
    g_autofree char *path = g_strconcat ("/v1/filings/", filing->code, NULL);
    g_autoptr (SupportReply) reply = support_central_send (central, "GET", path, NULL, NULL);

    g_assert_cmpuint (reply->status, ==, 200);
  }

  g_assert_cmpuint (count (central, "SELECT count(*) FROM filing"), ==, filings->len);
  g_assert_cmpuint (count (central, "SELECT count(DISTINCT code) FROM filing"), ==, filings->len);
  g_assert_cmpuint (count (central, "SELECT count(*) FROM bill"), ==, filings->len);
  g_assert_cmpuint (count (central, "SELECT count(*) FROM event"), ==, filings->len);
}

static void
assert_nothing_is_left (SupportAgent *agent)
{
  g_autoptr (AgentBusAgent) face = support_agent_connect (agent);

  g_assert_cmpuint (agent_bus_agent_get_outbox_count (face), ==, 0);
  g_assert_cmpuint (agent_bus_agent_get_quarantine_count (face), ==, 0);
}

static void
test_agent_killed_at_200_random_moments (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autoptr (GPtrArray) filings = seal_filings (central, FILING_COUNT);
  guint accepted_in_time = 0;

  for (guint i = 0; i < filings->len; i++) {
    const Filing *filing = g_ptr_array_index (filings, i);
    Murder murder = plan_murder (agent);
    GThread *murderer = g_thread_new ("murderer", commit_murder, &murder);
    gboolean accepted = submit (agent, filing);

    accepted_in_time += accepted ? 1 : 0;
    g_thread_join (murderer);
    support_agent_kill (agent);
    support_agent_launch (agent);

    /* Only a citizen who was not told "accepted" still holds her form and tries again. */
    if (!accepted)
      g_assert_true (submit (agent, filing));
  }

  g_test_message ("%u of %u were accepted before the kill", accepted_in_time, FILING_COUNT);
  support_run_until_within (is_outbox_empty (agent), 120);
  assert_central_has_each_once (central, filings);
  assert_nothing_is_left (agent);
}

static void
test_central_killed_while_filings_arrive (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (SupportAgent) agent = support_agent_start (central);
  g_autoptr (GPtrArray) filings = seal_filings (central, CENTRAL_FILING_COUNT);

  for (guint i = 0; i < filings->len; i++) {
    g_assert_true (submit (agent, g_ptr_array_index (filings, i)));
    if (i % 4 == 3) {
      g_usleep ((gulong) g_test_rand_int_range (0, LATEST_KILL_US));
      support_central_kill (central);
      support_central_restart (central);
    }
  }

  support_run_until_within (is_outbox_empty (agent), 120);
  assert_central_has_each_once (central, filings);
  assert_nothing_is_left (agent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faults/agent-killed-at-200-random-moments-loses-and-doubles-nothing",
                   test_agent_killed_at_200_random_moments);
  g_test_add_func ("/faults/central-killed-while-filings-arrive-loses-and-doubles-nothing",
                   test_central_killed_while_filings_arrive);

  return g_test_run ();
}

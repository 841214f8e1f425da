/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The PostgreSQL below two centrals is restarted, and killed while they store. Only for a server of
 * one's own: private-postgresql run. */

#include "civic.h"

#include "central-store.h"
#include "support-run-until.h"
#include "support-visit.h"

#define CENTRAL_COUNT 2
#define ROUND_COUNT 3
#define FILINGS_A_ROUND 8
#define LATEST_DEATH_US 60000

static SupportCentral *centrals[CENTRAL_COUNT];

typedef struct {
  char *code;
  GBytes *envelope;
  char *acknowledgement; /* (nullable) what the first PUT brought */
} Filing;

static void
server (const char *verb)
{
  g_autofree char *script =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/support/private-postgresql", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, script, verb, g_getenv ("KUSHK_TEST_SERVER"), NULL);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("private-postgresql %s: %s", verb, error->message);
}

static SupportReply *
put (SupportCentral *central, const Filing *filing)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", filing->code, NULL);

  return support_central_send (central, "PUT", path, "application/vnd.kushk.envelope",
                               filing->envelope);
}

static guint
get_status (SupportCentral *central, const char *path)
{
  g_autoptr (SupportReply) reply = support_central_send (central, "GET", path, NULL, NULL);

  return reply->status;
}

static void
filing_init (Filing *filing)
{
  filing->code = civic_tracking_code_draw ();
  filing->envelope = support_visit_seal_filing (centrals[0], filing->code);
  filing->acknowledgement = NULL;
}

static void
filing_clear (Filing *filing)
{
  g_free (filing->code);
  g_bytes_unref (filing->envelope);
  g_free (filing->acknowledgement);
}

static gboolean
takes (SupportCentral *central, const Filing *filing, SupportReply **ret_reply)
{
  g_autoptr (SupportReply) reply = put (central, filing);

  if (reply->status != 200 && reply->status != 201)
    return FALSE;
  *ret_reply = g_steal_pointer (&reply);
  return TRUE;
}

/* As the kiosk's agent does: again, until it is taken. */
static SupportReply *
put_until_taken (SupportCentral *central, const Filing *filing)
{
  SupportReply *reply = NULL;

  support_run_until (takes (central, filing, &reply));
  return reply;
}

static void
test_notices_nothing_of_a_restart_between_two_requests (void)
{
  Filing filing;
  g_autoptr (SupportReply) reply = NULL;

  filing_init (&filing);
  server ("stop");
  server ("start");
  reply = put (centrals[0], &filing);
  g_assert_cmpuint (reply->status, ==, 201);
  filing_clear (&filing);
}

static void
test_asks_to_come_again_while_it_is_away (void)
{
  Filing filing;
  g_autoptr (SupportReply) refused = NULL;
  g_autoptr (SupportReply) taken = NULL;

  filing_init (&filing);
  server ("stop");
  refused = put (centrals[0], &filing);
  g_assert_cmpuint (refused->status, ==, 503);
  g_assert_nonnull (strstr (refused->headers, "Retry-After: "));
  g_assert_null (strstr (refused->text, "postgres"));
  g_assert_cmpuint (get_status (centrals[0], "/readyz"), ==, 503);
  g_assert_cmpuint (get_status (centrals[0], "/healthz"), ==, 200);
  server ("start");
  taken = put_until_taken (centrals[0], &filing);
  g_assert_cmpuint (taken->status, ==, 201);
  support_run_until (get_status (centrals[0], "/readyz") == 200);
  filing_clear (&filing);
}

typedef struct {
  SupportCentral *central;
  Filing *filings;
} Load;

static gpointer
load_in_thread (gpointer user_data)
{
  const Load *load = user_data;

  for (guint index = 0; index < FILINGS_A_ROUND; index++) {
    g_autoptr (SupportReply) reply = put (load->central, &load->filings[index]);

    g_assert_true (reply->status == 201 || reply->status == 503);
    if (reply->status == 201)
      load->filings[index].acknowledgement = g_strdup (reply->text);
  }
  return NULL;
}

/* What was acknowledged is there, as it was acknowledged, and known to the other central too. */
static guint
assert_kept (SupportCentral *other, Filing *filings)
{
  guint kept_count = 0;

  for (guint index = 0; index < FILINGS_A_ROUND; index++) {
    g_autoptr (SupportReply) reply = put_until_taken (other, &filings[index]);

    if (filings[index].acknowledgement) {
      g_assert_cmpuint (reply->status, ==, 200);
      g_assert_cmpstr (reply->text, ==, filings[index].acknowledgement);
      kept_count++;
    }
    filing_clear (&filings[index]);
  }
  return kept_count;
}

static gint64
count_filings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralStore) store =
    central_store_open (support_central_get_store (centrals[0]), &error);

  g_assert_no_error (error);
  return central_store_count_filings (store, NULL);
}

/* The pause draws a moment; no assertion depends on how long it really was. */
static guint
kill_under_load (void)
{
  Filing filings[CENTRAL_COUNT][FILINGS_A_ROUND];
  Load loads[CENTRAL_COUNT];
  GThread *threads[CENTRAL_COUNT];
  guint kept_count = 0;

  for (guint index = 0; index < CENTRAL_COUNT; index++)
    for (guint filing = 0; filing < FILINGS_A_ROUND; filing++)
      filing_init (&filings[index][filing]);
  for (guint index = 0; index < CENTRAL_COUNT; index++) {
    loads[index] = (Load){ centrals[index], filings[index] };
    threads[index] = g_thread_new ("load", load_in_thread, &loads[index]);
  }
  g_usleep ((gulong) g_random_int_range (0, LATEST_DEATH_US));
  server ("kill");
  for (guint index = 0; index < CENTRAL_COUNT; index++)
    g_thread_join (threads[index]);
  server ("start");
  for (guint index = 0; index < CENTRAL_COUNT; index++)
    kept_count += assert_kept (centrals[1 - index], filings[index]);
  return kept_count;
}

static void
test_keeps_what_it_acknowledged_when_it_is_killed (void)
{
  gint64 count_before = count_filings ();
  guint kept_count = 0;

  for (guint round = 0; round < ROUND_COUNT; round++)
    kept_count += kill_under_load ();
  g_test_message ("%u of %u were acknowledged before the end", kept_count,
                  ROUND_COUNT * CENTRAL_COUNT * FILINGS_A_ROUND);
  g_assert_cmpint (count_filings (), ==,
                   count_before + ROUND_COUNT * CENTRAL_COUNT * FILINGS_A_ROUND);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  centrals[0] = support_central_start (NULL);
  centrals[1] = support_central_start_beside (centrals[0]);
  g_test_add_func ("/central/server-lost/notices-nothing-of-a-restart-between-two-requests",
                   test_notices_nothing_of_a_restart_between_two_requests);
  g_test_add_func ("/central/server-lost/asks-to-come-again-while-it-is-away",
                   test_asks_to_come_again_while_it_is_away);
  g_test_add_func ("/central/server-lost/keeps-what-it-acknowledged-when-it-is-killed",
                   test_keeps_what_it_acknowledged_when_it_is_killed);
  result = g_test_run ();
  support_central_free (centrals[1]);
  support_central_free (centrals[0]);
  return result;
}

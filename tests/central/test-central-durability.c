/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What is left of a filing when the central dies in the middle of it: nothing, or all of it. */

#include "civic.h"

#include "central-store.h"
#include "support-store.h"
#include "support-visit.h"

#define ROUND_COUNT 25
#define LATEST_DEATH_US 25000

typedef struct {
  SupportCentral *central;
  char *code;
  GBytes *envelope;
} Round;

static SupportReply *
put (const Round *round)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", round->code, NULL);

  return support_central_send (round->central, "PUT", path, "application/vnd.kushk.envelope",
                               round->envelope);
}

static gpointer
put_in_thread (gpointer user_data)
{
  return put (user_data);
}

static gboolean
is_stored_whole (const Round *round)
{
  g_autoptr (CentralStore) store =
    central_store_open (support_central_get_store (round->central), NULL);
  g_autoptr (CentralFiling) filing = NULL;
  g_autoptr (CentralBill) bill = NULL;
  g_autoptr (GPtrArray) events = central_store_list_events (store, round->code, NULL);

  g_assert_true (central_store_find_filing (store, round->code, &filing, NULL));
  g_assert_true (central_store_find_bill (store, round->code, &bill, NULL));
  g_assert_cmpuint (events->len, ==, filing ? 1 : 0);
  g_assert_true ((bill != NULL) == (filing != NULL));
  return filing != NULL;
}

/* The pause draws a moment; no assertion depends on how long it really was. */
static SupportReply *
put_and_kill (Round *round)
{
  GThread *thread = g_thread_new ("put", put_in_thread, round);

  g_usleep ((gulong) g_random_int_range (0, LATEST_DEATH_US));
  support_central_kill (round->central);
  support_store_settle (support_central_get_store (round->central));
  return g_thread_join (thread);
}

static void
test_is_all_or_nothing (void)
{
  SupportCentral *central = support_central_start (NULL);
  guint stored_count = 0;

  for (guint index = 0; index < ROUND_COUNT; index++) {
    Round round = { .central = central, .code = civic_tracking_code_draw () };
    g_autoptr (SupportReply) first = NULL;
    g_autoptr (SupportReply) second = NULL;
    gboolean is_stored = FALSE;

    round.envelope = support_visit_seal_filing (central, round.code);
    first = put_and_kill (&round);
    is_stored = is_stored_whole (&round);
    g_assert_true (first->status == 0 || is_stored);
    stored_count += is_stored;
    support_central_restart (central);
    second = put (&round);
    g_assert_cmpuint (second->status, ==, is_stored ? 200 : 201);
    if (first->status == 201)
      g_assert_cmpstr (second->text, ==, first->text);
    g_bytes_unref (round.envelope);
    g_free (round.code);
  }
  g_test_message ("%u of %u were stored before the end", stored_count, ROUND_COUNT);
  support_central_free (central);
}

static void
test_remembers_after_a_restart (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  Round round = { central, code, envelope };
  g_autoptr (SupportReply) first = put (&round);
  g_autoptr (SupportReply) second = NULL;
  g_autofree char *url = g_strdup (support_central_get_kiosk_url (central));

  support_central_stop (central);
  support_central_restart (central);
  g_assert_cmpstr (support_central_get_kiosk_url (central), ==, url);
  second = put (&round);
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpstr (second->text, ==, first->text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/durability/is-all-or-nothing", test_is_all_or_nothing);
  g_test_add_func ("/central/durability/remembers-after-a-restart", test_remembers_after_a_restart);
  return g_test_run ();
}

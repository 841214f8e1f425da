/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-kiosks.h"
#include "central-store-counts.h"
#include "small-fleet.h"
#include "support-run-until.h"
#include "support-visit.h"

typedef struct {
  SupportCentral *central;
  CentralOffice *office;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->central = support_central_start (NULL);
  fixture->office = small_fleet_open_office (fixture->central);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  central_office_free (fixture->office);
  support_central_free (fixture->central);
}

static CentralKiosk *
find_kiosk (Fixture *fixture, const char *id)
{
  CentralKiosk *kiosk = NULL;
  g_autoptr (GError) error = NULL;

  central_store_find_kiosk (fixture->office->store, id, &kiosk, &error);
  g_assert_no_error (error);
  return kiosk;
}

static void
beat (Fixture *fixture, gint64 sequence)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (sequence);
  g_autoptr (CivicHeartbeatAnswer) answer = small_fleet_beat (fixture->central, heartbeat);

  g_assert_nonnull (answer);
}

static void
test_writes_an_unknown_kiosk_into_the_register (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CentralKiosk) before = find_kiosk (fixture, SUPPORT_CENTRAL_KIOSK);
  g_autoptr (CentralKiosk) after = NULL;
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;
  CivicCentre *centre = g_hash_table_lookup (fixture->office->centres, SMALL_FLEET_CENTRE);

  g_assert_null (before);
  answer = small_fleet_beat (fixture->central, heartbeat);
  g_assert_cmpuint (answer->commands->len, ==, 0);
  after = find_kiosk (fixture, SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpstr (after->centre, ==, SMALL_FLEET_CENTRE);
  g_assert_cmpstr (after->operator_id, ==, civic_centre_get_operator (centre));
  g_assert_cmpstr (after->state, ==, "ready");
  g_assert_null (after->enrolled_at);
  g_assert_null (after->revoked_at);
  g_assert_cmpint (after->heard_at_ms, >, 0);
}

static void
test_keeps_the_last_state_and_not_old_news (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (5);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;
  g_autoptr (CentralKiosk) kiosk = NULL;
  g_autoptr (CentralKiosk) restarted = NULL;

  beat (fixture, 4);
  heartbeat->state = CIVIC_KIOSK_NEEDS_STAFF;
  answer = small_fleet_beat (fixture->central, heartbeat);
  beat (fixture, 3);
  kiosk = find_kiosk (fixture, SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpstr (kiosk->state, ==, "needs-staff");

  g_clear_pointer (&answer, civic_heartbeat_answer_free);
  g_free (heartbeat->boot);
  heartbeat->boot = g_strdup ("fedcba9876543210");
  heartbeat->sequence = 1;
  heartbeat->state = CIVIC_KIOSK_CLOSED;
  answer = small_fleet_beat (fixture->central, heartbeat);
  restarted = find_kiosk (fixture, SUPPORT_CENTRAL_KIOSK);
  g_assert_cmpstr (restarted->state, ==, "closed");
}

static GPtrArray *
list_tallies (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tallies = central_store_list_tallies (fixture->office->store, SUPPORT_CENTRAL_KIOSK,
                                                   SMALL_FLEET_DAY, SMALL_FLEET_DAY, &error);

  g_assert_no_error (error);
  return tallies;
}

static void
test_counts_totals_once_however_often_told (Fixture *fixture, gconstpointer unused)
{
  for (gint64 sequence = 1; sequence <= 2; sequence++) {
    g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (sequence);
    g_autoptr (CivicHeartbeatAnswer) answer = NULL;
    g_autoptr (GPtrArray) tallies = NULL;

    small_fleet_add_count (heartbeat, CIVIC_COUNT_VISIT, "commercial-licence-new", "abandoned",
                           "form:shop", 3, 240);
    small_fleet_add_count (heartbeat, CIVIC_COUNT_RECEIPT, "receipt", "printed", "", 7, 0);
    answer = small_fleet_beat (fixture->central, heartbeat);
    tallies = list_tallies (fixture);
    g_assert_cmpuint (tallies->len, ==, 2);
    g_assert_cmpint (((CentralTally *) tallies->pdata[1])->times, ==, 3);
    g_assert_cmpint (((CentralTally *) tallies->pdata[1])->seconds, ==, 240);
    g_assert_cmpstr (((CentralTally *) tallies->pdata[1])->step, ==, "form:shop");
  }
}

static void
test_lets_totals_only_grow (Fixture *fixture, gconstpointer unused)
{
  static const gint64 told[] = { 3, 9, 5 };
  static const gint64 kept[] = { 3, 9, 9 };

  for (guint index = 0; index < G_N_ELEMENTS (told); index++) {
    g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (index + 1);
    g_autoptr (CivicHeartbeatAnswer) answer = NULL;
    g_autoptr (GPtrArray) tallies = NULL;

    small_fleet_add_count (heartbeat, CIVIC_COUNT_VISIT, "", "timed-out", "choose", told[index],
                           told[index] * 10);
    answer = small_fleet_beat (fixture->central, heartbeat);
    tallies = list_tallies (fixture);
    g_assert_cmpint (((CentralTally *) tallies->pdata[0])->times, ==, kept[index]);
    g_assert_cmpint (((CentralTally *) tallies->pdata[0])->seconds, ==, kept[index] * 10);
  }
}

static void
test_adds_up_for_the_operator (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;
  g_autoptr (GPtrArray) sums = NULL;
  g_autoptr (GPtrArray) strangers = NULL;
  g_autoptr (GError) error = NULL;
  const char *operator_id = central_kiosks_get_operator (fixture->office, SMALL_FLEET_CENTRE);

  small_fleet_add_count (heartbeat, CIVIC_COUNT_VISIT, "", "completed", "", 4, 400);
  answer = small_fleet_beat (fixture->central, heartbeat);
  sums = central_store_sum_tallies (fixture->office->store, operator_id, SMALL_FLEET_DAY,
                                    SMALL_FLEET_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sums->len, ==, 1);
  g_assert_cmpint (((CentralTally *) sums->pdata[0])->times, ==, 4);
  strangers = central_store_sum_tallies (fixture->office->store, "somebody-else", SMALL_FLEET_DAY,
                                         SMALL_FLEET_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strangers->len, ==, 0);
}

static void
test_lists_an_operators_own_kiosks (Fixture *fixture, gconstpointer unused)
{
  const char *operator_id = central_kiosks_get_operator (fixture->office, SMALL_FLEET_CENTRE);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) others = NULL;

  beat (fixture, 1);
  own = central_store_list_kiosks_of (fixture->office->store, operator_id, NULL);
  all = central_store_list_kiosks_of (fixture->office->store, "*", NULL);
  others = central_store_list_kiosks_of (fixture->office->store, "somebody-else", NULL);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 0);
}

static guint
send_to (Fixture *fixture, const char *method, const char *path)
{
  g_autoptr (GBytes) body = g_bytes_new ("{}", 2);
  g_autoptr (SupportReply) reply = support_central_send (
    fixture->central, method, path, "application/json", g_str_equal (method, "GET") ? NULL : body);

  if (reply->status == 403)
    g_assert_nonnull (strstr (reply->text, "\"code\":\"revoked\""));
  return reply->status;
}

/* The server remembers for some seconds what the register said; only then it must know. */
static void
test_shuts_a_revoked_kiosk_out_everywhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  beat (fixture, 1);
  central_kiosks_revoke (fixture->office, SUPPORT_CENTRAL_KIOSK, "tester", &error);
  g_assert_no_error (error);
  support_run_until (send_to (fixture, "POST", "/v1/heartbeats") == 403);
  g_assert_cmpuint (send_to (fixture, "PUT", "/v1/filings/7K3M9QXT2F4HW8D1Z"), ==, 403);
  g_assert_cmpuint (send_to (fixture, "POST", "/v1/quotes"), ==, 403);
  g_assert_cmpuint (send_to (fixture, "GET", "/healthz"), ==, 403);
}

static void
test_refuses_what_is_no_heartbeat (Fixture *fixture, gconstpointer unused)
{
  static const char *const bad[] = { "", "{}", "[]", "{\"format\":1}", "\xff\xfe" };
  g_autoptr (CivicHeartbeat) heartbeat = small_fleet_make_heartbeat (1);
  g_autofree char *good = civic_heartbeat_to_json (heartbeat, NULL);
  g_autoptr (GBytes) body = g_bytes_new (good, strlen (good));
  g_autofree char *huge = g_strnfill (CIVIC_HEARTBEAT_MAXIMUM_BYTES + 1, ' ');
  g_autoptr (SupportReply) oversized = small_fleet_send_text (fixture->central, huge);
  g_autoptr (SupportReply) untyped =
    support_central_send (fixture->central, "POST", "/v1/heartbeats", "text/plain", body);
  g_autoptr (CentralKiosk) kiosk = NULL;

  for (guint index = 0; index < G_N_ELEMENTS (bad); index++) {
    g_autoptr (SupportReply) reply = small_fleet_send_text (fixture->central, bad[index]);

    g_assert_cmpuint (reply->status, ==, 400);
  }
  g_assert_cmpuint (oversized->status, ==, 400);
  g_assert_cmpuint (untyped->status, ==, 415);
  kiosk = find_kiosk (fixture, SUPPORT_CENTRAL_KIOSK);
  g_assert_null (kiosk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/central/heartbeats/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("writes-an-unknown-kiosk-into-the-register",
        test_writes_an_unknown_kiosk_into_the_register);
  TEST ("keeps-the-last-state-and-not-old-news", test_keeps_the_last_state_and_not_old_news);
  TEST ("counts-totals-once-however-often-told", test_counts_totals_once_however_often_told);
  TEST ("lets-totals-only-grow", test_lets_totals_only_grow);
  TEST ("adds-up-for-the-operator", test_adds_up_for_the_operator);
  TEST ("lists-an-operators-own-kiosks", test_lists_an_operators_own_kiosks);
  TEST ("shuts-a-revoked-kiosk-out-everywhere", test_shuts_a_revoked_kiosk_out_everywhere);
  TEST ("refuses-what-is-no-heartbeat", test_refuses_what_is_no_heartbeat);

  return g_test_run ();
}

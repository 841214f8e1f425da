/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Two centrals on one store are one central. */

#include "civic.h"

#include "central-store.h"
#include "support-visit.h"

#define ROUND_COUNT 12
#define CENTRAL_COUNT 2

static SupportCentral *centrals[CENTRAL_COUNT];

typedef struct {
  SupportCentral *central;
  const char *code;
  GBytes *envelope;
} Putting;

static gpointer
put_in_thread (gpointer user_data)
{
  const Putting *putting = user_data;
  g_autofree char *path = g_strconcat ("/v1/filings/", putting->code, NULL);

  return support_central_send (putting->central, "PUT", path, "application/vnd.kushk.envelope",
                               putting->envelope);
}

/* One envelope at each central, at the same time. */
static void
put_both (const char *code,
          GBytes *const envelopes[CENTRAL_COUNT],
          SupportReply *ret_replies[CENTRAL_COUNT])
{
  Putting puttings[CENTRAL_COUNT];
  GThread *threads[CENTRAL_COUNT];

  for (guint index = 0; index < CENTRAL_COUNT; index++) {
    puttings[index] = (Putting){ centrals[index], code, envelopes[index] };
    threads[index] = g_thread_new ("put", put_in_thread, &puttings[index]);
  }
  for (guint index = 0; index < CENTRAL_COUNT; index++)
    ret_replies[index] = g_thread_join (threads[index]);
}

static gint64
count_filings (void)
{
  g_autoptr (CentralStore) store =
    central_store_open (support_central_get_store (centrals[0]), NULL);

  return central_store_count_filings (store, NULL);
}

static void
test_stores_once_what_both_get (void)
{
  gint64 count_before = count_filings ();

  for (guint round = 0; round < ROUND_COUNT; round++) {
    g_autofree char *code = civic_tracking_code_draw ();
    g_autoptr (GBytes) envelope = support_visit_seal_filing (centrals[round % 2], code);
    SupportReply *replies[CENTRAL_COUNT];

    put_both (code, (GBytes *const[]){ envelope, envelope }, replies);
    g_assert_cmpuint (replies[0]->status + replies[1]->status, ==, 201 + 200);
    g_assert_cmpstr (replies[0]->text, ==, replies[1]->text);
    g_clear_pointer (&replies[0], support_reply_free);
    g_clear_pointer (&replies[1], support_reply_free);
  }
  g_assert_cmpint (count_filings (), ==, count_before + ROUND_COUNT);
}

static void
test_refuses_the_other_of_two_under_a_code (void)
{
  for (guint round = 0; round < ROUND_COUNT; round++) {
    g_autofree char *code = civic_tracking_code_draw ();
    g_autoptr (GBytes) one = support_visit_seal_filing (centrals[0], code);
    g_autoptr (GBytes) other = support_visit_seal_filing (centrals[1], code);
    SupportReply *replies[CENTRAL_COUNT];

    put_both (code, (GBytes *const[]){ one, other }, replies);
    g_assert_cmpuint (replies[0]->status + replies[1]->status, ==, 201 + 409);
    g_clear_pointer (&replies[0], support_reply_free);
    g_clear_pointer (&replies[1], support_reply_free);
  }
}

static void
test_knows_what_the_other_was_told (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (GBytes) envelope = support_visit_seal_filing (centrals[0], code);
  Putting putting = { centrals[1], code, envelope };
  g_autoptr (SupportReply) reply = put_in_thread (&putting);
  g_autofree char *track = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);
  g_autoptr (JsonNode) answer = NULL;

  /* The person was identified at the first, the filing is sent to the second. */
  g_assert_cmpuint (reply->status, ==, 201);
  answer = support_visit_ask (centrals[0], "/v1/track", track);
  g_assert_true (json_object_has_member (json_node_get_object (answer), "filing"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  centrals[0] = support_central_start (NULL);
  centrals[1] = support_central_start_beside (centrals[0]);
  g_test_add_func ("/central/together/stores-once-what-both-get", test_stores_once_what_both_get);
  g_test_add_func ("/central/together/refuses-the-other-of-two-under-a-code",
                   test_refuses_the_other_of_two_under_a_code);
  g_test_add_func ("/central/together/knows-what-the-other-was-told",
                   test_knows_what_the_other_was_told);
  result = g_test_run ();
  support_central_free (centrals[1]);
  support_central_free (centrals[0]);
  return result;
}

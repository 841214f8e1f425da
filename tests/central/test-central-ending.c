/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* How the central ends when it is told to: what it has begun is finished, nothing more is begun. */

#include <gio/gio.h>

#include "civic.h"

#include "central-store.h"
#include "support-visit.h"

#define FILING_COUNT 24

typedef struct {
  SupportCentral *central;
  char *code;
  GBytes *envelope;
  guint status;
} Filing;

static gpointer
put (gpointer user_data)
{
  Filing *self = user_data;
  g_autofree char *path = g_strconcat ("/v1/filings/", self->code, NULL);
  g_autoptr (SupportReply) reply = support_central_send (
    self->central, "PUT", path, "application/vnd.kushk.envelope", self->envelope);

  self->status = reply->status;
  return NULL;
}

static gboolean
is_stored (SupportCentral *central, const char *code)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  g_autoptr (CentralFiling) filing = NULL;

  g_assert_true (central_store_find_filing (store, code, &filing, NULL));
  return filing != NULL;
}

/* Each is either answered, and then stored, or was never begun: none is stored without an answer.
 */
static void
test_answers_every_filing_that_it_took (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  Filing filings[FILING_COUNT];
  GThread *threads[FILING_COUNT];
  guint stored_count = 0;

  for (guint index = 0; index < FILING_COUNT; index++) {
    filings[index] = (Filing){ central, civic_tracking_code_draw (), NULL, 0 };
    filings[index].envelope = support_visit_seal_filing (central, filings[index].code);
  }
  for (guint index = 0; index < FILING_COUNT; index++)
    threads[index] = g_thread_new ("filing", put, &filings[index]);
  support_central_stop (central);
  for (guint index = 0; index < FILING_COUNT; index++) {
    g_thread_join (threads[index]);
    g_assert_true (filings[index].status == 201 || filings[index].status == 0);
    g_assert_true (is_stored (central, filings[index].code) == (filings[index].status == 201));
    stored_count += filings[index].status == 201;
    g_bytes_unref (filings[index].envelope);
    g_free (filings[index].code);
  }
  g_test_message ("%u of %u came in before the end", stored_count, FILING_COUNT);
  support_central_restart (central);
}

static GIOStream *
connect_to (SupportCentral *central)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  const char *address = support_central_get_public_url (central) + strlen ("https://");
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection =
    g_socket_client_connect_to_host (client, address, 0, NULL, &error);

  g_assert_no_error (error);
  return G_IO_STREAM (connection);
}

/* Somebody who says nothing does not keep it from ending: stop wants a good end. */
static void
test_waits_for_nobody_who_says_nothing (void)
{
  g_autoptr (SupportCentral) central = support_central_start (NULL);
  g_autoptr (GIOStream) silent = connect_to (central);

  support_central_stop (central);
  support_central_restart (central);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/ending/answers-every-filing-that-it-took",
                   test_answers_every_filing_that_it_took);
  g_test_add_func ("/central/ending/waits-for-nobody-who-says-nothing",
                   test_waits_for_nobody_who_says_nothing);
  return g_test_run ();
}

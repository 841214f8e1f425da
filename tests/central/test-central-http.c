/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http.h"

#include "support-central.h"
#include "support-run-until.h"

static SupportCentral *central;

static void
test_knows_its_kiosk (void)
{
  g_autoptr (SupportReply) reply = support_central_send (central, "GET", "/readyz", NULL, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (reply->text, ==,
                   "{\"status\":\"ready\",\"store\":\"good\",\"certificate\":\"good\","
                   "\"catalogue\":\"good\"}");
  g_assert_nonnull (strstr (reply->headers, "nosniff"));
}

static void
test_refuses_bodies_that_are_too_large (void)
{
  g_autofree char *zeros = g_malloc0 (CENTRAL_HTTP_MAXIMUM_BODY_BYTES + 1);
  g_autoptr (GBytes) body = g_bytes_new (zeros, CENTRAL_HTTP_MAXIMUM_BODY_BYTES + 1);
  g_autoptr (GBytes) most = g_bytes_new (zeros, CENTRAL_HTTP_MAXIMUM_BODY_BYTES);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", "/v1/filings/7K3M9QXT2F4HW8D16", "x/y", body);
  g_autoptr (SupportReply) bounded =
    support_central_send (central, "PUT", "/v1/filings/7K3M9QXT2F4HW8D16", "x/y", most);

  g_assert_cmpuint (reply->status, ==, 413);
  g_assert_nonnull (strstr (reply->text, "\"too-large\""));
  g_assert_cmpuint (bounded->status, !=, 413);
  g_assert_cmpuint (bounded->status, >=, 400);
}

static void
test_names_the_methods_it_knows (void)
{
  g_autoptr (SupportReply) reply =
    support_central_send (central, "DELETE", "/v1/filings/7K3M9QXT2F4HW8D16", NULL, NULL);
  g_autoptr (SupportReply) nowhere = support_central_send (central, "GET", "/v2/", NULL, NULL);

  g_assert_cmpuint (reply->status, ==, 405);
  g_assert_nonnull (strstr (reply->headers, "Allow: PUT, GET"));
  g_assert_cmpuint (nowhere->status, ==, 404);
}

static void
test_keeps_the_kiosks_addresses_from_the_public (void)
{
  g_autoptr (SupportReply) filing =
    support_central_get_public (central, "/v1/filings/7K3M9QXT2F4HW8D16", NULL);
  g_autoptr (SupportReply) health = support_central_get_public (central, "/healthz", NULL);

  g_assert_cmpuint (filing->status, ==, 404);
  g_assert_cmpuint (health->status, ==, 200);
}

static char *
read_key (const char *name)
{
  g_autofree char *path = support_central_get_path (central, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static CentralResponse *
answer_nothing (const CentralRequest *request, gpointer user_data)
{
  return central_response_new (200, "text/plain", g_strdup ("never"));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *has_ended = user_data;

  g_assert_cmpint (g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL), <=, 0);
  *has_ended = TRUE;
}

static void
test_drops_those_who_take_too_long (void)
{
  g_autofree char *certificate = read_key ("central/tls/server.pem");
  g_autofree char *key = read_key ("central/tls/server.key");
  CentralHttpSettings settings = {
    .listen = "127.0.0.1:0",
    .certificate = certificate,
    .key = key,
    .maximum_connections = 4,
    .deadline_s = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralHttp) http = central_http_new (&settings, answer_nothing, NULL, &error);
  g_autofree char *url = http ? central_http_get_url (http) : NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  gboolean has_ended = FALSE;
  char byte = 0;

  g_assert_no_error (error);
  connection = g_socket_client_connect_to_host (client, url + strlen ("https://"), 0, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &byte, 1,
                             G_PRIORITY_DEFAULT, NULL, on_read, &has_ended);
  support_run_until (has_ended);
}

static void
test_refuses_addresses_that_are_taken (void)
{
  g_autofree char *certificate = read_key ("central/tls/server.pem");
  g_autofree char *key = read_key ("central/tls/server.key");
  CentralHttpSettings settings = {
    .listen = support_central_get_public_url (central) + strlen ("https://"),
    .certificate = certificate,
    .key = key,
    .maximum_connections = 4,
    .deadline_s = 1,
  };
  g_autoptr (GError) error = NULL;

  g_assert_null (central_http_new (&settings, answer_nothing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_clear_error (&error);
  settings.listen = "localhost:0";
  g_assert_null (central_http_new (&settings, answer_nothing, NULL, &error));
  g_assert_nonnull (strstr (error->message, "numeric"));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/http/knows-its-kiosk", test_knows_its_kiosk);
  g_test_add_func ("/central/http/refuses-bodies-that-are-too-large",
                   test_refuses_bodies_that_are_too_large);
  g_test_add_func ("/central/http/names-the-methods-it-knows", test_names_the_methods_it_knows);
  g_test_add_func ("/central/http/keeps-the-kiosks-addresses-from-the-public",
                   test_keeps_the_kiosks_addresses_from_the_public);
  g_test_add_func ("/central/http/drops-those-who-take-too-long",
                   test_drops_those_who_take_too_long);
  g_test_add_func ("/central/http/refuses-addresses-that-are-taken",
                   test_refuses_addresses_that_are_taken);
  result = g_test_run ();
  support_central_free (central);
  return result;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Clients that take their time: each is let go at the deadline, and the others do not notice. Where
 * the server shall end, the slow ones may finish what they have begun, for a while. */

#include "central-http.h"

#include "slow-client.h"
#include "support-run-until.h"
#include "support-visit.h"

#define DEADLINE_S 1
#define LARGE_BYTES (64 * 1024 * 1024) /* more than the sockets of both ends hold */
#define FORM "latitude=21.5433331&longitude=39.172778"

static SupportCentral *central;

typedef struct {
  CentralHttp *http;
  char *url;
  char *authority;
  guint large_count; /* large answers that were given away */
} Fixture;

static CentralResponse *
answer (const CentralRequest *request, gpointer user_data)
{
  Fixture *self = user_data;

  if (!g_str_equal (request->path, "/large"))
    return central_response_new (200, "application/json", g_strdup ("{\"status\":\"alive\"}"));
  self->large_count++;
  return central_response_new (200, "text/plain", g_strnfill (LARGE_BYTES, 'x'));
}

static char *
read_key (const char *name)
{
  g_autofree char *path = support_central_get_path (central, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gboolean
takes_forms (const char *method, const char *path, gpointer user_data)
{
  return g_str_equal (path, "/form");
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *certificate = read_key ("central/tls/server.pem");
  g_autofree char *key = read_key ("central/tls/server.key");
  const CentralHttpSettings settings = {
    .listen = "127.0.0.1:0",
    .certificate = certificate,
    .key = key,
    .takes_forms = takes_forms,
    .maximum_connections = 8,
    .deadline_s = DEADLINE_S,
  };
  g_autoptr (GError) error = NULL;

  self->http = central_http_new (&settings, answer, self, &error);
  g_assert_no_error (error);
  self->url = central_http_get_url (self->http);
  self->authority = support_central_get_path (central, "kiosk/ca.pem");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  central_http_free (self->http);
  g_free (self->url);
  g_free (self->authority);
}

typedef struct {
  char *url;
  const char *authority;
  guint status;
  int is_done; /* atomic */
} Other;

static gpointer
ask (gpointer user_data)
{
  Other *self = user_data;
  const SupportRequest request = {
    .method = "GET",
    .url = self->url,
    .authority = self->authority,
  };
  g_autoptr (SupportReply) reply = support_request_send (&request);

  self->status = reply->status;
  g_atomic_int_set (&self->is_done, TRUE);
  return NULL;
}

static void
serve_another (Fixture *self)
{
  g_autofree char *url = g_strconcat (self->url, "/healthz", NULL);
  Other other = { .url = url, .authority = self->authority };
  GThread *thread = g_thread_new ("other", ask, &other);

  support_run_until (g_atomic_int_get (&other.is_done));
  g_thread_join (thread);
  g_assert_cmpuint (other.status, ==, 200);
}

/* Nothing but the deadline ends it: it would go on for ever. */
static void
assert_let_go (Fixture *self, SlowClient *client)
{
  gint64 end_us = g_get_monotonic_time () + SUPPORT_DEADLINE_S * G_TIME_SPAN_SECOND;

  do {
    g_assert_cmpint (g_get_monotonic_time (), <, end_us);
    serve_another (self);
  } while (!slow_client_has_ended (client));
  support_run_until (central_http_is_idle (self->http));
}

static void
test_lets_go_whoever_says_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (SlowClient) client = slow_client_new (self->url);

  assert_let_go (self, client);
}

static void
test_lets_go_whoever_trickles_a_header (Fixture *self, gconstpointer unused)
{
  g_autoptr (SlowClient) client = slow_client_new (self->url);

  slow_client_say (client, "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ");
  slow_client_trickle (client, "a");
  assert_let_go (self, client);
}

static void
test_lets_go_whoever_trickles_a_body (Fixture *self, gconstpointer unused)
{
  g_autoptr (SlowClient) client = slow_client_new (self->url);

  slow_client_say (client, "POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                           "Content-Length: 100000\r\n\r\n");
  slow_client_trickle (client, " ");
  assert_let_go (self, client);
}

static void
test_lets_go_whoever_trickles_chunks (Fixture *self, gconstpointer unused)
{
  g_autoptr (SlowClient) client = slow_client_new (self->url);

  slow_client_say (client, "POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                           "Transfer-Encoding: chunked\r\n\r\n");
  slow_client_trickle (client, "1\r\na\r\n");
  assert_let_go (self, client);
}

static void
test_lets_go_whoever_trickles_a_form (Fixture *self, gconstpointer unused)
{
  g_autoptr (SlowClient) client = slow_client_new (self->url);

  slow_client_say (client, "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n"
                           "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
  slow_client_trickle (client, "a=b&");
  assert_let_go (self, client);
}

/* What it did not hear until then it never does. */
static void
test_lets_go_whoever_does_not_read (Fixture *self, gconstpointer unused)
{
  g_autoptr (SlowClient) client = slow_client_new (self->url);

  slow_client_say (client, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  support_run_until (self->large_count == 1);
  serve_another (self);
  support_run_until (central_http_is_idle (self->http));
  slow_client_listen (client);
  support_run_until (slow_client_has_ended (client));
  g_assert_cmpuint (slow_client_count_heard (client), <, LARGE_BYTES);
}

/* A phone that the server is listening to: it answered that the body may come. */
typedef struct {
  SlowClient *client;
  CivicSession *session;
  char *id;
  const char *rest;
  gboolean was_refused; /* another, who came after the signal */
} Phone;

static JsonObject *
ask_handover (Phone *self, const char *path, const char *json, JsonNode **ret_answer)
{
  *ret_answer = support_visit_ask_as (central, self->session, path, json);
  return json_object_get_object_member (json_node_get_object (*ret_answer), "handover");
}

static void
begin_upload (Phone *self)
{
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *handover = NULL;
  const char *url = NULL;
  g_autofree char *head = NULL;

  self->session = support_visit_open_session (central);
  handover = ask_handover (
    self, "/v1/handovers",
    "{\"handover\":{\"purpose\":\"pin\",\"service\":\"report-940\",\"language\":\"en\"}}", &answer);
  self->id = g_strdup (json_object_get_string_member (handover, "id"));
  url = json_object_get_string_member (handover, "url");
  head = g_strdup_printf ("POST %s HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                          "Content-Type: application/x-www-form-urlencoded\r\n"
                          "Content-Length: %u\r\n\r\n",
                          strstr (url, "/h/"), (guint) strlen (FORM));
  self->client = slow_client_new (support_central_get_public_url (central));
  slow_client_listen (self->client);
  slow_client_say (self->client, head);
  support_run_until (strstr (slow_client_get_heard (self->client), "100 Continue"));
}

static void
phone_clear (Phone *self)
{
  g_clear_pointer (&self->client, slow_client_free);
  g_clear_pointer (&self->session, civic_session_free);
  g_clear_pointer (&self->id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Phone, phone_clear)

static gboolean
can_connect (void)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  const char *address = support_central_get_public_url (central) + strlen ("https://");
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_host (client, address, 0, NULL, NULL);

  return connection != NULL;
}

static gboolean
on_look (gpointer user_data)
{
  Phone *self = user_data;

  if (can_connect ())
    return G_SOURCE_CONTINUE;
  self->was_refused = TRUE;
  slow_client_say (self->client, self->rest);
  return G_SOURCE_REMOVE;
}

static void
test_ends_after_a_phone_that_has_begun (void)
{
  g_auto (Phone) phone = { .rest = FORM };
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *handover = NULL;

  begin_upload (&phone);
  g_timeout_add (20, on_look, &phone);
  support_central_stop (central);
  g_assert_true (phone.was_refused);
  support_run_until (slow_client_has_ended (phone.client));
  g_assert_nonnull (strstr (slow_client_get_heard (phone.client), "HTTP/1.1 303"));
  support_central_restart (central);
  json = g_strdup_printf ("{\"handover\":{\"id\":\"%s\"}}", phone.id);
  handover = ask_handover (&phone, "/v1/handovers/check", json, &answer);
  g_assert_cmpstr (json_object_get_string_member (handover, "state"), ==, "done");
}

/* It says one character of a form and no more; the end does not wait for the next. */
static void
test_ends_without_a_phone_that_does_not_go_on (void)
{
  g_auto (Phone) phone = { .rest = "l" };

  begin_upload (&phone);
  g_timeout_add (20, on_look, &phone);
  support_central_stop (central);
  g_assert_true (phone.was_refused);
  support_run_until (slow_client_has_ended (phone.client));
  g_assert_null (strstr (slow_client_get_heard (phone.client), "HTTP/1.1 303"));
  support_central_restart (central);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  add ("/central/slow-clients/lets-go-whoever-says-nothing", test_lets_go_whoever_says_nothing);
  add ("/central/slow-clients/lets-go-whoever-trickles-a-header",
       test_lets_go_whoever_trickles_a_header);
  add ("/central/slow-clients/lets-go-whoever-trickles-a-body",
       test_lets_go_whoever_trickles_a_body);
  add ("/central/slow-clients/lets-go-whoever-trickles-chunks",
       test_lets_go_whoever_trickles_chunks);
  add ("/central/slow-clients/lets-go-whoever-trickles-a-form",
       test_lets_go_whoever_trickles_a_form);
  add ("/central/slow-clients/lets-go-whoever-does-not-read", test_lets_go_whoever_does_not_read);
  g_test_add_func ("/central/slow-clients/ends-after-a-phone-that-has-begun",
                   test_ends_after_a_phone_that_has_begun);
  g_test_add_func ("/central/slow-clients/ends-without-a-phone-that-does-not-go-on",
                   test_ends_without_a_phone_that_does_not_go_on);
  result = g_test_run ();
  support_central_free (central);
  return result;
}

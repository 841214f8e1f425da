/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-http.h"
#include "support-bad-central.h"
#include "support-run-until.h"
#include "support-tls.h"

#include <string.h>

typedef struct {
  SupportFolder *folder;
  SupportBadCentral *server;
  AgentHttp *http;
} Fixture;

static AgentHttp *
make_http (const SupportFolder *trusted, const SupportFolder *own)
{
  g_autofree char *ca = support_folder_path (trusted, "ca.pem");
  g_autofree char *certificate = support_folder_path (own, "kiosk.pem");
  g_autofree char *key = support_folder_path (own, "kiosk.key");
  AgentHttpIdentity identity = { ca, certificate, key };

  return agent_http_new (&identity);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  self->folder = support_folder_new ();
  support_tls_make (self->folder);
  self->server = support_bad_central_new (self->folder);
  self->http = make_http (self->folder, self->folder);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->http);
  support_bad_central_free (self->server);
  support_folder_free (self->folder);
}

static AgentHttpAnswer *
send_to (AgentHttp *http, const char *url, GBytes *body, guint deadline_ms, GError **error)
{
  AgentHttpRequest request = {
    .method = body != NULL ? "PUT" : "GET",
    .url = url,
    .content_type = body != NULL ? "application/vnd.kushk.envelope" : NULL,
    .body = body,
    .deadline_ms = deadline_ms,
    .maximum_bytes = 64 * 1024,
  };
  g_autoptr (GAsyncResult) result = NULL;

  agent_http_send_async (http, &request, NULL, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_http_send_finish (http, result, error);
}

static AgentHttpAnswer *
send_with (Fixture *fixture, SupportAnswer answer, GBytes *body, guint deadline_ms, GError **error)
{
  g_autofree char *url = g_strconcat (support_bad_central_get_url (fixture->server), "/v1/x", NULL);

  support_bad_central_set_answer (fixture->server, answer);

  return send_to (fixture->http, url, body, deadline_ms, error);
}

static void
test_brings_every_byte_there_and_back (Fixture *fixture, gconstpointer user_data)
{
  gsize sizes[] = { 0, 1, 100, 16 * 1024, 64 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree guint8 *bytes = g_malloc (sizes[i] + 1);
    g_autoptr (GBytes) body = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AgentHttpAnswer) answer = NULL;

    for (gsize at = 0; at < sizes[i]; at++)
      bytes[at] = (guint8) g_test_rand_int ();
    body = g_bytes_new (bytes, sizes[i]);
    answer = send_with (fixture, SUPPORT_ANSWER_ECHO, body, 20000, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (answer->status, ==, 200);
    g_assert_cmpstr (answer->content_type, ==, "application/vnd.kushk.envelope");
    g_assert_true (g_bytes_equal (answer->body, body));
  }
}

static void
test_judges_no_status (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  g_autoptr (AgentHttpAnswer) invalid = NULL;
  g_autoptr (AgentHttpAnswer) unavailable = NULL;

  invalid = send_with (fixture, SUPPORT_ANSWER_INVALID, body, 20000, NULL);
  g_assert_cmpuint (invalid->status, ==, 422);
  unavailable = send_with (fixture, SUPPORT_ANSWER_UNAVAILABLE, body, 20000, NULL);
  g_assert_cmpuint (unavailable->status, ==, 503);
}

static void
test_follows_no_redirect (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  g_autoptr (AgentHttpAnswer) answer = NULL;

  answer = send_with (fixture, SUPPORT_ANSWER_REDIRECT, body, 20000, NULL);
  g_assert_cmpuint (answer->status, ==, 302);
  g_assert_cmpuint (support_bad_central_count_requests (fixture->server), ==, 1);
}

static void
test_takes_no_half_and_no_endless_answer (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  g_autoptr (GError) half = NULL;
  g_autoptr (GError) endless = NULL;

  g_assert_null (send_with (fixture, SUPPORT_ANSWER_TRUNCATED, body, 20000, &half));
  g_assert_error (half, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
  g_assert_null (send_with (fixture, SUPPORT_ANSWER_ENDLESS, body, 20000, &endless));
  g_assert_error (endless, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
  g_assert_cmpstr (endless->message, ==, "The answer is too long");
}

static void
test_gives_up_at_the_deadline (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (send_with (fixture, SUPPORT_ANSWER_SILENCE, NULL, 300, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
}

static void
test_trusts_its_own_authority_only (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SupportFolder) stranger = support_folder_new ();
  g_autoptr (AgentHttp) credulous = NULL;
  g_autoptr (GError) error = NULL;
  const char *url = support_bad_central_get_url (fixture->server);

  support_tls_make (stranger);
  credulous = make_http (stranger, fixture->folder);
  g_assert_null (send_to (credulous, url, NULL, 20000, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
}

static void
test_speaks_https_only (Fixture *fixture, gconstpointer user_data)
{
  const char *url = support_bad_central_get_url (fixture->server);
  g_autofree char *plain = g_strconcat ("http", url + strlen ("https"), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (send_to (fixture->http, plain, NULL, 20000, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
  g_assert_null (send_to (fixture->http, "file:///etc/hostname", NULL, 20000, NULL));
}

static void
test_asks_no_proxy_of_the_environment (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AgentHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("https_proxy", "http://127.0.0.1:1", TRUE);
  g_setenv ("ALL_PROXY", "http://127.0.0.1:1", TRUE);
  answer = send_with (fixture, SUPPORT_ANSWER_PORTAL, NULL, 20000, &error);
  g_unsetenv ("https_proxy");
  g_unsetenv ("ALL_PROXY");
  g_assert_no_error (error);
}

static void
test_says_so_when_nobody_listens (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (send_to (fixture->http, "https://127.0.0.1:1/", NULL, 20000, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
}

/* Cancelled at every moment of a transfer: each comes back as cancelled, and nothing is left. */
static void
test_cancels_at_any_moment (Fixture *fixture, gconstpointer user_data)
{
  const char *url = support_bad_central_get_url (fixture->server);
  AgentHttpRequest request = {
    .method = "GET",
    .url = url,
    .deadline_ms = 20000,
    .maximum_bytes = 1024,
  };

  support_bad_central_set_answer (fixture->server, SUPPORT_ANSWER_SILENCE);
  for (guint turns = 0; turns < 40; turns++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    agent_http_send_async (fixture->http, &request, cancellable, support_keep_result, &result);
    for (guint turn = 0; turn < turns; turn++) {
      guint tick = g_timeout_add (1, support_go_on, NULL);

      g_main_context_iteration (NULL, TRUE);
      g_source_remove (tick);
    }
    g_cancellable_cancel (cancellable);
    support_run_until (result != NULL);
    g_assert_null (agent_http_send_finish (fixture->http, result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

static void
test_sends_many_at_once (Fixture *fixture, gconstpointer user_data)
{
  const char *url = support_bad_central_get_url (fixture->server);
  AgentHttpRequest request = {
    .method = "GET",
    .url = url,
    .deadline_ms = 20000,
    .maximum_bytes = 1024,
  };
  GAsyncResult *results[50] = { NULL };

  support_bad_central_set_answer (fixture->server, SUPPORT_ANSWER_PORTAL);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    agent_http_send_async (fixture->http, &request, NULL, support_keep_result, &results[i]);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++) {
    g_autoptr (AgentHttpAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    support_run_until (results[i] != NULL);
    answer = agent_http_send_finish (fixture->http, results[i], &error);
    g_assert_no_error (error);
    g_clear_object (&results[i]);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/http/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int failures;

  g_test_init (&argc, &argv, NULL);
  agent_http_begin_process ();

  ADD ("brings-every-byte-there-and-back", test_brings_every_byte_there_and_back);
  ADD ("judges-no-status", test_judges_no_status);
  ADD ("follows-no-redirect", test_follows_no_redirect);
  ADD ("takes-no-half-and-no-endless-answer", test_takes_no_half_and_no_endless_answer);
  ADD ("gives-up-at-the-deadline", test_gives_up_at_the_deadline);
  ADD ("trusts-its-own-authority-only", test_trusts_its_own_authority_only);
  ADD ("speaks-https-only", test_speaks_https_only);
  ADD ("asks-no-proxy-of-the-environment", test_asks_no_proxy_of_the_environment);
  ADD ("says-so-when-nobody-listens", test_says_so_when_nobody_listens);
  ADD ("cancels-at-any-moment", test_cancels_at_any_moment);
  ADD ("sends-many-at-once", test_sends_many_at_once);

  failures = g_test_run ();
  agent_http_end_process ();

  return failures;
}

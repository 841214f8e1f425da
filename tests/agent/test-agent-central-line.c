/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-central-line.h"
#include "civic-tracking-code.h"
#include "support-bad-central.h"
#include "support-run-until.h"
#include "support-tls.h"

typedef struct {
  SupportFolder *folder;
  SupportBadCentral *server;
  AgentHttp *http;
  AgentLine *line;
  char *code;
  GBytes *envelope;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autofree char *ca = NULL;
  g_autofree char *certificate = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GBytes) sign_key = NULL;

  self->folder = support_folder_new ();
  support_tls_make (self->folder);
  self->server = support_bad_central_new (self->folder);
  ca = support_folder_path (self->folder, "ca.pem");
  certificate = support_folder_path (self->folder, "kiosk.pem");
  key = support_folder_path (self->folder, "kiosk.key");
  self->http = agent_http_new (&(AgentHttpIdentity){ ca, certificate, key });
  sign_key = support_bad_central_get_sign_key (self->server);
  self->line =
    agent_central_line_new (self->http, support_bad_central_get_url (self->server), sign_key);
  self->code = civic_tracking_code_draw ();
  self->envelope = g_bytes_new_static ("envelope", 8);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->line);
  g_assert_finalize_object (self->http);
  support_bad_central_free (self->server);
  support_folder_free (self->folder);
  g_free (self->code);
  g_bytes_unref (self->envelope);
}

static CivicAcknowledgement *
send_filing (Fixture *fixture, SupportAnswer answer, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  support_bad_central_set_answer (fixture->server, answer);
  agent_line_send_filing_async (fixture->line, fixture->code, fixture->envelope, NULL,
                                support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_line_send_filing_finish (fixture->line, result, error);
}

static GBytes *
relay (Fixture *fixture, SupportAnswer answer, const char *kind, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  support_bad_central_set_answer (fixture->server, answer);
  agent_line_relay_async (fixture->line, kind, fixture->envelope, NULL, support_keep_result,
                          &result);
  support_run_until (result != NULL);

  return agent_line_relay_finish (fixture->line, result, error);
}

static void
test_believes_the_signed_word (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicAcknowledgement) word = send_filing (fixture, SUPPORT_ANSWER_HONEST, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (word->code, ==, fixture->code);
  g_assert_cmpstr (word->state, ==, "received");
  g_assert_true (agent_line_is_up (fixture->line));
}

/* None of these is an acknowledgement, and none a refusal: the filing stays and is sent again. */
static void
test_believes_nothing_else (Fixture *fixture, gconstpointer user_data)
{
  SupportAnswer lies[] = {
    SUPPORT_ANSWER_PORTAL,      SUPPORT_ANSWER_FORGED,   SUPPORT_ANSWER_OTHER_CODE,
    SUPPORT_ANSWER_OTHER_BYTES, SUPPORT_ANSWER_REDIRECT, SUPPORT_ANSWER_TRUNCATED,
    SUPPORT_ANSWER_ENDLESS,     SUPPORT_ANSWER_ACCEPTED, SUPPORT_ANSWER_UNAVAILABLE,
    SUPPORT_ANSWER_ECHO,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (send_filing (fixture, lies[i], &error));
    g_assert_nonnull (error);
    g_assert_false (g_error_matches (error, AGENT_ERROR, AGENT_ERROR_REFUSED));
  }
}

static void
test_knows_a_refusal (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) conflict = NULL;
  g_autoptr (GError) invalid = NULL;

  g_assert_null (send_filing (fixture, SUPPORT_ANSWER_CONFLICT, &conflict));
  g_assert_error (conflict, AGENT_ERROR, AGENT_ERROR_REFUSED);
  g_assert_null (send_filing (fixture, SUPPORT_ANSWER_INVALID, &invalid));
  g_assert_error (invalid, AGENT_ERROR, AGENT_ERROR_REFUSED);
}

static void
test_relays_bytes_as_they_are (Fixture *fixture, gconstpointer user_data)
{
  const char *kinds[] = { "quote",    "identity-start", "identity-check", "track",
                          "rate",     "lookup",         "enquire",        "slots",
                          "handover", "handover-check", "document" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) answer = relay (fixture, SUPPORT_ANSWER_ECHO, kinds[i], &error);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (answer, fixture->envelope));
  }
}

static void
test_relays_only_what_it_knows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) portal = NULL;
  g_autoptr (GError) invalid = NULL;

  g_assert_null (relay (fixture, SUPPORT_ANSWER_ECHO, "../secrets", &unknown));
  g_assert_error (unknown, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  g_assert_cmpuint (support_bad_central_count_requests (fixture->server), ==, 0);
  g_assert_null (relay (fixture, SUPPORT_ANSWER_PORTAL, "quote", &portal));
  g_assert_error (portal, AGENT_ERROR, AGENT_ERROR_UNREACHABLE);
  g_assert_null (relay (fixture, SUPPORT_ANSWER_INVALID, "quote", &invalid));
  g_assert_error (invalid, AGENT_ERROR, AGENT_ERROR_REFUSED);
}

static gboolean
ask (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  agent_line_ask_async (fixture->line, NULL, support_keep_result, &result);
  support_run_until (result != NULL);

  return agent_line_ask_finish (fixture->line, result, NULL);
}

static void
test_tells_whether_it_is_up (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (agent_line_is_up (fixture->line));

  support_bad_central_set_answer (fixture->server, SUPPORT_ANSWER_HONEST);
  g_assert_true (ask (fixture));
  g_assert_true (agent_line_is_up (fixture->line));

  support_bad_central_set_answer (fixture->server, SUPPORT_ANSWER_UNAVAILABLE);
  g_assert_false (ask (fixture));
  g_assert_false (agent_line_is_up (fixture->line));

  support_bad_central_set_answer (fixture->server, SUPPORT_ANSWER_HONEST);
  g_assert_true (ask (fixture));
  support_bad_central_set_answer (fixture->server, SUPPORT_ANSWER_SILENCE);
  g_assert_false (ask (fixture));
  g_assert_false (agent_line_is_up (fixture->line));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/central-line/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int failures;

  g_test_init (&argc, &argv, NULL);
  agent_http_begin_process ();

  ADD ("believes-the-signed-word", test_believes_the_signed_word);
  ADD ("believes-nothing-else", test_believes_nothing_else);
  ADD ("knows-a-refusal", test_knows_a_refusal);
  ADD ("relays-bytes-as-they-are", test_relays_bytes_as_they_are);
  ADD ("relays-only-what-it-knows", test_relays_only_what_it_knows);
  ADD ("tells-whether-it-is-up", test_tells_whether_it_is_up);

  failures = g_test_run ();
  agent_http_end_process ();

  return failures;
}

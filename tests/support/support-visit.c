/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-visit.h"

#include "civic.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"

static GBytes *
load_box_key (SupportCentral *central)
{
  g_autofree char *path = support_central_get_path (central, "kiosk/central-box.pub");
  g_autoptr (GError) error = NULL;
  GBytes *key = civic_keys_load_public (path, CIVIC_KEYS_BOX_PUBLIC_BYTES, &error);

  g_assert_no_error (error);
  return key;
}

CivicSession *
support_visit_open_session (SupportCentral *central)
{
  g_autoptr (GBytes) key = load_box_key (central);

  return civic_session_new (key);
}

GBytes *
support_visit_seal (SupportCentral *central, const char *json)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autoptr (GError) error = NULL;
  GBytes *envelope = civic_session_seal (session, json, &error);

  g_assert_no_error (error);
  return envelope;
}

JsonNode *
support_visit_ask_as (SupportCentral *central,
                      CivicSession *session,
                      const char *path,
                      const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) envelope = civic_session_seal (session, json, &error);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "POST", path, ENVELOPE_TYPE, envelope);
  char *text = NULL;
  JsonNode *answer = NULL;

  g_assert_no_error (error);
  if (reply->status != 200)
    g_error ("POST %s: %u %s", path, reply->status, reply->text);
  text = civic_session_open (session, envelope, reply->body, &error);
  g_assert_no_error (error);
  answer = json_from_string (text, &error);
  g_assert_no_error (error);
  civic_envelope_free_text (text);
  return answer;
}

JsonNode *
support_visit_ask (SupportCentral *central, const char *path, const char *json)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);

  return support_visit_ask_as (central, session, path, json);
}

char *
support_visit_identify (SupportCentral *central, const char *person_id)
{
  g_autofree char *json = g_strdup_printf ("{\"identity\":{\"person_id\":\"%s\"}}", person_id);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/identity-challenges", json);
  JsonNode *node = json_object_get_member (json_node_get_object (answer), "challenge");
  g_autoptr (CivicChallenge) challenge = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  challenge = civic_challenge_new_from_json (node, &error);
  g_assert_no_error (error);
  return g_strdup (challenge->id);
}

const char *
support_visit_get_answers (void)
{
  return "{\"applicant\":{\"persona\":\"owner_manager\",\"unified_number\":\"7001234567\"},"
         "\"establishment\":{\"trade_name\":\"كناري الحجاز\",\"mobile\":\"+966512345678\"},"
         "\"activity\":{\"activity\":\"bakery\",\"premises\":\"truck\"},"
         "\"place\":{\"municipality\":\"new-jeddah\",\"district\":\"rawdah\","
         "\"street\":\"شارع صاري\"},"
         "\"size\":{\"plate\":\"ABJ 1234\",\"workers\":\"4\",\"years\":\"1\"},"
         "\"sign\":{\"has_sign\":\"yes\",\"sign_width_m\":\"6\",\"sign_height_m\":\"2\"}}";
}

JsonNode *
support_visit_ask_quote (SupportCentral *central, const char *answers)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *json =
    g_strdup_printf ("{\"quote\":{\"service\":\"commercial-licence-new\",\"challenge\":\"%s\","
                     "\"answers\":%s}}",
                     challenge, answers);

  return support_visit_ask (central, "/v1/quotes", json);
}

static void
add (GString *json, const char *name, const char *value)
{
  if (value)
    g_string_append_printf (json, ",\"%s\":\"%s\"", name, value);
  else
    g_string_append_printf (json, ",\"%s\":null", name);
}

char *
support_visit_write_filing (const char *code,
                            const char *answers,
                            const char *challenge,
                            const char *quote)
{
  GString *json = g_string_new ("{\"filing\":{\"service_version\":2");

  add (json, "code", code);
  add (json, "service", "commercial-licence-new");
  add (json, "language", "ar");
  add (json, "kiosk", SUPPORT_CENTRAL_KIOSK);
  add (json, "centre", "jeddah-andalus");
  add (json, "operator", "sandbox-operator");
  add (json, "made_at", "2026-11-22T10:47:00+03:00");
  add (json, "challenge", challenge);
  add (json, "quote", quote);
  g_string_append_printf (json,
                          ",\"answers\":%s,\"consent\":{\"version\":1,"
                          "\"given_at\":\"2026-11-22T10:46:00+03:00\"}}}",
                          answers ? answers : support_visit_get_answers ());
  return g_string_free (json, FALSE);
}

GBytes *
support_visit_seal_filing (SupportCentral *central, const char *code)
{
  g_autofree char *challenge = support_visit_identify (central, SUPPORT_VISIT_PERSON);
  g_autofree char *json = support_visit_write_filing (code, NULL, challenge, NULL);

  return support_visit_seal (central, json);
}

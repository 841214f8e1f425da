/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-visit.h"

static SupportCentral *central;

/* person (nullable) is identified first. */
static JsonNode *
look_up (const char *service, const char *person, const char *registry, const char *by)
{
  g_autofree char *challenge = person ? support_visit_identify (central, person) : NULL;
  g_autofree char *quoted = challenge ? g_strdup_printf ("\"%s\"", challenge) : g_strdup ("null");
  g_autofree char *json = g_strdup_printf ("{\"lookup\":{\"service\":\"%s\",\"registry\":\"%s\","
                                           "\"by\":%s,\"challenge\":%s}}",
                                           service, registry, by, quoted);

  return support_visit_ask (central, "/v1/lookups", json);
}

static JsonObject *
get_record (JsonNode *answer)
{
  g_assert_true (json_object_has_member (json_node_get_object (answer), "record"));
  return json_object_get_object_member (json_node_get_object (answer), "record");
}

static void
assert_problem (JsonNode *answer, const char *code)
{
  JsonObject *object = json_node_get_object (answer);

  g_assert_true (json_object_has_member (object, "problem"));
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (object, "problem"), "code"), ==,
    code);
}

static void
test_tells_an_establishment (void)
{
  g_autoptr (JsonNode) answer =
    look_up ("market-stall", SUPPORT_VISIT_PERSON, "establishments", "{\"number\":\"7001234567\"}");
  JsonObject *record = get_record (answer);

  g_assert_cmpstr (json_object_get_string_member (record, "state"), ==, "active");
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (record, "name"), "ur"), ==,
    "حجاز کناری");
  g_assert_false (json_object_has_member (record, "owner"));
}

static void
test_tells_a_person_of_herself (void)
{
  g_autoptr (JsonNode) answer = look_up ("market-stall", "1087654321", "persons", "{}");

  g_assert_cmpstr (json_object_get_string_member (get_record (answer), "id"), ==, "1087654321");
}

static void
test_writes_dates_as_days_from_today (void)
{
  g_autoptr (JsonNode) answer =
    look_up ("market-stall", SUPPORT_VISIT_PERSON, "licences", "{\"number\":\"460100000011\"}");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%F");
  const char *until = json_object_get_string_member (get_record (answer), "valid_until");

  g_assert_cmpuint (strlen (until), ==, strlen ("2026-11-22"));
  g_assert_cmpstr (until, >, today);
}

static void
test_does_not_know_what_is_not_there (void)
{
  g_autoptr (JsonNode) answer =
    look_up ("market-stall", SUPPORT_VISIT_PERSON, "licences", "{\"number\":\"460199999999\"}");

  assert_problem (answer, "not-found");
}

static void
test_tells_strangers_nothing_of_people (void)
{
  g_autoptr (JsonNode) nobody =
    look_up ("market-stall", NULL, "licences", "{\"number\":\"460100000011\"}");
  g_autoptr (JsonNode) everybody = look_up ("market-stall", NULL, "persons", "{}");

  assert_problem (nobody, "not-allowed");
  assert_problem (everybody, "not-allowed");
}

static void
test_tells_anybody_of_a_plot (void)
{
  g_autoptr (JsonNode) answer =
    look_up ("plot-search", NULL, "parcels", "{\"plan\":\"505/ج/س\",\"parcel\":\"12\"}");

  g_assert_cmpint (json_object_get_int_member (get_record (answer), "area_m2"), ==, 625);
}

static void
test_says_when_a_register_does_not_answer (void)
{
  g_autoptr (JsonNode) answer =
    look_up ("market-stall", SUPPORT_VISIT_PERSON, "establishments", "{\"number\":\"7000000099\"}");

  assert_problem (answer, "unavailable");
}

static void
assert_refused (const char *json, guint status)
{
  g_autoptr (GBytes) envelope = support_visit_seal (central, json);
  g_autoptr (SupportReply) reply = support_central_send (
    central, "POST", "/v1/lookups", "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, status);
}

static void
test_refuses_bad_questions (void)
{
  assert_refused ("{}", 400);
  assert_refused ("{\"lookup\":[]}", 400);
  assert_refused ("{\"lookup\":{\"service\":\"market-stall\"}}", 400);
  assert_refused ("{\"lookup\":{\"service\":\"market-stall\",\"registry\":\"licences\","
                  "\"by\":{\"number\":5}}}",
                  400);
  assert_refused ("{\"lookup\":{\"service\":\"market-stall\",\"registry\":\"licences\","
                  "\"by\":{\"owner\":\"*\"}}}",
                  400);
  assert_refused ("{\"lookup\":{\"service\":\"market-stall\",\"registry\":\"diaries\","
                  "\"by\":{}}}",
                  422);
  assert_refused ("{\"lookup\":{\"service\":\"opinion\",\"registry\":\"parcels\",\"by\":{}}}", 422);
  assert_refused ("{\"lookup\":{\"service\":\"moon-landing\",\"registry\":\"licences\",\"by\":{}}}",
                  422);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/lookups/tells-an-establishment", test_tells_an_establishment);
  g_test_add_func ("/central/lookups/tells-a-person-of-herself", test_tells_a_person_of_herself);
  g_test_add_func ("/central/lookups/writes-dates-as-days-from-today",
                   test_writes_dates_as_days_from_today);
  g_test_add_func ("/central/lookups/does-not-know-what-is-not-there",
                   test_does_not_know_what_is_not_there);
  g_test_add_func ("/central/lookups/tells-strangers-nothing-of-people",
                   test_tells_strangers_nothing_of_people);
  g_test_add_func ("/central/lookups/tells-anybody-of-a-plot", test_tells_anybody_of_a_plot);
  g_test_add_func ("/central/lookups/says-when-a-register-does-not-answer",
                   test_says_when_a_register_does_not_answer);
  g_test_add_func ("/central/lookups/refuses-bad-questions", test_refuses_bad_questions);
  result = g_test_run ();
  support_central_free (central);
  return result;
}

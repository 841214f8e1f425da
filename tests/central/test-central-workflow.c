/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"
#include "central-store.h"
#include "support-visit.h"

#define ENVELOPE_TYPE "application/vnd.kushk.envelope"
#define STALL                                                                                      \
  "{\"who\":{\"unified_number\":\"7001234567\",\"licence_number\":\"460100000011\"},"              \
  "\"stall\":{\"area_m2\":\"48\",\"days\":\"2\",\"metre_days\":\"96\",\"instant\":\"%s\"}}"
#define LAMP "{\"what\":{\"category\":\"lighting\",\"district\":\"%s\"}}"
#define MULTIPART "multipart/form-data; boundary=kushk-boundary"

/* The smallest picture there is, as a browser sends it. */
#define PHOTO_FORM                                                                                 \
  "--kushk-boundary\r\n"                                                                           \
  "Content-Disposition: form-data; name=\"photos\"; filename=\"p.jpg\"\r\n\r\n"                    \
  "\xff\xd8\xff\xdb\x00\x05\x00\x01\x01\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff"   \
  "\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9"                                           \
  "\r\n--kushk-boundary--\r\n"

static SupportCentral *central;

static JsonNode *
open_answer (CivicSession *session, GBytes *envelope, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  char *text = civic_session_open (session, envelope, sealed, &error);
  JsonNode *node = NULL;

  g_assert_no_error (error);
  node = json_from_string (text, NULL);
  civic_envelope_free_text (text);
  return node;
}

/* All that one citizen's session asks is sealed with one key. */
static JsonNode *
ask (CivicSession *session, const char *path, const char *json)
{
  return support_visit_ask_as (central, session, path, json);
}

typedef struct {
  const char *service;
  const char *answers;
  const char *person;  /* (nullable) identified first */
  const char *more;    /* (nullable) further members, beginning with a comma */
  const char *made_at; /* (nullable) now */
} Form;

static char *
write_filing (const Form *form, const char *code)
{
  g_autofree char *challenge = form->person ? support_visit_identify (central, form->person) : NULL;
  g_autofree char *quoted = challenge ? g_strdup_printf ("\"%s\"", challenge) : g_strdup ("null");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made_at = g_date_time_format_iso8601 (now);

  return g_strdup_printf (
    "{\"filing\":{\"code\":\"%s\",\"service\":\"%s\",\"service_version\":1,\"language\":\"ur\","
    "\"kiosk\":\"%s\",\"centre\":\"c\",\"operator\":\"o\",\"made_at\":\"%s\",\"challenge\":%s,"
    "\"quote\":null,\"answers\":%s,\"consent\":{\"version\":1,\"given_at\":\"%s\"}%s}}",
    code, form->service, SUPPORT_CENTRAL_KIOSK, form->made_at ? form->made_at : made_at, quoted,
    form->answers, made_at, form->more ? form->more : "");
}

static SupportReply *
put (GBytes *envelope, const char *code)
{
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);

  return support_central_send (central, "PUT", path, ENVELOPE_TYPE, envelope);
}

/* session: (nullable) one of its own. The opened answer's "filing". */
static JsonNode *
file_in (CivicSession *session, const Form *form, const char *code)
{
  g_autoptr (CivicSession) own = session ? NULL : support_visit_open_session (central);
  g_autofree char *json = write_filing (form, code);
  g_autoptr (GBytes) envelope = civic_session_seal (session ? session : own, json, NULL);
  g_autoptr (SupportReply) reply = put (envelope, code);
  g_autofree char *path = support_central_get_path (central, "kiosk/central-sign.pub");
  g_autoptr (GBytes) key = civic_keys_load_public (path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, NULL);
  g_autoptr (CivicAcknowledgement) acknowledgement = NULL;
  g_autoptr (GError) error = NULL;

  if (reply->status != 201)
    g_error ("%u %s", reply->status, reply->text);
  acknowledgement = civic_acknowledgement_verify (reply->body, key, &error);
  g_assert_no_error (error);
  return open_answer (session ? session : own, envelope, acknowledgement->answer);
}

static char *
file_form (const Form *form, const char *state)
{
  char *code = civic_tracking_code_draw ();
  g_autoptr (JsonNode) answer = file_in (NULL, form, code);
  JsonObject *filing = json_object_get_object_member (json_node_get_object (answer), "filing");

  g_assert_cmpstr (json_object_get_string_member (filing, "state"), ==, state);
  return code;
}

static void
assert_refused (const Form *form, guint status, const char *words)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *json = write_filing (form, code);
  g_autoptr (GBytes) envelope = support_visit_seal (central, json);
  g_autoptr (SupportReply) reply = put (envelope, code);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_nonnull (strstr (reply->text, words));
}

static CentralStore *
open_store (void)
{
  g_autofree char *path = support_central_get_path (central, "store");
  g_autoptr (GError) error = NULL;
  CentralStore *store = central_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

static CentralFiling *
find_stored (const char *code)
{
  g_autoptr (CentralStore) store = open_store ();
  CentralFiling *filing = NULL;

  g_assert_true (central_store_find_filing (store, code, &filing, NULL));
  g_assert_nonnull (filing);
  return filing;
}

static JsonObject *
track (const char *code, JsonNode **ret_answer)
{
  g_autofree char *json = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);

  *ret_answer = support_visit_ask (central, "/v1/track", json);
  return json_object_get_object_member (json_node_get_object (*ret_answer), "filing");
}

static void
test_takes_a_report_from_nobody (void)
{
  g_autofree char *answers = g_strdup_printf (LAMP, "jamiah");
  Form form = { .service = "lamp-report", .answers = answers };
  g_autofree char *code = file_form (&form, "received");
  g_autoptr (CentralFiling) filing = find_stored (code);

  g_assert_null (filing->person_id);
  g_assert_null (filing->challenge);
  g_assert_cmpstr (filing->language, ==, "ur");
}

static void
test_keeps_the_name_of_who_gives_it (void)
{
  g_autofree char *answers = g_strdup_printf (LAMP, "jamiah");
  Form form = { "lamp-report", answers, "1087654321", NULL, NULL };
  g_autofree char *code = file_form (&form, "received");
  g_autoptr (CentralFiling) filing = find_stored (code);

  g_assert_cmpstr (filing->person_id, ==, "1087654321");
}

static void
test_believes_no_challenge_that_was_refused (void)
{
  g_autofree char *answers = g_strdup_printf (LAMP, "jamiah");
  Form form = { "lamp-report", answers, "1000000016", NULL, NULL };

  assert_refused (&form, 422, "identity-required");
}

static void
test_wants_no_consent_to_an_opinion (void)
{
  Form form = { .service = "opinion", .answers = "{\"stars\":{\"stars\":\"4\"}}" };
  g_autofree char *code = file_form (&form, "received");
  g_autoptr (CentralFiling) filing = find_stored (code);

  g_assert_cmpint (filing->consent_version, ==, 0);
}

static void
test_keeps_separate_consents_with_their_version (void)
{
  g_autofree char *answers = g_strdup_printf (STALL, "yes");
  Form yes = { "market-stall", answers, SUPPORT_VISIT_PERSON,
               ",\"consents\":{\"sms\":true,\"unknown\":true}", NULL };
  Form no = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  Form odd = { "market-stall", answers, SUPPORT_VISIT_PERSON, ",\"consents\":{\"sms\":\"yes\"}",
               NULL };
  g_autofree char *code = file_form (&yes, "awaiting-payment");
  g_autofree char *other = file_form (&no, "awaiting-payment");
  g_autoptr (CentralFiling) filing = find_stored (code);
  g_autoptr (CentralFiling) without = find_stored (other);

  g_assert_cmpstr (filing->consents, ==, "{\"sms\":3}");
  g_assert_cmpstr (without->consents, ==, "{}");
  assert_refused (&odd, 400, "malformed");
}

static gint64
read_total (const CentralFiling *filing)
{
  g_autoptr (JsonNode) quote = json_from_string (filing->quote, NULL);

  return json_object_get_int_member (json_node_get_object (quote), "total_halalas");
}

static void
test_prices_by_the_record_and_notes_what_differs (void)
{
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autoptr (GString) smaller = g_string_new (good);
  Form form = { "market-stall", good, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = file_form (&form, "awaiting-payment");
  g_autoptr (CentralFiling) filing = find_stored (code);
  g_autofree char *other = NULL;
  g_autoptr (CentralFiling) noted = NULL;

  g_assert_null (filing->remarks);
  g_assert_cmpint (read_total (filing), ==, 48 * 2 * 100);

  /* The same licence, said to be of 10 square metres. */
  g_string_replace (smaller, "\"area_m2\":\"48\"", "\"area_m2\":\"10\"", 1);
  form.answers = smaller->str;
  other = file_form (&form, "awaiting-payment");
  noted = find_stored (other);
  g_assert_cmpstr (noted->remarks, ==, "[\"stall.area_m2\"]");
  g_assert_cmpint (read_total (noted), ==, 48 * 2 * 100);
  g_assert_nonnull (strstr (noted->answers, "\"area_m2\":\"48\""));
}

static void
test_refuses_what_a_rule_works_out_otherwise (void)
{
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autoptr (GString) answers = g_string_new (good);
  Form form = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, NULL };

  g_string_replace (answers, "\"metre_days\":\"96\"", "\"metre_days\":\"1\"", 1);
  form.answers = answers->str;
  assert_refused (&form, 422, "stall.metre_days");
}

static void
test_refuses_an_establishment_that_no_register_knows (void)
{
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autoptr (GString) answers = g_string_new (good);
  Form form = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, NULL };

  g_string_replace (answers, "7001234567", "7001230000", 1);
  form.answers = answers->str;
  assert_refused (&form, 422, "who.unified_number");
}

static void
test_asks_to_come_again_when_a_register_does_not_answer (void)
{
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autoptr (GString) answers = g_string_new (good);
  Form form = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, NULL };

  g_string_replace (answers, "7001234567", "7000000099", 1);
  form.answers = answers->str;
  assert_refused (&form, 503, "unavailable");
}

/* ISO, so many days from now. */
static char *
day_in (int days, const char *format)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3 * 60 * 60);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_format (day, format);
}

static void
test_counts_days_from_when_a_filing_was_made (void)
{
  g_autofree char *day = day_in (-3, "%F");
  g_autofree char *made_at = day_in (-3, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *long_ago = day_in (-60, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autofree char *member = g_strdup_printf ("\"from_day\":\"%s\",\"days\"", day);
  g_autoptr (GString) answers = g_string_new (good);
  Form late = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, made_at };
  Form now = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, NULL };
  Form dated_back = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, long_ago };
  g_autofree char *code = NULL;

  g_string_replace (answers, "\"days\"", member, 1);
  late.answers = now.answers = dated_back.answers = answers->str;
  code = file_form (&late, "awaiting-payment");
  assert_refused (&now, 422, "stall.from_day");
  assert_refused (&dated_back, 422, "stall.from_day");
}

static void
test_reviews_what_is_not_instant (void)
{
  g_autofree char *answers = g_strdup_printf (STALL, "no");
  Form form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = file_form (&form, "under-review");

  g_assert_nonnull (code);
}

static char *
find_free_slot (CivicSession *session)
{
  g_autoptr (JsonNode) answer = ask (
    session, "/v1/slots", "{\"slots\":{\"service\":\"visit\",\"office\":\"safa\",\"from\":null}}");
  JsonArray *slots = json_object_get_array_member (json_node_get_object (answer), "slots");

  for (guint index = 0; index < json_array_get_length (slots); index++) {
    JsonObject *slot = json_array_get_object_element (slots, index);

    if (json_object_get_boolean_member (slot, "free"))
      return g_strdup (json_object_get_string_member (slot, "id"));
  }
  g_assert_not_reached ();
}

static JsonNode *
hold (CivicSession *session, const char *id)
{
  g_autofree char *json =
    g_strdup_printf ("{\"slots\":{\"service\":\"visit\",\"hold\":\"%s\",\"release\":null}}", id);

  return ask (session, "/v1/slots", json);
}

static JsonNode *
book (CivicSession *session, const char *id)
{
  g_autofree char *answers =
    g_strdup_printf ("{\"when\":{\"office\":\"safa\",\"slot\":\"%s\"}}", id);
  g_autofree char *code = civic_tracking_code_draw ();
  Form form = { .service = "visit", .answers = answers };

  return file_in (session, &form, code);
}

static const char *
get_state (JsonNode *answer)
{
  return json_object_get_string_member (
    json_object_get_object_member (json_node_get_object (answer), "filing"), "state");
}

static void
test_books_the_slot_that_was_held (void)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autoptr (CivicSession) other = support_visit_open_session (central);
  g_autofree char *id = find_free_slot (session);
  g_autoptr (JsonNode) held = hold (session, id);
  g_autoptr (JsonNode) taken = hold (other, id);
  g_autoptr (JsonNode) booked = book (session, id);

  g_assert_true (json_object_has_member (json_node_get_object (held), "held"));
  g_assert_true (json_object_has_member (json_node_get_object (taken), "problem"));
  g_assert_cmpstr (get_state (booked), ==, "scheduled");
}

static void
test_returns_a_filing_whose_slot_was_taken (void)
{
  g_autoptr (CivicSession) quick = support_visit_open_session (central);
  g_autoptr (CivicSession) late = support_visit_open_session (central);
  g_autofree char *id = find_free_slot (quick);
  g_autoptr (JsonNode) first = book (quick, id);
  g_autoptr (JsonNode) second = book (late, id);
  JsonObject *filing = json_object_get_object_member (json_node_get_object (second), "filing");
  JsonObject *message = json_object_get_object_member (filing, "message");

  g_assert_cmpstr (get_state (first), ==, "scheduled");
  g_assert_cmpstr (get_state (second), ==, "returned");
  g_assert_true (json_object_has_member (message, "ar"));
  g_assert_true (json_object_has_member (message, "en"));
  g_assert_true (json_object_has_member (message, "ur"));
}

static void
test_lets_go_of_the_slot_that_is_no_longer_wanted (void)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autoptr (CivicSession) other = support_visit_open_session (central);
  g_autofree char *first = find_free_slot (session);
  g_autoptr (JsonNode) held = hold (session, first);
  g_autofree char *second = find_free_slot (other);
  g_autoptr (JsonNode) changed = hold (session, second);
  g_autoptr (JsonNode) freed = hold (other, first);

  g_assert_cmpstr (first, !=, second);
  g_assert_true (json_object_has_member (json_node_get_object (held), "held"));
  g_assert_true (json_object_has_member (json_node_get_object (changed), "held"));
  g_assert_true (json_object_has_member (json_node_get_object (freed), "held"));
}

static gint64
count_nearby (const char *district)
{
  g_autofree char *json = g_strdup_printf (
    "{\"lookup\":{\"service\":\"lamp-report\",\"registry\":\"reports-nearby\",\"by\":"
    "{\"category\":\"lighting\",\"district\":\"%s\"},\"challenge\":null}}",
    district);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/lookups", json);
  JsonObject *record = json_object_get_object_member (json_node_get_object (answer), "record");

  return json_object_get_int_member (record, "count");
}

static void
test_tells_of_reports_nearby (void)
{
  g_autofree char *answers = g_strdup_printf (LAMP, "safa");
  Form form = { .service = "lamp-report", .answers = answers };
  gint64 count_before = count_nearby ("safa");
  g_autofree char *code = file_form (&form, "received");

  g_assert_nonnull (code);
  g_assert_cmpint (count_nearby ("safa"), ==, count_before + 1);
  /* What came in on the telephone is the register's to say. */
  g_assert_cmpint (count_nearby ("rawdah"), ==, 2);
}

static gint64
count_near (const char *pin)
{
  g_autofree char *json = g_strdup_printf (
    "{\"lookup\":{\"service\":\"lamp-report\",\"registry\":\"reports-nearby\",\"by\":"
    "{\"category\":\"noise\",\"pin\":\"%s\"},\"challenge\":null}}",
    pin);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/lookups", json);
  JsonObject *record = json_object_get_object_member (json_node_get_object (answer), "record");

  return json_object_get_int_member (record, "count");
}

static void
test_measures_from_pin_to_pin (void)
{
  Form form = { .service = "lamp-report",
                .answers = "{\"what\":{\"category\":\"noise\",\"district\":\"safa\","
                           "\"spot\":\"21.543333,39.172778\"}}" };
  g_autofree char *code = file_form (&form, "received");

  g_assert_nonnull (code);
  g_assert_cmpint (count_near ("21.543333,39.172778"), ==, 1);
  g_assert_cmpint (count_near ("21.544333,39.172778"), ==, 1); /* 111 m north */
  g_assert_cmpint (count_near ("21.543333,39.174578"), ==, 0); /* 186 m east */
}

static void
set_state (const char *code, const char *state)
{
  g_autoptr (CentralStore) store = open_store ();
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, NULL);

  g_assert_true (central_store_set_state (store, code, state, "2026-11-23T09:00:00+03:00", NULL));
  g_assert_true (central_transaction_commit (transaction, NULL));
}

static void
test_reopens_a_report_that_was_solved (void)
{
  g_autofree char *answers = g_strdup_printf (LAMP, "jamiah");
  Form report = { .service = "lamp-report", .answers = answers };
  g_autofree char *code = file_form (&report, "received");
  g_autofree char *grouped = civic_tracking_code_group (code);
  g_autofree char *which =
    g_strdup_printf ("{\"which\":{\"code\":\"%s\",\"reason\":\"Dark again\"}}", grouped);
  Form reopen = { .service = "lamp-reopen", .answers = which };
  g_autofree char *early = file_form (&reopen, "received");
  g_autoptr (CentralFiling) untouched = find_stored (code);
  g_autofree char *late = NULL;
  g_autoptr (CentralFiling) reopened = NULL;

  g_assert_nonnull (early);
  g_assert_cmpstr (untouched->state, ==, "received");
  set_state (code, "resolved");
  late = file_form (&reopen, "received");
  reopened = find_stored (code);
  g_assert_cmpstr (reopened->state, ==, "reopened");
}

static void
test_tracks_with_a_timeline_and_what_can_be_done (void)
{
  g_autofree char *answers = g_strdup_printf (LAMP, "jamiah");
  Form form = { .service = "lamp-report", .answers = answers };
  g_autofree char *code = file_form (&form, "received");
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *filing = NULL;
  JsonObject *event = NULL;
  JsonObject *action = NULL;

  set_state (code, "resolved");
  filing = track (code, &answer);
  event = json_array_get_object_element (json_object_get_array_member (filing, "timeline"), 1);
  action = json_array_get_object_element (json_object_get_array_member (filing, "actions"), 0);
  g_assert_cmpstr (json_object_get_string_member (event, "state"), ==, "resolved");
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (event, "label"), "ur"), ==,
    "Resolved");
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "apply");
  g_assert_cmpstr (json_object_get_string_member (action, "service"), ==, "lamp-reopen");
}

static void
test_offers_to_pay_what_it_tracks (void)
{
  g_autofree char *answers = g_strdup_printf (STALL, "yes");
  Form form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = file_form (&form, "awaiting-payment");
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *actions = json_object_get_array_member (track (code, &answer), "actions");
  JsonObject *action = json_array_get_object_element (actions, 0);

  g_assert_cmpuint (json_array_get_length (actions), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "pay");
  g_assert_cmpuint (strlen (json_object_get_string_member (action, "bill")), ==, 14);
}

static void
test_offers_to_print_what_was_issued (void)
{
  g_autofree char *answers = g_strdup_printf (STALL, "yes");
  Form form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = file_form (&form, "awaiting-payment");
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *actions = NULL;

  set_state (code, "issued");
  actions = json_object_get_array_member (track (code, &answer), "actions");
  g_assert_cmpuint (json_array_get_length (actions), ==, 1);
  g_assert_cmpstr (
    json_object_get_string_member (json_array_get_object_element (actions, 0), "kind"), ==,
    "print");
}

static void
test_takes_one_objection_to_a_violation (void)
{
  Form form = { "objection",
                "{\"which\":{\"violation_number\":\"950000000012\"},\"why\":{\"reason\":\"No.\"}}",
                SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = file_form (&form, "received");

  g_assert_nonnull (code);
  /* The register outside has not heard of it, but we have. */
  assert_refused (&form, 422, "stopped");
}

static void
test_binds_no_document_of_nobody (void)
{
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autoptr (GString) answers = g_string_new (good);
  Form form = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, NULL };

  g_string_replace (answers, "\"days\"", "\"photos\":[\"photo-1\"],\"days\"", 1);
  form.answers = answers->str;
  assert_refused (&form, 422, "stall.photos");
}

/* A photo from the phone of the citizen whose session it is; its id. */
static char *
hand_in_photo (CivicSession *session)
{
  g_autoptr (JsonNode) opened = ask (
    session, "/v1/handovers",
    "{\"handover\":{\"purpose\":\"documents\",\"service\":\"market-stall\",\"language\":\"en\","
    "\"documents\":[{\"field\":\"photos\",\"label\":{\"ar\":\"x\",\"en\":\"x\",\"ur\":\"x\"},"
    "\"accept\":[\"jpeg\"],\"minimum_count\":1,\"maximum_count\":3,"
    "\"maximum_bytes\":1000000}]}}");
  JsonObject *handover = json_object_get_object_member (json_node_get_object (opened), "handover");
  const char *id = json_object_get_string_member (handover, "id");
  g_autofree char *check = g_strdup_printf ("{\"handover\":{\"id\":\"%s\"}}", id);
  g_autoptr (GBytes) body = g_bytes_new_static (PHOTO_FORM, sizeof PHOTO_FORM - 1);
  g_autoptr (SupportReply) taken = NULL;
  g_autoptr (JsonNode) state = NULL;
  JsonArray *items = NULL;

  taken = support_central_post_public (central, json_object_get_string_member (handover, "url"),
                                       MULTIPART, body);
  g_assert_cmpuint (taken->status, ==, 303);
  state = ask (session, "/v1/handovers/check", check);
  handover = json_object_get_object_member (json_node_get_object (state), "handover");
  items = json_object_get_array_member (handover, "items");
  return g_strdup (json_object_get_string_member (json_array_get_object_element (items, 0), "id"));
}

static guint
file_with_photo (CivicSession *session, const char *photo)
{
  g_autofree char *good = g_strdup_printf (STALL, "yes");
  g_autofree char *member = g_strdup_printf ("\"photos\":[\"%s\"],\"days\"", photo);
  g_autoptr (GString) answers = g_string_new (good);
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *json = NULL;
  g_autoptr (GBytes) envelope = NULL;
  g_autoptr (SupportReply) reply = NULL;
  Form form = { "market-stall", NULL, SUPPORT_VISIT_PERSON, NULL, NULL };

  g_string_replace (answers, "\"days\"", member, 1);
  form.answers = answers->str;
  json = write_filing (&form, code);
  envelope = civic_session_seal (session, json, NULL);
  reply = put (envelope, code);
  return reply->status;
}

static void
test_binds_a_sessions_own_documents_once (void)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autoptr (CivicSession) stranger = support_visit_open_session (central);
  g_autofree char *photo = hand_in_photo (session);

  g_assert_cmpuint (file_with_photo (stranger, photo), ==, 422);
  g_assert_cmpuint (file_with_photo (session, photo), ==, 201);
  g_assert_cmpuint (file_with_photo (session, photo), ==, 422);
}

static void
add_tests (void)
{
  g_test_add_func ("/central/workflow/takes-a-report-from-nobody", test_takes_a_report_from_nobody);
  g_test_add_func ("/central/workflow/keeps-the-name-of-who-gives-it",
                   test_keeps_the_name_of_who_gives_it);
  g_test_add_func ("/central/workflow/believes-no-challenge-that-was-refused",
                   test_believes_no_challenge_that_was_refused);
  g_test_add_func ("/central/workflow/wants-no-consent-to-an-opinion",
                   test_wants_no_consent_to_an_opinion);
  g_test_add_func ("/central/workflow/keeps-separate-consents-with-their-version",
                   test_keeps_separate_consents_with_their_version);
  g_test_add_func ("/central/workflow/prices-by-the-record-and-notes-what-differs",
                   test_prices_by_the_record_and_notes_what_differs);
  g_test_add_func ("/central/workflow/refuses-what-a-rule-works-out-otherwise",
                   test_refuses_what_a_rule_works_out_otherwise);
  g_test_add_func ("/central/workflow/refuses-an-establishment-that-no-register-knows",
                   test_refuses_an_establishment_that_no_register_knows);
  g_test_add_func ("/central/workflow/asks-to-come-again-when-a-register-does-not-answer",
                   test_asks_to_come_again_when_a_register_does_not_answer);
  g_test_add_func ("/central/workflow/counts-days-from-when-a-filing-was-made",
                   test_counts_days_from_when_a_filing_was_made);
  g_test_add_func ("/central/workflow/reviews-what-is-not-instant",
                   test_reviews_what_is_not_instant);
  g_test_add_func ("/central/workflow/books-the-slot-that-was-held",
                   test_books_the_slot_that_was_held);
  g_test_add_func ("/central/workflow/returns-a-filing-whose-slot-was-taken",
                   test_returns_a_filing_whose_slot_was_taken);
  g_test_add_func ("/central/workflow/lets-go-of-the-slot-that-is-no-longer-wanted",
                   test_lets_go_of_the_slot_that_is_no_longer_wanted);
  g_test_add_func ("/central/workflow/tells-of-reports-nearby", test_tells_of_reports_nearby);
  g_test_add_func ("/central/workflow/measures-from-pin-to-pin", test_measures_from_pin_to_pin);
  g_test_add_func ("/central/workflow/reopens-a-report-that-was-solved",
                   test_reopens_a_report_that_was_solved);
  g_test_add_func ("/central/workflow/tracks-with-a-timeline-and-what-can-be-done",
                   test_tracks_with_a_timeline_and_what_can_be_done);
  g_test_add_func ("/central/workflow/offers-to-pay-what-it-tracks",
                   test_offers_to_pay_what_it_tracks);
  g_test_add_func ("/central/workflow/offers-to-print-what-was-issued",
                   test_offers_to_print_what_was_issued);
  g_test_add_func ("/central/workflow/takes-one-objection-to-a-violation",
                   test_takes_one_objection_to_a_violation);
  g_test_add_func ("/central/workflow/binds-no-document-of-nobody",
                   test_binds_no_document_of_nobody);
  g_test_add_func ("/central/workflow/binds-a-sessions-own-documents-once",
                   test_binds_a_sessions_own_documents_once);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  add_tests ();
  result = g_test_run ();
  support_central_free (central);
  return result;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"

#include "central-store.h"
#include "support-visit.h"

#define FORM "application/x-www-form-urlencoded"
#define BOUNDARY "kushk-boundary"
#define MULTIPART "multipart/form-data; boundary=" BOUNDARY
#define PHOTO                                                                                      \
  "\xff\xd8\xff\xdb\x00\x05\x00\x01\x01\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff"   \
  "\xda"                                                                                           \
  "\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9"
#define CODE_OF(problem) json_object_get_string_member (problem, "code")

static SupportCentral *central;

typedef struct {
  CivicSession *session;
  char *id;
  char *url;
} Visit;

static JsonObject *
get_object (JsonNode *answer, const char *name)
{
  JsonObject *object = json_node_get_object (answer);

  if (!json_object_has_member (object, name))
    g_error ("no %s: %s", name, json_to_string (answer, FALSE));
  return json_object_get_object_member (object, name);
}

static Visit
open_handover (const char *handover)
{
  Visit visit = { .session = support_visit_open_session (central) };
  g_autofree char *json = g_strdup_printf ("{\"handover\":%s}", handover);
  g_autoptr (JsonNode) answer =
    support_visit_ask_as (central, visit.session, "/v1/handovers", json);
  JsonObject *opened = get_object (answer, "handover");

  visit.id = g_strdup (json_object_get_string_member (opened, "id"));
  visit.url = g_strdup (json_object_get_string_member (opened, "url"));
  return visit;
}

static void
visit_clear (Visit *visit)
{
  civic_session_free (visit->session);
  g_free (visit->id);
  g_free (visit->url);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Visit, visit_clear)

static JsonNode *
ask_state (CivicSession *session, const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"handover\":{\"id\":\"%s\"}}", id);

  return support_visit_ask_as (central, session, "/v1/handovers/check", json);
}

static char *
describe (const Visit *visit)
{
  g_autoptr (JsonNode) answer = ask_state (visit->session, visit->id);
  JsonObject *handover = get_object (answer, "handover");

  return g_strdup_printf ("%s %u", json_object_get_string_member (handover, "state"),
                          json_array_get_length (json_object_get_array_member (handover, "items")));
}

static void
assert_state (const Visit *visit, const char *expected)
{
  g_autofree char *state = describe (visit);

  g_assert_cmpstr (state, ==, expected);
}

static JsonObject *
get_item (JsonNode *answer)
{
  JsonObject *handover = get_object (answer, "handover");

  return json_array_get_object_element (json_object_get_array_member (handover, "items"), 0);
}

static void
assert_degrees (JsonNode *answer, const char *name, const char *expected)
{
  g_autofree char *text =
    g_strdup_printf ("%.6f", json_object_get_double_member (get_item (answer), name));

  g_assert_cmpstr (text, ==, expected);
}

static SupportReply *
post (const Visit *visit, const char *type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return support_central_post_public (central, visit->url, type, body);
}

static Visit
open_pin (void)
{
  return open_handover ("{\"purpose\":\"pin\",\"service\":\"report-940\",\"language\":\"en\"}");
}

static void
test_brings_a_place_to_the_session_that_asked (void)
{
  g_auto (Visit) visit = open_pin ();
  g_autoptr (SupportReply) page = NULL;
  g_autoptr (SupportReply) taken = NULL;
  g_autoptr (SupportReply) after = NULL;
  g_autoptr (JsonNode) answer = NULL;

  assert_state (&visit, "waiting 0");
  page = support_central_get_public (central, visit.url, NULL);
  g_assert_cmpuint (page->status, ==, 200);
  assert_state (&visit, "opened 0");
  taken = post (&visit, FORM, "latitude=21.5433331&longitude=39.172778&accuracy_m=12.4");
  g_assert_cmpuint (taken->status, ==, 303);
  assert_state (&visit, "done 1");
  answer = ask_state (visit.session, visit.id);
  assert_degrees (answer, "latitude", "21.543333");
  assert_degrees (answer, "longitude", "39.172778");
  g_assert_cmpint (json_object_get_int_member (get_item (answer), "accuracy_m"), ==, 12);
  after = support_central_get_public (central, visit.url, NULL);
  g_assert_nonnull (strstr (after->text, "<h1>We have the place</h1>"));
  g_assert_null (strstr (after->text, "21.543333"));
}

static void
test_takes_a_place_as_a_person_writes_it (void)
{
  g_auto (Visit) visit = open_pin ();
  g_autoptr (SupportReply) nowhere = post (&visit, FORM, "place=near+the+big+tree");
  g_autoptr (SupportReply) abroad = post (&visit, FORM, "latitude=48.2&longitude=16.3");
  g_autoptr (SupportReply) taken =
    post (&visit, FORM, "place=https%3A%2F%2Fmaps.example%2F%3Fq%3D21.5%252C39.2");
  g_autoptr (JsonNode) answer = NULL;

  g_assert_cmpuint (nowhere->status, ==, 422);
  g_assert_nonnull (strstr (nowhere->text, "role=\"alert\""));
  g_assert_cmpuint (abroad->status, ==, 422);
  g_assert_nonnull (strstr (abroad->text, "outside the Kingdom"));
  g_assert_cmpuint (taken->status, ==, 303);
  answer = ask_state (visit.session, visit.id);
  assert_degrees (answer, "latitude", "21.500000");
  g_assert_true (json_object_get_null_member (get_item (answer), "accuracy_m"));
}

static void
test_finds_a_short_address (void)
{
  g_auto (Visit) visit = open_pin ();
  g_autoptr (SupportReply) unknown = post (&visit, FORM, "place=ZZZZ0000");
  g_autoptr (SupportReply) taken = post (&visit, FORM, "place=raaa+2919");
  g_autoptr (JsonNode) answer = ask_state (visit.session, visit.id);

  g_assert_cmpuint (unknown->status, ==, 422);
  g_assert_cmpuint (taken->status, ==, 303);
  assert_degrees (answer, "latitude", "21.543333");
}

static Visit
open_documents (void)
{
  return open_handover (
    "{\"purpose\":\"documents\",\"service\":\"report-940\",\"language\":\"en\",\"documents\":["
    "{\"field\":\"photo\",\"label\":{\"ar\":\"صورة\",\"en\":\"Photo\",\"ur\":\"تصویر\"},"
    "\"accept\":[\"jpeg\",\"png\"],\"minimum_count\":1,\"maximum_count\":2,"
    "\"maximum_bytes\":100000}]}");
}

static void
add_part (GByteArray *body, const char *field, const char *head, const void *bytes, gsize size)
{
  g_autofree char *text = g_strdup_printf (
    "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n", field, head);

  g_byte_array_append (body, (const guint8 *) text, (guint) strlen (text));
  g_byte_array_append (body, bytes, (guint) size);
  g_byte_array_append (body, (const guint8 *) "\r\n", 2);
}

static SupportReply *
end_and_post (const Visit *visit, GByteArray *body)
{
  const char *end = "--" BOUNDARY "--\r\n";
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (body, (const guint8 *) end, (guint) strlen (end));
  bytes = g_byte_array_free_to_bytes (body);
  return support_central_post_public (central, visit->url, MULTIPART, bytes);
}

/* Names and types lie here, as they may. */
static SupportReply *
post_file (const Visit *visit, const char *field, const void *bytes, gsize size)
{
  GByteArray *body = g_byte_array_new ();

  add_part (body, field, "; filename=\"\"\r\nContent-Type: application/octet-stream", "", 0);
  add_part (body, field, "; filename=\"Maryam passport.exe\"\r\nContent-Type: text/html", bytes,
            size);
  return end_and_post (visit, body);
}

static void
test_brings_documents_one_by_one (void)
{
  g_auto (Visit) visit = open_documents ();
  g_autoptr (SupportReply) first = post_file (&visit, "photo", PHOTO, sizeof PHOTO - 1);
  g_autoptr (SupportReply) page = NULL;
  g_autoptr (SupportReply) second = NULL;
  g_autoptr (JsonNode) answer = NULL;

  g_assert_cmpuint (first->status, ==, 303);
  assert_state (&visit, "opened 1");
  answer = ask_state (visit.session, visit.id);
  g_assert_cmpstr (json_object_get_string_member (get_item (answer), "field"), ==, "photo");
  g_assert_cmpstr (json_object_get_string_member (get_item (answer), "type"), ==, "jpeg");
  page = support_central_get_public (central, visit.url, NULL);
  g_assert_nonnull (strstr (page->text, "1 of 2 arrived"));
  g_assert_null (strstr (page->text, "Maryam"));
  g_assert_nonnull (strstr (page->text, "I have sent everything"));
  second = post_file (&visit, "photo", PHOTO, sizeof PHOTO - 1);
  g_assert_cmpuint (second->status, ==, 303);
  assert_state (&visit, "done 2"); /* nothing more is wanted */
}

static void
test_ends_when_she_says_so_and_has_what_is_needed (void)
{
  g_auto (Visit) visit = open_documents ();
  g_autoptr (SupportReply) early = post (&visit, FORM, "finish=yes");
  g_autoptr (SupportReply) photo = post_file (&visit, "photo", PHOTO, sizeof PHOTO - 1);
  g_autoptr (SupportReply) finished = post (&visit, FORM, "finish=yes");
  g_autoptr (SupportReply) late = post_file (&visit, "photo", PHOTO, sizeof PHOTO - 1);

  g_assert_cmpuint (early->status, ==, 422);
  g_assert_cmpuint (photo->status, ==, 303);
  g_assert_cmpuint (finished->status, ==, 303);
  g_assert_nonnull (strstr (late->text, "We have your documents"));
  assert_state (&visit, "done 1");
}

static void
test_lets_her_take_one_back (void)
{
  g_auto (Visit) visit = open_documents ();
  g_autoptr (SupportReply) photo = post_file (&visit, "photo", PHOTO, sizeof PHOTO - 1);
  g_autoptr (JsonNode) answer = ask_state (visit.session, visit.id);
  g_autofree char *form =
    g_strconcat ("remove=", json_object_get_string_member (get_item (answer), "id"), NULL);
  g_auto (Visit) other = open_documents ();
  g_autoptr (SupportReply) stranger = post (&other, FORM, form);
  g_autoptr (SupportReply) removed = NULL;

  assert_state (&visit, "opened 1");
  removed = post (&visit, FORM, form);
  g_assert_cmpuint (removed->status, ==, 303);
  assert_state (&visit, "opened 0");
}

static void
test_refuses_files_by_what_they_are (void)
{
  g_auto (Visit) visit = open_documents ();
  g_autofree char *large = g_malloc0 (200000);
  g_autoptr (SupportReply) page = post_file (&visit, "photo", "<html>", 6);
  g_autoptr (SupportReply) paper = post_file (&visit, "photo", "%PDF-1.7 %%EOF", 14);
  g_autoptr (SupportReply) broken = post_file (&visit, "photo", PHOTO, sizeof PHOTO - 3);
  g_autoptr (SupportReply) heavy = post_file (&visit, "photo", large, 200000);
  g_autoptr (SupportReply) unasked = post_file (&visit, "other", PHOTO, sizeof PHOTO - 1);
  g_autoptr (SupportReply) nothing = post_file (&visit, "photo", "", 0);
  g_autoptr (SupportReply) no_form = post (&visit, "text/plain", "photo");
  g_autoptr (SupportReply) nameless =
    post (&visit, MULTIPART,
          "--" BOUNDARY "\r\nContent-Disposition: form-data\r\n\r\nx\r\n--" BOUNDARY "--\r\n");

  g_assert_cmpuint (page->status, ==, 415);
  g_assert_cmpuint (paper->status, ==, 415);
  g_assert_cmpuint (broken->status, ==, 422);
  g_assert_nonnull (strstr (broken->text, "did not arrive whole"));
  g_assert_cmpuint (heavy->status, ==, 413);
  g_assert_cmpuint (unasked->status, ==, 422);
  g_assert_cmpuint (nothing->status, ==, 422);
  g_assert_nonnull (strstr (nothing->text, "No file was chosen"));
  g_assert_cmpuint (no_form->status, ==, 400);
  g_assert_cmpuint (nameless->status, ==, 400);
  assert_state (&visit, "opened 0");
}

static void
test_bounds_what_a_phone_may_send (void)
{
  g_auto (Visit) visit = open_documents ();
  gsize size = 25 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (SupportReply) heavy = post_file (&visit, "photo", zeros, size);
  GByteArray *many = g_byte_array_new ();
  g_autoptr (SupportReply) refused = NULL;

  g_assert_cmpuint (heavy->status, ==, 413);
  g_assert_nonnull (strstr (heavy->text, "The file is over 10 MB"));
  for (guint index = 0; index < 40; index++)
    add_part (many, "photo", "", "x", 1);
  refused = end_and_post (&visit, many);
  g_assert_cmpuint (refused->status, ==, 413);
}

static void
test_lets_no_one_try_for_ever (void)
{
  g_auto (Visit) visit = open_pin ();
  guint status = 422;

  for (guint index = 0; index < 101 && status == 422; index++) {
    g_autoptr (SupportReply) reply = post (&visit, FORM, "place=nowhere");

    status = reply->status;
  }
  g_assert_cmpuint (status, ==, 429);
  assert_state (&visit, "opened 0");
}

static void
test_tells_nobody_else (void)
{
  g_auto (Visit) visit = open_pin ();
  g_autoptr (CivicSession) stranger = support_visit_open_session (central);
  g_autoptr (JsonNode) answer = ask_state (stranger, visit.id);
  g_autoptr (JsonNode) nothing = ask_state (visit.session, "0123");
  g_autoptr (SupportReply) guess =
    support_central_get_public (central, "/h/AAAAAAAAAAAAAAAAAAAAAA?lang=en", NULL);

  g_assert_cmpstr (CODE_OF (get_object (answer, "problem")), ==, "not-found");
  g_assert_cmpstr (CODE_OF (get_object (nothing, "problem")), ==, "not-found");
  g_assert_cmpuint (guess->status, ==, 404);
  g_assert_nonnull (strstr (guess->text, "This link is not valid"));
}

static char *
file_for_a_bill (void)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autofree char *path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (GBytes) envelope = support_visit_seal_filing (central, code);
  g_autoptr (SupportReply) reply =
    support_central_send (central, "PUT", path, "application/vnd.kushk.envelope", envelope);

  g_assert_cmpuint (reply->status, ==, 201);
  return g_steal_pointer (&code);
}

static CentralBill *
find_bill (const char *code)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  CentralBill *bill = NULL;

  g_assert_true (central_store_find_bill (store, code, &bill, NULL));
  g_assert_nonnull (bill);
  return bill;
}

static Visit
open_payment (const CentralBill *bill)
{
  g_autofree char *handover =
    g_strdup_printf ("{\"purpose\":\"payment\",\"bill\":\"%s\",\"language\":\"en\"}", bill->number);

  return open_handover (handover);
}

static char *
ask_problem (const char *handover)
{
  g_autofree char *json = g_strdup_printf ("{\"handover\":%s}", handover);
  g_autoptr (JsonNode) answer = support_visit_ask (central, "/v1/handovers", json);

  return g_strdup (CODE_OF (get_object (answer, "problem")));
}

static void
test_pays_a_bill_once (void)
{
  g_autofree char *code = file_for_a_bill ();
  g_autoptr (CentralBill) bill = find_bill (code);
  g_auto (Visit) visit = open_payment (bill);
  g_auto (Visit) other = open_payment (bill);
  g_autoptr (SupportReply) page = support_central_get_public (central, visit.url, NULL);
  g_autoptr (SupportReply) taken = post (&visit, FORM, "method=mada");
  g_autoptr (SupportReply) again = post (&other, FORM, "method=sadad");
  g_autoptr (JsonNode) answer = ask_state (visit.session, visit.id);
  g_autofree char *filing_path = g_strconcat ("/v1/filings/", code, NULL);
  g_autoptr (SupportReply) filing = support_central_send (central, "GET", filing_path, NULL, NULL);
  g_autofree char *refused = NULL;
  g_autofree char *handover =
    g_strdup_printf ("{\"purpose\":\"payment\",\"bill\":\"%s\",\"language\":\"en\"}", bill->number);

  g_assert_nonnull (strstr (page->text, ">657.50<"));
  g_assert_nonnull (strstr (page->text, "Sandbox payment"));
  g_assert_cmpuint (taken->status, ==, 303);
  g_assert_cmpuint (again->status, ==, 200); /* the bill is paid: the page says so */
  g_assert_cmpstr (json_object_get_string_member (get_item (answer), "bill"), ==, bill->number);
  g_assert_cmpstr (json_object_get_string_member (get_item (answer), "method"), ==, "mada");
  g_assert_cmpint (json_object_get_int_member (get_item (answer), "halalas"), ==, 65750);
  g_assert_cmpstr (json_object_get_string_member (
                     json_object_get_object_member (get_item (answer), "invoice"), "number"),
                   ==, "0000000001");
  assert_state (&visit, "done 1");
  assert_state (&other, "done 1");
  g_assert_nonnull (strstr (filing->text, "\"paid\""));
  refused = ask_problem (handover);
  g_assert_cmpstr (refused, ==, "paid");
}

static void
test_knows_no_bill_that_was_never_made (void)
{
  g_autofree char *code =
    ask_problem ("{\"purpose\":\"payment\",\"bill\":\"11112222333344\",\"language\":\"en\"}");

  g_assert_cmpstr (code, ==, "not-found");
}

static void
test_refuses_what_is_no_handover (void)
{
  static const struct {
    const char *handover;
    guint status;
  } bad[] = {
    { "{\"purpose\":\"dance\",\"language\":\"en\"}", 400 },
    { "{\"purpose\":\"payment\",\"language\":\"en\"}", 400 },
    { "{\"purpose\":\"pin\",\"service\":\"nothing\",\"language\":\"en\"}", 422 },
    { "{\"purpose\":\"documents\",\"service\":\"report-940\",\"language\":\"en\"}", 400 },
    { "{\"purpose\":\"documents\",\"service\":\"report-940\",\"documents\":[]}", 400 },
    { "{\"purpose\":\"documents\",\"service\":\"report-940\",\"documents\":[7]}", 400 },
  };

  for (guint index = 0; index < G_N_ELEMENTS (bad); index++) {
    g_autofree char *json = g_strdup_printf ("{\"handover\":%s}", bad[index].handover);
    g_autoptr (GBytes) envelope = support_visit_seal (central, json);
    g_autoptr (SupportReply) reply = support_central_send (
      central, "POST", "/v1/handovers", "application/vnd.kushk.envelope", envelope);

    g_assert_cmpuint (reply->status, ==, bad[index].status);
  }
}

static void
test_writes_no_token_anywhere (void)
{
  g_auto (Visit) visit = open_pin ();
  const char *token = strrchr (visit.url, '/') + 1;
  g_autoptr (SupportReply) page = support_central_get_public (central, visit.url, NULL);
  g_autoptr (SupportReply) taken = post (&visit, FORM, "latitude=21.5&longitude=39.2");
  g_autofree char *log = support_central_read_log (central);

  g_assert_cmpuint (strlen (token), ==, 22);
  g_assert_nonnull (strstr (log, "POST /h/ 303"));
  g_assert_null (strstr (log, token));
  g_assert_null (strstr (page->text, token));
  g_assert_null (strstr (taken->headers, token));
  g_assert_nonnull (strstr (page->headers, "Referrer-Policy: no-referrer"));
  g_assert_nonnull (strstr (page->headers, "Cache-Control: no-store"));
  g_assert_nonnull (strstr (page->headers, "Permissions-Policy: geolocation=(self)"));
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start (NULL);
  g_test_add_func ("/central/handovers/brings-a-place-to-the-session-that-asked",
                   test_brings_a_place_to_the_session_that_asked);
  g_test_add_func ("/central/handovers/takes-a-place-as-a-person-writes-it",
                   test_takes_a_place_as_a_person_writes_it);
  g_test_add_func ("/central/handovers/finds-a-short-address", test_finds_a_short_address);
  g_test_add_func ("/central/handovers/brings-documents-one-by-one",
                   test_brings_documents_one_by_one);
  g_test_add_func ("/central/handovers/ends-when-she-says-so-and-has-what-is-needed",
                   test_ends_when_she_says_so_and_has_what_is_needed);
  g_test_add_func ("/central/handovers/lets-her-take-one-back", test_lets_her_take_one_back);
  g_test_add_func ("/central/handovers/refuses-files-by-what-they-are",
                   test_refuses_files_by_what_they_are);
  g_test_add_func ("/central/handovers/bounds-what-a-phone-may-send",
                   test_bounds_what_a_phone_may_send);
  g_test_add_func ("/central/handovers/lets-no-one-try-for-ever", test_lets_no_one_try_for_ever);
  g_test_add_func ("/central/handovers/tells-nobody-else", test_tells_nobody_else);
  g_test_add_func ("/central/handovers/pays-a-bill-once", test_pays_a_bill_once);
  g_test_add_func ("/central/handovers/knows-no-bill-that-was-never-made",
                   test_knows_no_bill_that_was_never_made);
  g_test_add_func ("/central/handovers/refuses-what-is-no-handover",
                   test_refuses_what_is_no_handover);
  g_test_add_func ("/central/handovers/writes-no-token-anywhere", test_writes_no_token_anywhere);
  result = g_test_run ();
  support_central_free (central);
  return result;
}

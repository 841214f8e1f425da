/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-retention.h"

#include <sodium.h>

#include "civic-tracking-code.h"

#include "central-audit.h"
#include "central-error.h"
#include "central-store-audit.h"
#include "central-store-statement.h"
#include "small-form.h"
#include "support-folder.h"
#include "support-store.h"

#define MULTIPART "multipart/form-data; boundary=kushk-boundary"
#define PICTURE "\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01"
#define PHOTO_FORM                                                                                 \
  "--kushk-boundary\r\n"                                                                           \
  "Content-Disposition: form-data; name=\"photos\"; filename=\"p.jpg\"\r\n\r\n"                    \
  "\xff\xd8\xff\xdb\x00\x05\x00\x01\x01" PICTURE "\x00\x00\x3f\x00\x12\x34\xff\xd9"                \
  "\r\n--kushk-boundary--\r\n"
#define LICENCE_NUMBER "460100000011"
#define RULES                                                                                      \
  "{\"format\":1,\"days\":{\"cancelled\":90,\"resolved\":180},"                                    \
  "\"services\":{\"lamp-report\":{\"resolved\":30}}}"

/* A photo from the phone of the citizen whose session it is; its id. */
static char *
hand_in_photo (SupportCentral *central, CivicSession *session)
{
  g_autoptr (JsonNode) opened = support_visit_ask_as (
    central, session, "/v1/handovers",
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
  state = support_visit_ask_as (central, session, "/v1/handovers/check", check);
  handover = json_object_get_object_member (json_node_get_object (state), "handover");
  items = json_object_get_array_member (handover, "items");
  return g_strdup (json_object_get_string_member (json_array_get_object_element (items, 0), "id"));
}

static char *
file_stall (SupportCentral *central)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autofree char *photo = hand_in_photo (central, session);
  g_autofree char *member = g_strdup_printf ("\"photos\":[\"%s\"],\"days\"", photo);
  g_autofree char *answers = small_form_change_stall ("\"days\"", member);
  char *code = civic_tracking_code_draw ();
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autoptr (SupportReply) reply = small_form_send (central, session, &form, code);

  g_assert_cmpuint (reply->status, ==, 201);
  return code;
}

static char *
file_lamp (SupportCentral *central, const char *state)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm form = { .service = "lamp-report", .answers = answers };
  char *code = small_form_file (central, &form, "received");

  small_form_set_state (central, code, state);
  return code;
}

/* As if it had come into its state so many days ago. */
static void
age (SupportCentral *central, const char *code, guint days)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -(int) days);
  g_autofree char *at = g_date_time_format (then, "%FT%T+03:00");
  g_auto (CentralStatement) statement =
    central_statement_new (store, "UPDATE filing SET updated_at = $1 WHERE code = $2");

  central_statement_bind_text (&statement, at);
  central_statement_bind_text (&statement, code);
  g_assert_true (central_statement_run (&statement, NULL));
}

static char *
write_rules (SupportCentral *central, const char *text)
{
  char *path = support_central_get_path (central, "retention.json");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static int
run (SupportCentral *central, char **ret_output)
{
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/central/kushk-central", NULL);
  g_autofree char *rules = write_rules (central, RULES);
  const char *option = support_store_is_shared () ? "--store" : "--data";
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, NULL, program,
    "--retention-run", "--retention", rules, option, support_central_get_store (central), NULL);

  g_subprocess_communicate_utf8 (process, NULL, NULL, ret_output, NULL, NULL);
  return g_subprocess_get_exit_status (process);
}

static gboolean
is_destroyed (SupportCentral *central, const char *code)
{
  g_autoptr (CentralFiling) filing = small_form_find (central, code);

  return filing->destroyed_at != NULL;
}

typedef struct {
  const void *bytes;
  gsize length;
} Secret;

static const Secret secrets[] = {
  { SUPPORT_VISIT_PERSON, sizeof SUPPORT_VISIT_PERSON - 1 },
  { LICENCE_NUMBER, sizeof LICENCE_NUMBER - 1 },
  { PICTURE, sizeof PICTURE - 1 },
};

/* On a server the files are not ours to look at; its rows are. */
static void
assert_held (SupportCentral *central, gboolean held)
{
  if (support_store_is_shared ())
    return;
  for (guint index = 0; index < G_N_ELEMENTS (secrets); index++)
    g_assert_true (support_folder_holds (support_central_get_store (central), secrets[index].bytes,
                                         secrets[index].length) == held);
}

static void
assert_no_row (SupportCentral *central, const char *query, const char *value)
{
  g_autoptr (CentralStore) store = central_store_open (support_central_get_store (central), NULL);
  g_auto (CentralStatement) statement = central_statement_new (store, query);
  gboolean row = TRUE;

  central_statement_bind_text (&statement, value);
  g_assert_true (central_statement_step (&statement, &row, NULL));
  g_assert_false (row);
}

static void
test_leaves_nothing_of_the_person_in_the_files (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autofree char *code = file_stall (central);
  g_autoptr (CentralFiling) filing = NULL;
  g_autofree char *output = NULL;

  small_form_set_state (central, code, "cancelled");
  age (central, code, 100);
  support_central_stop (central);
  assert_held (central, TRUE);
  g_assert_cmpint (run (central, &output), ==, 0);
  g_assert_nonnull (strstr (output, "of 1 filings"));
  assert_held (central, FALSE);
  assert_no_row (central, "SELECT 1 FROM upload WHERE filing = $1", code);
  assert_no_row (central, "SELECT 1 FROM challenge WHERE person_id = $1", SUPPORT_VISIT_PERSON);
  assert_no_row (central, "SELECT 1 FROM filing WHERE person_id = $1", SUPPORT_VISIT_PERSON);
  filing = small_form_find (central, code);
  g_assert_cmpstr (filing->answers, ==, "{}");
  g_assert_null (filing->person_id);
  g_assert_cmpstr (filing->service, ==, "market-stall");
  g_assert_cmpstr (filing->state, ==, "cancelled");
}

static void
test_takes_what_is_due_and_nothing_else (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autofree char *due = file_lamp (central, "resolved");
  g_autofree char *young = file_lamp (central, "resolved");
  g_autofree char *elsewhere = file_lamp (central, "cancelled");
  g_autofree char *under_way = file_lamp (central, "under-review");
  g_autofree char *output = NULL;
  g_autofree char *again = NULL;

  age (central, due, 31);
  age (central, young, 29);
  age (central, elsewhere, 31);
  age (central, under_way, 9000);
  g_assert_cmpint (run (central, &output), ==, 0);
  g_assert_true (is_destroyed (central, due));
  g_assert_false (is_destroyed (central, young));
  g_assert_false (is_destroyed (central, elsewhere));
  g_assert_false (is_destroyed (central, under_way));
  g_assert_cmpint (run (central, &again), ==, 0);
  g_assert_nonnull (strstr (again, "of 0 filings"));
}

static int
compare (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

static char *
digest (const char *one, const char *other)
{
  const char *codes[] = { one, other };
  g_autofree char *text = NULL;
  guint8 bytes[32];
  char hexadecimal[sizeof bytes * 2 + 1];

  qsort (codes, 2, sizeof codes[0], compare);
  text = g_strconcat (codes[0], "\n", codes[1], "\n", NULL);
  crypto_generichash (bytes, sizeof bytes, (const guint8 *) text, strlen (text), NULL, 0);
  return g_strdup (sodium_bin2hex (hexadecimal, sizeof hexadecimal, bytes, sizeof bytes));
}

static void
test_proves_in_the_audit_what_it_destroyed (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autofree char *one = file_lamp (central, "resolved");
  g_autofree char *other = file_lamp (central, "resolved");
  g_autofree char *proof = digest (one, other);
  g_autofree char *output = NULL;
  g_autoptr (CentralStore) store = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (CentralAuditVerdict) verdict = NULL;
  const CentralAuditRow *last = NULL;

  age (central, one, 31);
  age (central, other, 32);
  g_assert_cmpint (run (central, &output), ==, 0);
  store = central_store_open (support_central_get_store (central), NULL);
  rows = central_store_list_audit_rows (store, 0, 100, NULL);
  last = rows->pdata[rows->len - 1];
  g_assert_cmpstr (last->event, ==, "personal-data-destroyed");
  g_assert_cmpint (last->amount, ==, 2);
  g_assert_cmpstr (last->proof, ==, proof);
  verdict = central_audit_verify (store, NULL);
  g_assert_cmpint (verdict->broken_row, ==, 0);
}

static void
assert_page_says (SupportCentral *central,
                  const char *code,
                  const char *language,
                  const char *words)
{
  g_autofree char *path = g_strdup_printf ("/t/%s?lang=%s", code, language);
  g_autoptr (SupportReply) reply = support_central_get_public (central, path, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  if (strstr (reply->text, words) == NULL)
    g_error ("the page does not say \"%s\": %s", words, reply->text);
}

static void
test_says_on_its_page_that_it_is_closed (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);
  g_autofree char *code = file_lamp (central, "resolved");
  g_autofree char *output = NULL;
  g_autofree char *json = g_strdup_printf ("{\"track\":{\"code\":\"%s\"}}", code);
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *filing = NULL;

  age (central, code, 31);
  g_assert_cmpint (run (central, &output), ==, 0);
  assert_page_says (central, code, "ar", "أُتلفت بياناته الشخصية");
  assert_page_says (central, code, "en", "details have been destroyed");
  assert_page_says (central, code, "ur", "تلف کر دی گئیں");
  answer = support_visit_ask (central, "/v1/track", json);
  filing = json_object_get_object_member (json_node_get_object (answer), "filing");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (filing, "actions")), ==,
                    0);
}

static void
assert_refused (SupportCentral *central, const char *text, const char *place)
{
  g_autofree char *path = write_rules (central, text);
  g_autoptr (GError) error = NULL;

  g_assert_null (central_retention_load (path, &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION);
  g_assert_nonnull (strstr (error->message, place));
}

static void
test_refuses_rules_that_would_take_too_much (void)
{
  g_autoptr (SupportCentral) central = support_central_start_small (NULL);

  assert_refused (central, "{\"format\":2,\"days\":{},\"services\":{}}", "$.format");
  assert_refused (central, "{\"format\":1,\"services\":{}}", "$.days");
  assert_refused (central, "{\"format\":1,\"days\":{\"under-review\":9},\"services\":{}}",
                  "$.days.under-review");
  assert_refused (central, "{\"format\":1,\"days\":{\"cancelled\":0},\"services\":{}}",
                  "$.days.cancelled");
  assert_refused (central, "{\"format\":1,\"days\":{\"cancelled\":\"9\"},\"services\":{}}",
                  "$.days.cancelled");
  assert_refused (central, "{\"format\":1,\"days\":{},\"services\":{\"a\":{\"paid\":9}}}",
                  "$.services.a.paid");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/retention/leaves-nothing-of-the-person-in-the-files",
                   test_leaves_nothing_of_the_person_in_the_files);
  g_test_add_func ("/central/retention/takes-what-is-due-and-nothing-else",
                   test_takes_what_is_due_and_nothing_else);
  g_test_add_func ("/central/retention/proves-in-the-audit-what-it-destroyed",
                   test_proves_in_the_audit_what_it_destroyed);
  g_test_add_func ("/central/retention/says-on-its-page-that-it-is-closed",
                   test_says_on_its_page_that_it_is_closed);
  g_test_add_func ("/central/retention/refuses-rules-that-would-take-too-much",
                   test_refuses_rules_that_would_take_too_much);
  return g_test_run ();
}

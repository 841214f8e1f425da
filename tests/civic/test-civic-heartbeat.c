/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-heartbeat-answer.h"
#include "civic-heartbeat.h"
#include "civic-keys.h"

#include <string.h>

#define KIOSK "JED-ANDALUS-02"
#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define COMMAND_ID "00112233445566778899aabbccddeeff"

static void
add_count (CivicHeartbeat *self,
           CivicCountKind kind,
           const char *subject,
           const char *outcome,
           const char *step)
{
  CivicCount *count = g_new0 (CivicCount, 1);

  count->day = g_strdup ("2026-11-23");
  count->kind = kind;
  count->subject = g_strdup (subject);
  count->outcome = g_strdup (outcome);
  count->step = g_strdup (step);
  count->count = 3;
  count->seconds = 240;
  g_ptr_array_add (self->counts, count);
}

/* Of what takes no time. */
static void
add_short_count (CivicHeartbeat *self, CivicCountKind kind, const char *subject)
{
  add_count (self, kind, subject, "", "");
  ((CivicCount *) self->counts->pdata[self->counts->len - 1])->seconds = 0;
}

static CivicHeartbeat *
make_heartbeat (void)
{
  CivicHeartbeat *self = civic_heartbeat_new ();

  self->boot = g_strdup ("0123456789abcdef");
  self->sequence = 7;
  self->at = g_strdup ("2026-11-23T10:47:47+03:00");
  self->version = g_strdup ("0.4.0");
  self->centre = g_strdup ("jeddah-andalus");
  self->state = CIVIC_KIOSK_READY_NO_RECEIPT;
  self->since = g_strdup ("2026-11-23T10:40:00+03:00");
  self->catalogue_version = 1795404178;
  self->catalogue_hash = g_strdup (HASH);
  self->configuration_hash = g_strdup (HASH);
  self->outbox_waiting = 2;
  self->outbox_oldest_s = 90;
  self->outbox_quarantined = 1;
  self->storage_good = TRUE;
  self->line_ms = 41;
  self->certificate_expires_at = g_strdup ("2027-02-20T10:00:00+03:00");
  g_ptr_array_add (self->results,
                   civic_command_result_new (COMMAND_ID, CIVIC_RESULT_REFUSED, self->at));
  add_count (self, CIVIC_COUNT_VISIT, "commercial-licence", "abandoned", "form:shop");
  add_count (self, CIVIC_COUNT_VISIT, "", "timed-out", "choose");
  add_count (self, CIVIC_COUNT_RECEIPT, "receipt", "printed", "");
  add_count (self, CIVIC_COUNT_STATE, "ready-offline", "", "");
  add_short_count (self, CIVIC_COUNT_RATING, "4");
  add_short_count (self, CIVIC_COUNT_RESET, "citizen-left");
  return self;
}

static char *
make_json (void)
{
  g_autoptr (CivicHeartbeat) heartbeat = make_heartbeat ();
  g_autoptr (GError) error = NULL;
  char *json = civic_heartbeat_to_json (heartbeat, &error);

  g_assert_no_error (error);
  return json;
}

static CivicHeartbeat *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return civic_heartbeat_parse (bytes, error);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

static void
assert_refused (const char *json)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (json, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_says_what_was_told (void)
{
  g_autofree char *json = make_json ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicHeartbeat) self = parse (json, &error);
  const CivicCount *count = NULL;
  const CivicCommandResult *result = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (self->boot, ==, "0123456789abcdef");
  g_assert_cmpint (self->sequence, ==, 7);
  g_assert_cmpstr (self->version, ==, "0.4.0");
  g_assert_cmpstr (self->centre, ==, "jeddah-andalus");
  g_assert_cmpint (self->state, ==, CIVIC_KIOSK_READY_NO_RECEIPT);
  g_assert_cmpint (self->catalogue_version, ==, 1795404178);
  g_assert_cmpstr (self->catalogue_hash, ==, HASH);
  g_assert_cmpint (self->outbox_waiting, ==, 2);
  g_assert_cmpint (self->outbox_oldest_s, ==, 90);
  g_assert_cmpint (self->outbox_quarantined, ==, 1);
  g_assert_cmpstr (self->receipt_printer->state, ==, "unknown");
  g_assert_cmpint (self->receipt_printer->paper_left_mm, ==, -1);
  g_assert_null (self->sheet_printer);
  g_assert_true (self->storage_good);
  g_assert_cmpint (self->line_ms, ==, 41);

  g_assert_cmpuint (self->results->len, ==, 1);
  result = self->results->pdata[0];
  g_assert_cmpstr (result->id, ==, COMMAND_ID);
  g_assert_cmpint (result->state, ==, CIVIC_RESULT_REFUSED);

  g_assert_cmpuint (self->counts->len, ==, 6);
  count = self->counts->pdata[0];
  g_assert_cmpstr (count->day, ==, "2026-11-23");
  g_assert_cmpint (count->kind, ==, CIVIC_COUNT_VISIT);
  g_assert_cmpstr (count->subject, ==, "commercial-licence");
  g_assert_cmpstr (count->outcome, ==, "abandoned");
  g_assert_cmpstr (count->step, ==, "form:shop");
  g_assert_cmpint (count->count, ==, 3);
  g_assert_cmpint (count->seconds, ==, 240);
}

static void
test_does_without_what_a_kiosk_may_lack (void)
{
  g_autoptr (CivicHeartbeat) lean = make_heartbeat ();
  g_autoptr (CivicHeartbeat) self = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&lean->catalogue_hash, g_free);
  g_clear_pointer (&lean->certificate_expires_at, g_free);
  lean->sheet_printer = g_new0 (CivicPrinterReport, 1);
  lean->sheet_printer->state = g_strdup ("out");
  lean->sheet_printer->reason = g_strdup ("paper-out");
  lean->sheet_printer->paper_left_mm = 0;
  g_ptr_array_set_size (lean->results, 0);
  g_ptr_array_set_size (lean->counts, 0);
  json = civic_heartbeat_to_json (lean, &error);
  g_assert_no_error (error);
  self = parse (json, &error);
  g_assert_no_error (error);
  g_assert_null (self->catalogue_hash);
  g_assert_null (self->certificate_expires_at);
  g_assert_cmpstr (self->sheet_printer->reason, ==, "paper-out");
  g_assert_cmpint (self->sheet_printer->paper_left_mm, ==, 0);
}

static void
test_refuses_what_is_not_in_the_lists (void)
{
  static const char *const changes[][2] = {
    { "{\"format\":1", "{\"format\":2" },
    { "{\"format\":1", "{\"format\":1,\"name\":\"somebody\"" },
    { "\"line_ms\":41,", "" },
    { "ready-no-receipt", "fine" },
    { "\"unknown\"", "\"tired\"" },
    { "\"none\"", "\"no-idea\"" },
    { "\"refused\"", "\"ignored\"" },
    { "\"visit\"", "\"citizen\"" },
    { "abandoned", "walked-away" },
    { "form:shop", "form:Shop owned by 1000000008" },
    { "form:shop", "form:" },
    { "commercial-licence", "Commercial licence" },
    { "\"printed\"", "\"seen\"" },
    { "ready-offline", "asleep" },
    { "\"subject\":\"4\"", "\"subject\":\"6\"" },
    { "citizen-left", "somebody-left" },
    { "\"outcome\":\"abandoned\"", "\"outcome\":\"completed\"" },
    { "2026-11-23\"", "2026-02-30\"" },
    { "2026-11-23\"", "today\"" },
    { "0123456789abcdef", "0123456789ABCDEF" },
    { "\"sequence\":7", "\"sequence\":0" },
    { "\"sequence\":7", "\"sequence\":7.5" },
    { "\"count\":3", "\"count\":-1" },
    { "\"seconds\":240", "\"seconds\":1000000001" },
    { "\"storage_good\":true", "\"storage_good\":1" },
    { "0.4.0", "0.4.0 \\u202e" },
    { "jeddah-andalus", "" },
    { "T10:47:47+03:00", "T10:47:47" },
    { HASH, "00" },
    { COMMAND_ID "\"", "1\"" },
    { "\"sheet_printer\":null", "\"sheet_printer\":{}" },
    { "\"counts\":[", "\"counts\":[[]," },
  };
  g_autofree char *json = make_json ();

  for (gsize index = 0; index < G_N_ELEMENTS (changes); index++) {
    g_autofree char *changed = replace (json, changes[index][0], changes[index][1]);

    assert_refused (changed);
  }
}

static void
test_refuses_what_is_no_heartbeat (void)
{
  g_autofree char *deep = g_strnfill (60000, '[');
  g_autofree char *huge = g_strnfill (CIVIC_HEARTBEAT_MAXIMUM_BYTES + 1, ' ');

  assert_refused ("");
  assert_refused ("null");
  assert_refused ("[]");
  assert_refused ("{}");
  assert_refused ("<html></html>");
  assert_refused (deep);
  assert_refused (huge);
}

/* Neither side may be the first to find out that there are too many. */
static void
test_holds_two_hundred_counts_and_no_more (void)
{
  g_autoptr (CivicHeartbeat) heartbeat = make_heartbeat ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  while (heartbeat->counts->len < CIVIC_HEARTBEAT_MAXIMUM_COUNTS)
    add_count (heartbeat, CIVIC_COUNT_VISIT, "commercial-licence", "abandoned", "form:shop");
  json = civic_heartbeat_to_json (heartbeat, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (json), <=, CIVIC_HEARTBEAT_MAXIMUM_BYTES);

  add_count (heartbeat, CIVIC_COUNT_VISIT, "", "failed", "");
  g_assert_null (civic_heartbeat_to_json (heartbeat, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_tells_a_row_that_would_not_pass (void)
{
  g_autoptr (CivicHeartbeat) heartbeat = make_heartbeat ();
  CivicCount *count = heartbeat->counts->pdata[0];

  for (guint index = 0; index < heartbeat->counts->len; index++)
    g_assert_true (civic_count_is_well_formed (heartbeat->counts->pdata[index]));
  count->seconds = CIVIC_HEARTBEAT_MAXIMUM_FIGURE + 1;
  g_assert_false (civic_count_is_well_formed (count));
  count->seconds = 0;
  g_free (count->step);
  count->step = g_strdup (":");
  g_assert_false (civic_count_is_well_formed (count));
}

static char *
sign_command (const guint8 *secret, const char *kiosk)
{
  CivicCommand command = {
    .id = (char *) COMMAND_ID,
    .kiosk = (char *) kiosk,
    .action = CIVIC_COMMAND_RESTART,
    .until = (char *) "",
    .issued_at = (char *) "2026-11-23T10:00:00+03:00",
    .expires_at = (char *) "2026-11-23T12:00:00+03:00",
  };
  g_autoptr (JsonNode) node = civic_command_sign (&command, secret);

  return json_to_string (node, FALSE);
}

static CivicHeartbeatAnswer *
parse_answer (const char *json, const guint8 *public_key, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GBytes) key = g_bytes_new (public_key, CIVIC_KEYS_SIGN_PUBLIC_BYTES);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-23T11:00:00+03:00", NULL);

  return civic_heartbeat_answer_parse (bytes, key, KIOSK, now, error);
}

static void
test_hands_out_only_commands_that_verify (void)
{
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES], secret[CIVIC_KEYS_SIGN_SECRET_BYTES];
  g_autofree char *good = NULL;
  g_autofree char *other = NULL;
  g_autofree char *json = NULL;
  g_autoptr (CivicHeartbeatAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_keypair (public_key, secret);
  good = sign_command (secret, KIOSK);
  other = sign_command (secret, "JED-ANDALUS-03");
  json = g_strdup_printf ("{\"time\":\"2026-11-23T11:00:00+03:00\",\"next_s\":60,\"newer\":[1],"
                          "\"catalogue\":{\"version\":1795404178,\"hash\":\"" HASH "\"},"
                          "\"commands\":[%s,null,{\"id\":3},%s]}",
                          other, good);
  answer = parse_answer (json, public_key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->commands->len, ==, 1);
  g_assert_cmpuint (answer->refused_count, ==, 3);
  g_assert_cmpint (((CivicCommand *) answer->commands->pdata[0])->action, ==,
                   CIVIC_COMMAND_RESTART);
  g_assert_cmpuint (answer->next_s, ==, 60);
  g_assert_cmpint (answer->catalogue_version, ==, 1795404178);
  g_assert_cmpstr (answer->catalogue_hash, ==, HASH);
}

static void
test_refuses_what_is_no_answer (void)
{
  static const char *const bad[] = {
    "",
    "<html>Welcome to the mall's Wi-Fi</html>",
    "{}",
    "{\"time\":\"2026-11-23T11:00:00+03:00\",\"next_s\":1,\"catalogue\":null,\"commands\":[]}",
    "{\"time\":\"noon\",\"next_s\":60,\"catalogue\":null,\"commands\":[]}",
    "{\"time\":\"2026-11-23T11:00:00+03:00\",\"next_s\":60,\"catalogue\":null,\"commands\":{}}",
    "{\"time\":\"2026-11-23T11:00:00+03:00\",\"next_s\":60,\"commands\":[]}",
  };
  guint8 public_key[CIVIC_KEYS_SIGN_PUBLIC_BYTES] = { 1 };

  for (gsize index = 0; index < G_N_ELEMENTS (bad); index++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse_answer (bad[index], public_key, &error));
    g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/heartbeat/" name, function)
  TEST ("says-what-was-told", test_says_what_was_told);
  TEST ("does-without-what-a-kiosk-may-lack", test_does_without_what_a_kiosk_may_lack);
  TEST ("refuses-what-is-not-in-the-lists", test_refuses_what_is_not_in_the_lists);
  TEST ("refuses-what-is-no-heartbeat", test_refuses_what_is_no_heartbeat);
  TEST ("holds-two-hundred-counts-and-no-more", test_holds_two_hundred_counts_and_no_more);
  TEST ("tells-a-row-that-would-not-pass", test_tells_a_row_that_would_not_pass);
  TEST ("hands-out-only-commands-that-verify", test_hands_out_only_commands_that_verify);
  TEST ("refuses-what-is-no-answer", test_refuses_what_is_no_answer);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-shift.h"

#include <string.h>

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static CivicShift *
make_shift (void)
{
  CivicShift *self = civic_shift_new ();
  CivicShiftService *licence = civic_shift_get_service (self, "commercial-licence");
  CivicShiftService *none = civic_shift_get_service (self, "");

  licence->completed = 7;
  licence->abandoned = 2;
  none->timed_out = 3;
  none->failed = 1;
  self->kiosk = g_strdup ("JED-ANDALUS-02");
  self->centre = g_strdup ("jeddah-andalus");
  self->number = 12;
  self->account = g_strdup ("1001");
  self->from = g_strdup ("2026-11-22T15:58:00+03:00");
  self->until = g_strdup ("2026-11-23T01:10:00+03:00");
  self->state_seconds[CIVIC_KIOSK_READY] = 30000;
  self->state_seconds[CIVIC_KIOSK_IN_SESSION] = 2520;
  self->visit_seconds = 2480;
  self->receipts_printed = 7;
  self->receipts_failed = 1;
  self->paper_mm = 1480;
  self->resets[CIVIC_RESET_CITIZEN_LEFT] = 2;
  self->resets[CIVIC_RESET_LOST] = 1;
  self->rating_count = 4;
  self->rating_stars = 17;
  self->outbox_waiting = 1;
  self->outbox_oldest_s = 30;
  self->audit_number = 90;
  self->audit_hash = g_strdup (HASH);
  self->is_readiness_passed = TRUE;
  self->readiness_at = g_strdup ("2026-11-22T15:50:00+03:00");
  return self;
}

static char *
to_json (const CivicShift *shift)
{
  g_autoptr (GError) error = NULL;
  char *json = civic_shift_to_json (shift, &error);

  g_assert_no_error (error);
  return json;
}

static CivicShift *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return civic_shift_parse (bytes, error);
}

static void
assert_refused (const char *json)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (json, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

static void
test_says_what_was_told (void)
{
  g_autoptr (CivicShift) told = make_shift ();
  g_autofree char *json = to_json (told);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicShift) self = parse (json, &error);
  const CivicShiftService *row = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (self->number, ==, 12);
  g_assert_cmpstr (self->account, ==, "1001");
  g_assert_cmpstr (self->until, ==, "2026-11-23T01:10:00+03:00");
  g_assert_cmpint (self->state_seconds[CIVIC_KIOSK_IN_SESSION], ==, 2520);
  g_assert_cmpint (self->state_seconds[CIVIC_KIOSK_CLOSED], ==, 0);
  g_assert_cmpint (civic_shift_count_visits (self), ==, 13);
  g_assert_cmpint (civic_shift_count_completed (self), ==, 7);
  g_assert_cmpint (self->visit_seconds, ==, 2480);
  g_assert_cmpuint (self->services->len, ==, 2);
  row = self->services->pdata[1];
  g_assert_cmpstr (row->service, ==, "commercial-licence");
  g_assert_cmpint (row->abandoned, ==, 2);
  g_assert_cmpint (self->receipts_failed, ==, 1);
  g_assert_cmpint (self->paper_mm, ==, 1480);
  g_assert_cmpint (self->resets[CIVIC_RESET_CITIZEN_LEFT], ==, 2);
  g_assert_cmpint (self->resets[CIVIC_RESET_LOST], ==, 1);
  g_assert_cmpint (self->rating_stars, ==, 17);
  g_assert_cmpint (self->outbox_oldest_s, ==, 30);
  g_assert_cmpstr (self->audit_hash, ==, HASH);
  g_assert_true (self->is_readiness_passed);
  g_assert_cmpstr (self->readiness_at, ==, "2026-11-22T15:50:00+03:00");
}

static void
test_tells_a_shift_that_still_runs (void)
{
  g_autoptr (CivicShift) told = make_shift ();
  g_autofree char *json = NULL;
  g_autoptr (CivicShift) self = NULL;

  g_clear_pointer (&told->until, g_free);
  g_clear_pointer (&told->readiness_at, g_free);
  g_free (told->account);
  told->account = g_strdup ("");
  told->paper_mm = -1;
  g_ptr_array_set_size (told->services, 0);
  json = to_json (told);
  self = parse (json, NULL);
  g_assert_nonnull (self);
  g_assert_null (self->until);
  g_assert_null (self->readiness_at);
  g_assert_cmpint (self->paper_mm, ==, -1);
  g_assert_cmpint (civic_shift_count_visits (self), ==, 0);
}

static void
test_refuses_what_is_not_in_the_lists (void)
{
  static const char *const changes[][2] = {
    { "{\"format\":1", "{\"format\":2" },
    { "{\"format\":1", "{\"format\":1,\"supervisor\":\"somebody\"" },
    { "\"number\":12", "\"number\":0" },
    { "\"visits\":13", "\"visits\":14" },
    { "\"state\":\"ready\"", "\"state\":\"asleep\"" },
    { "\"state\":\"ready\"", "\"state\":\"in-session\"" },
    { "\"seconds\":2520", "\"seconds\":0" },
    { "\"service\":\"\"", "\"service\":\"commercial-licence\"" },
    { "\"service\":\"\"", "\"service\":\"A shop\"" },
    { "\"completed\":7", "\"completed\":1000000001" },
    { "\"reason\":\"lost\"", "\"reason\":\"felt-like-it\"" },
    { "\"reason\":\"citizen-left\"", "\"reason\":\"lost\"" },
    { "\"stars\":17", "\"stars\":21" },
    { "\"stars\":17", "\"stars\":3" },
    { "\"verdict\":\"passed\"", "\"verdict\":\"so-so\"" },
    { "\"paper_mm\":1480", "\"paper_mm\":-1" },
    { "\"outbox\":{", "\"outbox\":{\"codes\":[]," },
    { "\"from\":\"2026-11-22T15:58:00+03:00\"", "\"from\":\"\"" },
    { HASH, "" },
  };
  g_autoptr (CivicShift) shift = make_shift ();
  g_autofree char *json = to_json (shift);

  for (gsize index = 0; index < G_N_ELEMENTS (changes); index++) {
    g_autofree char *changed = replace (json, changes[index][0], changes[index][1]);

    assert_refused (changed);
  }
}

static void
test_refuses_what_is_no_report (void)
{
  g_autofree char *huge = g_strnfill (CIVIC_SHIFT_MAXIMUM_BYTES + 1, ' ');

  assert_refused ("");
  assert_refused ("[]");
  assert_refused ("{}");
  assert_refused (huge);
}

/* The most services there can be must fit into a report. */
static void
test_holds_two_hundred_services_and_no_more (void)
{
  g_autoptr (CivicShift) shift = make_shift ();
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  for (guint index = 0; shift->services->len < CIVIC_SHIFT_MAXIMUM_SERVICES; index++) {
    g_autofree char *service = g_strdup_printf ("a-service-of-sixty-four-letters-and-%028u", index);
    CivicShiftService *row = civic_shift_get_service (shift, service);

    row->completed = row->abandoned = row->timed_out = row->failed = 1000000;
  }
  json = to_json (shift);
  g_assert_cmpuint (strlen (json), <=, CIVIC_SHIFT_MAXIMUM_BYTES);

  civic_shift_get_service (shift, "one-more");
  g_assert_null (civic_shift_to_json (shift, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_knows_its_words_both_ways (void)
{
  CivicResetReason reason;

  for (guint value = 0; value < CIVIC_RESET_REASONS; value++) {
    g_assert_true (civic_reset_reason_from_string (
      civic_reset_reason_to_string ((CivicResetReason) value), &reason));
    g_assert_cmpint (reason, ==, value);
  }
  g_assert_false (civic_reset_reason_from_string ("", &reason));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/shift/says-what-was-told", test_says_what_was_told);
  g_test_add_func ("/civic/shift/tells-a-shift-that-still-runs",
                   test_tells_a_shift_that_still_runs);
  g_test_add_func ("/civic/shift/refuses-what-is-not-in-the-lists",
                   test_refuses_what_is_not_in_the_lists);
  g_test_add_func ("/civic/shift/refuses-what-is-no-report", test_refuses_what_is_no_report);
  g_test_add_func ("/civic/shift/holds-two-hundred-services-and-no-more",
                   test_holds_two_hundred_services_and_no_more);
  g_test_add_func ("/civic/shift/knows-its-words-both-ways", test_knows_its_words_both_ways);

  return g_test_run ();
}

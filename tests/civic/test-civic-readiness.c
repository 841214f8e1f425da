/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-readiness.h"

#include <string.h>

#define HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define NOW "2026-11-23T08:05:00+03:00"

static CivicReadiness *
make_readiness (void)
{
  CivicReadiness *self = civic_readiness_new ();

  self->kiosk = g_strdup ("JED-ANDALUS-02");
  self->centre = g_strdup ("jeddah-andalus");
  self->at = g_strdup (NOW);
  self->version = g_strdup ("0.4.0");
  self->boot = g_strdup ("0123456789abcdef");
  self->catalogue_version = 1795404178;
  self->catalogue_hash = g_strdup (HASH);
  self->configuration_hash = g_strdup (HASH);
  self->audit_number = 42;
  self->audit_hash = g_strdup (HASH);
  self->account = g_strdup ("1001");
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    civic_readiness_set_part (self, (CivicCheckPart) part, CIVIC_CHECK_PASSED,
                              CIVIC_CHECK_REASON_NONE, NOW);
  civic_readiness_set_part (self, CIVIC_CHECK_CERTIFICATES, CIVIC_CHECK_PASSED,
                            CIVIC_CHECK_REASON_SOON, NOW);
  civic_readiness_set_part (self, CIVIC_CHECK_RECEIPT_PRINTER, CIVIC_CHECK_FAILED,
                            CIVIC_CHECK_REASON_PAPER_OUT, NOW);
  civic_readiness_set_part (self, CIVIC_CHECK_SHEET_PRINTER, CIVIC_CHECK_ABSENT,
                            CIVIC_CHECK_REASON_NONE, NULL);
  civic_readiness_set_part (self, CIVIC_CHECK_SCANNER, CIVIC_CHECK_SKIPPED, CIVIC_CHECK_REASON_NONE,
                            NOW);
  return self;
}

static char *
to_json (const CivicReadiness *readiness)
{
  g_autoptr (GError) error = NULL;
  char *json = civic_readiness_to_json (readiness, &error);

  g_assert_no_error (error);
  return json;
}

static CivicReadiness *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return civic_readiness_parse (bytes, error);
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
  g_autoptr (CivicReadiness) told = make_readiness ();
  g_autofree char *json = to_json (told);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicReadiness) self = parse (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (self->kiosk, ==, "JED-ANDALUS-02");
  g_assert_cmpstr (self->centre, ==, "jeddah-andalus");
  g_assert_cmpstr (self->at, ==, NOW);
  g_assert_cmpstr (self->version, ==, "0.4.0");
  g_assert_cmpint (self->catalogue_version, ==, 1795404178);
  g_assert_cmpstr (self->catalogue_hash, ==, HASH);
  g_assert_cmpint (self->audit_number, ==, 42);
  g_assert_cmpstr (self->account, ==, "1001");
  g_assert_cmpint (self->parts[CIVIC_CHECK_RECEIPT_PRINTER].result, ==, CIVIC_CHECK_FAILED);
  g_assert_cmpint (self->parts[CIVIC_CHECK_RECEIPT_PRINTER].reason, ==,
                   CIVIC_CHECK_REASON_PAPER_OUT);
  g_assert_cmpint (self->parts[CIVIC_CHECK_SHEET_PRINTER].result, ==, CIVIC_CHECK_ABSENT);
  g_assert_null (self->parts[CIVIC_CHECK_SHEET_PRINTER].at);
  g_assert_cmpstr (self->parts[CIVIC_CHECK_TOUCH].at, ==, NOW);
  g_assert_true (civic_readiness_is_passed (self));
}

static void
test_does_without_a_signed_catalogue (void)
{
  g_autoptr (CivicReadiness) told = make_readiness ();
  g_autofree char *json = NULL;
  g_autoptr (CivicReadiness) self = NULL;

  g_clear_pointer (&told->catalogue_hash, g_free);
  json = to_json (told);
  self = parse (json, NULL);
  g_assert_nonnull (self);
  g_assert_null (self->catalogue_hash);
  g_assert_cmpint (self->catalogue_version, ==, 0);
}

/* What limits a kiosk is reported; what it cannot serve without decides. */
static void
test_passes_exactly_with_all_that_is_required (void)
{
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    g_autoptr (CivicReadiness) self = make_readiness ();
    gboolean is_required = civic_check_part_is_required ((CivicCheckPart) part);

    civic_readiness_set_part (self, (CivicCheckPart) part, CIVIC_CHECK_FAILED,
                              CIVIC_CHECK_REASON_OTHER, NOW);
    g_assert_cmpint (civic_readiness_is_passed (self), ==, !is_required);
    civic_readiness_set_part (self, (CivicCheckPart) part, CIVIC_CHECK_UNTESTED,
                              CIVIC_CHECK_REASON_NONE, NULL);
    g_assert_cmpint (civic_readiness_is_passed (self), ==, !is_required);
    civic_readiness_set_part (self, (CivicCheckPart) part, CIVIC_CHECK_SKIPPED,
                              CIVIC_CHECK_REASON_NONE, NOW);
    g_assert_cmpint (civic_readiness_is_passed (self), ==, !is_required);
  }
}

static void
test_requires_what_no_citizen_can_do_without (void)
{
  static const char *const required[] = {
    "touch", "clock", "disk", "certificates", "catalogue", "configuration", "audit", NULL,
  };

  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const char *word = civic_check_part_to_string ((CivicCheckPart) part);

    g_assert_cmpint (civic_check_part_is_required ((CivicCheckPart) part), ==,
                     g_strv_contains (required, word));
  }
}

static void
test_refuses_a_verdict_that_the_parts_do_not_bear_out (void)
{
  g_autoptr (CivicReadiness) told = make_readiness ();
  g_autofree char *passed = to_json (told);
  g_autofree char *failed = NULL;
  g_autofree char *lie = NULL;

  civic_readiness_set_part (told, CIVIC_CHECK_DISK, CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_FULL,
                            NOW);
  failed = to_json (told);
  g_assert_nonnull (strstr (passed, "\"verdict\":\"passed\""));
  g_assert_nonnull (strstr (failed, "\"verdict\":\"failed\""));
  lie = replace (failed, "\"verdict\":\"failed\"", "\"verdict\":\"passed\"");
  assert_refused (lie);
}

static void
test_refuses_what_is_not_in_the_lists (void)
{
  static const char *const changes[][2] = {
    { "{\"format\":1", "{\"format\":2" },
    { "{\"format\":1", "{\"format\":1,\"name\":\"somebody\"" },
    { "\"account\":\"1001\"", "\"account\":\"the morning's one\"" },
    { "\"account\":\"1001\"", "\"account\":\"10000000000000001\"" },
    { "\"account\":\"1001\",", "" },
    { "\"part\":\"touch\"", "\"part\":\"keyboard\"" },
    { "\"part\":\"audit\"", "\"part\":\"smell\"" },
    { "\"result\":\"skipped\"", "\"result\":\"fine\"" },
    { "\"reason\":\"soon\"", "\"reason\":\"because\"" },
    { "\"reason\":\"soon\"", "\"reason\":null" },
    { "\"result\":\"absent\",\"reason\":\"\",\"at\":null",
      "\"result\":\"absent\",\"reason\":\"\",\"at\":\"" NOW "\"" },
    { "\"result\":\"skipped\",\"reason\":\"\",\"at\":\"" NOW "\"",
      "\"result\":\"skipped\",\"reason\":\"\",\"at\":null" },
    { "0123456789abcdef", "0123456789ABCDEF" },
    { "\"number\":42", "\"number\":-1" },
    { "JED-ANDALUS-02", "somewhere" },
    { "T08:05:00+03:00", "T08:05:00" },
    { "\"parts\":[", "\"parts\":[{}," },
    { HASH, "00" },
  };
  g_autoptr (CivicReadiness) readiness = make_readiness ();
  g_autofree char *json = to_json (readiness);

  for (gsize index = 0; index < G_N_ELEMENTS (changes); index++) {
    g_autofree char *changed = replace (json, changes[index][0], changes[index][1]);

    assert_refused (changed);
  }
}

static void
test_refuses_what_is_no_report (void)
{
  g_autofree char *huge = g_strnfill (CIVIC_READINESS_MAXIMUM_BYTES + 1, ' ');

  assert_refused ("");
  assert_refused ("null");
  assert_refused ("[]");
  assert_refused ("{}");
  assert_refused (huge);
}

static void
test_does_not_write_what_it_would_not_read (void)
{
  g_autoptr (CivicReadiness) self = make_readiness ();
  g_autoptr (GError) error = NULL;

  g_free (self->account);
  self->account = g_strdup ("a person");
  g_assert_null (civic_readiness_to_json (self, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_knows_its_words_both_ways (void)
{
  CivicCheckReason reason;
  CivicCheckResult result;
  CivicCheckPart part;

  for (guint value = 0; value < CIVIC_CHECK_REASONS; value++) {
    g_assert_true (civic_check_reason_from_string (
      civic_check_reason_to_string ((CivicCheckReason) value), &reason));
    g_assert_cmpint (reason, ==, value);
  }
  for (guint value = 0; value < CIVIC_CHECK_PARTS; value++) {
    g_assert_true (
      civic_check_part_from_string (civic_check_part_to_string ((CivicCheckPart) value), &part));
    g_assert_cmpint (part, ==, value);
  }
  for (guint value = CIVIC_CHECK_UNTESTED; value <= CIVIC_CHECK_ABSENT; value++) {
    g_assert_true (civic_check_result_from_string (
      civic_check_result_to_string ((CivicCheckResult) value), &result));
    g_assert_cmpint (result, ==, value);
  }
  g_assert_false (civic_check_part_from_string ("nose", &part));
  g_assert_false (civic_check_reason_from_string ("because", &reason));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/readiness/says-what-was-told", test_says_what_was_told);
  g_test_add_func ("/civic/readiness/does-without-a-signed-catalogue",
                   test_does_without_a_signed_catalogue);
  g_test_add_func ("/civic/readiness/passes-exactly-with-all-that-is-required",
                   test_passes_exactly_with_all_that_is_required);
  g_test_add_func ("/civic/readiness/requires-what-no-citizen-can-do-without",
                   test_requires_what_no_citizen_can_do_without);
  g_test_add_func ("/civic/readiness/refuses-a-verdict-that-the-parts-do-not-bear-out",
                   test_refuses_a_verdict_that_the_parts_do_not_bear_out);
  g_test_add_func ("/civic/readiness/refuses-what-is-not-in-the-lists",
                   test_refuses_what_is_not_in_the_lists);
  g_test_add_func ("/civic/readiness/refuses-what-is-no-report", test_refuses_what_is_no_report);
  g_test_add_func ("/civic/readiness/does-not-write-what-it-would-not-read",
                   test_does_not_write_what_it_would_not_read);
  g_test_add_func ("/civic/readiness/knows-its-words-both-ways", test_knows_its_words_both_ways);

  return g_test_run ();
}

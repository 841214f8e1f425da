/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-form.h"

static SupportCentral *central;

static void
test_takes_a_report_from_nobody (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm form = { .service = "lamp-report", .answers = answers };
  g_autofree char *code = small_form_file (central, &form, "received");
  g_autoptr (CentralFiling) filing = small_form_find (central, code);

  g_assert_null (filing->person_id);
  g_assert_null (filing->challenge);
  g_assert_cmpstr (filing->language, ==, "ur");
}

static void
test_keeps_the_name_of_who_gives_it (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm form = { "lamp-report", answers, "1087654321", NULL, NULL };
  g_autofree char *code = small_form_file (central, &form, "received");
  g_autoptr (CentralFiling) filing = small_form_find (central, code);

  g_assert_cmpstr (filing->person_id, ==, "1087654321");
}

static void
test_believes_no_challenge_that_was_refused (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm form = { "lamp-report", answers, "1000000016", NULL, NULL };

  small_form_assert_refused (central, &form, 422, "identity-required");
}

static void
test_wants_no_consent_to_an_opinion (void)
{
  SmallForm form = { .service = "opinion", .answers = "{\"stars\":{\"stars\":\"4\"}}" };
  g_autofree char *code = small_form_file (central, &form, "received");
  g_autoptr (CentralFiling) filing = small_form_find (central, code);

  g_assert_cmpint (filing->consent_version, ==, 0);
}

static void
test_keeps_separate_consents_with_their_version (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_STALL, "yes");
  SmallForm yes = { "market-stall", answers, SUPPORT_VISIT_PERSON,
                    ",\"consents\":{\"sms\":true,\"unknown\":true}", NULL };
  SmallForm no = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  SmallForm odd = { "market-stall", answers, SUPPORT_VISIT_PERSON,
                    ",\"consents\":{\"sms\":\"yes\"}", NULL };
  g_autofree char *code = small_form_file (central, &yes, "awaiting-payment");
  g_autofree char *other = small_form_file (central, &no, "awaiting-payment");
  g_autoptr (CentralFiling) filing = small_form_find (central, code);
  g_autoptr (CentralFiling) without = small_form_find (central, other);

  g_assert_cmpstr (filing->consents, ==, "{\"sms\":3}");
  g_assert_cmpstr (without->consents, ==, "{}");
  small_form_assert_refused (central, &odd, 400, "malformed");
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
  g_autofree char *good = g_strdup_printf (SMALL_FORM_STALL, "yes");
  g_autofree char *smaller = small_form_change_stall ("\"area_m2\":\"48\"", "\"area_m2\":\"10\"");
  SmallForm form = { "market-stall", good, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = small_form_file (central, &form, "awaiting-payment");
  g_autoptr (CentralFiling) filing = small_form_find (central, code);
  g_autofree char *other = NULL;
  g_autoptr (CentralFiling) noted = NULL;

  g_assert_null (filing->remarks);
  g_assert_cmpint (read_total (filing), ==, 48 * 2 * 100);

  /* The same licence, said to be of 10 square metres. */
  form.answers = smaller;
  other = small_form_file (central, &form, "awaiting-payment");
  noted = small_form_find (central, other);
  g_assert_cmpstr (noted->remarks, ==, "[\"stall.area_m2\"]");
  g_assert_cmpint (read_total (noted), ==, 48 * 2 * 100);
  g_assert_nonnull (strstr (noted->answers, "\"area_m2\":\"48\""));
}

static void
test_refuses_what_a_rule_works_out_otherwise (void)
{
  g_autofree char *answers =
    small_form_change_stall ("\"metre_days\":\"96\"", "\"metre_days\":\"1\"");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };

  small_form_assert_refused (central, &form, 422, "stall.metre_days");
}

static void
test_refuses_an_establishment_that_no_register_knows (void)
{
  g_autofree char *answers = small_form_change_stall ("7001234567", "7001230000");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };

  small_form_assert_refused (central, &form, 422, "who.unified_number");
}

static void
test_asks_to_come_again_when_a_register_does_not_answer (void)
{
  g_autofree char *answers = small_form_change_stall ("7001234567", "7000000099");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };

  small_form_assert_refused (central, &form, 503, "unavailable");
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
  g_autofree char *member = g_strdup_printf ("\"from_day\":\"%s\",\"days\"", day);
  g_autofree char *answers = small_form_change_stall ("\"days\"", member);
  SmallForm late = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, made_at };
  SmallForm now = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  SmallForm dated_back = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, long_ago };
  g_autofree char *code = NULL;

  code = small_form_file (central, &late, "awaiting-payment");
  small_form_assert_refused (central, &now, 422, "stall.from_day");
  small_form_assert_refused (central, &dated_back, 422, "stall.from_day");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/intake/takes-a-report-from-nobody", test_takes_a_report_from_nobody);
  g_test_add_func ("/central/intake/keeps-the-name-of-who-gives-it",
                   test_keeps_the_name_of_who_gives_it);
  g_test_add_func ("/central/intake/believes-no-challenge-that-was-refused",
                   test_believes_no_challenge_that_was_refused);
  g_test_add_func ("/central/intake/wants-no-consent-to-an-opinion",
                   test_wants_no_consent_to_an_opinion);
  g_test_add_func ("/central/intake/keeps-separate-consents-with-their-version",
                   test_keeps_separate_consents_with_their_version);
  g_test_add_func ("/central/intake/prices-by-the-record-and-notes-what-differs",
                   test_prices_by_the_record_and_notes_what_differs);
  g_test_add_func ("/central/intake/refuses-what-a-rule-works-out-otherwise",
                   test_refuses_what_a_rule_works_out_otherwise);
  g_test_add_func ("/central/intake/refuses-an-establishment-that-no-register-knows",
                   test_refuses_an_establishment_that_no_register_knows);
  g_test_add_func ("/central/intake/asks-to-come-again-when-a-register-does-not-answer",
                   test_asks_to_come_again_when_a_register_does_not_answer);
  g_test_add_func ("/central/intake/counts-days-from-when-a-filing-was-made",
                   test_counts_days_from_when_a_filing_was_made);
  result = g_test_run ();
  support_central_free (central);
  return result;
}

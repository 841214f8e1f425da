/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"
#include "small-form.h"

static SupportCentral *central;

static void
test_reviews_what_is_not_instant (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_STALL, "no");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = small_form_file (central, &form, "under-review");

  g_assert_nonnull (code);
}

static void
test_promises_a_day_for_what_it_has_to_decide (void)
{
  g_autofree char *lamp_answers = g_strdup_printf (SMALL_FORM_LAMP, "safa");
  g_autofree char *stall_answers = g_strdup_printf (SMALL_FORM_STALL, "yes");
  SmallForm lamp = { .service = "lamp-report", .answers = lamp_answers };
  SmallForm stall = { "market-stall", stall_answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autofree char *code = small_form_file (central, &lamp, "received");
  g_autofree char *paid_code = small_form_file (central, &stall, "awaiting-payment");
  g_autoptr (CentralFiling) open = small_form_find (central, code);
  g_autoptr (CentralFiling) waiting = small_form_find (central, paid_code);

  g_assert_cmpstr (open->due_at, >, open->received_at);
  g_assert_true (g_str_has_suffix (open->due_at, "T23:59:59+03:00"));
  g_assert_null (waiting->due_at);
}

static char *
find_free_slot (CivicSession *session)
{
  g_autoptr (JsonNode) answer =
    support_visit_ask_as (central, session, "/v1/slots",
                          "{\"slots\":{\"service\":\"visit\",\"office\":\"safa\",\"from\":null}}");
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

  return support_visit_ask_as (central, session, "/v1/slots", json);
}

static JsonNode *
book (CivicSession *session, const char *id)
{
  g_autofree char *answers =
    g_strdup_printf ("{\"when\":{\"office\":\"safa\",\"slot\":\"%s\"}}", id);
  g_autofree char *code = civic_tracking_code_draw ();
  SmallForm form = { .service = "visit", .answers = answers };

  return small_form_file_as (central, session, &form, code);
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
test_books_nothing_that_the_office_does_not_offer (void)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autofree char *id = find_free_slot (session);
  g_autoptr (GString) elsewhere = g_string_new (id);
  g_autoptr (JsonNode) other_office = NULL;
  g_autoptr (JsonNode) past = book (session, "slot-safa-20200101-0930");

  g_string_replace (elsewhere, "safa", "rawdah", 1);
  other_office = book (session, elsewhere->str);
  g_assert_cmpstr (get_state (other_office), ==, "returned");
  g_assert_cmpstr (get_state (past), ==, "returned");
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

static void
test_reopens_a_report_that_was_solved (void)
{
  g_autofree char *answers = g_strdup_printf (SMALL_FORM_LAMP, "jamiah");
  SmallForm report = { .service = "lamp-report", .answers = answers };
  g_autofree char *code = small_form_file (central, &report, "received");
  g_autofree char *grouped = civic_tracking_code_group (code);
  g_autofree char *which =
    g_strdup_printf ("{\"which\":{\"code\":\"%s\",\"reason\":\"Dark again\"}}", grouped);
  SmallForm reopen = { .service = "lamp-reopen", .answers = which };
  g_autofree char *early = small_form_file (central, &reopen, "received");
  g_autoptr (CentralFiling) untouched = small_form_find (central, code);
  g_autofree char *late = NULL;
  g_autoptr (CentralFiling) reopened = NULL;

  g_assert_nonnull (early);
  g_assert_cmpstr (untouched->state, ==, "received");
  small_form_set_state (central, code, "resolved");
  late = small_form_file (central, &reopen, "received");
  reopened = small_form_find (central, code);
  g_assert_cmpstr (reopened->state, ==, "reopened");
}

static void
test_takes_one_objection_to_a_violation (void)
{
  SmallForm form = {
    "objection", "{\"which\":{\"violation_number\":\"950000000012\"},\"why\":{\"reason\":\"No.\"}}",
    SUPPORT_VISIT_PERSON, NULL, NULL
  };
  g_autofree char *code = small_form_file (central, &form, "received");

  g_assert_nonnull (code);
  /* The register outside has not heard of it, but we have. */
  small_form_assert_refused (central, &form, 422, "stopped");
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/workflow/reviews-what-is-not-instant",
                   test_reviews_what_is_not_instant);
  g_test_add_func ("/central/workflow/promises-a-day-for-what-it-has-to-decide",
                   test_promises_a_day_for_what_it_has_to_decide);
  g_test_add_func ("/central/workflow/books-the-slot-that-was-held",
                   test_books_the_slot_that_was_held);
  g_test_add_func ("/central/workflow/returns-a-filing-whose-slot-was-taken",
                   test_returns_a_filing_whose_slot_was_taken);
  g_test_add_func ("/central/workflow/books-nothing-that-the-office-does-not-offer",
                   test_books_nothing_that_the_office_does_not_offer);
  g_test_add_func ("/central/workflow/lets-go-of-the-slot-that-is-no-longer-wanted",
                   test_lets_go_of_the_slot_that_is_no_longer_wanted);
  g_test_add_func ("/central/workflow/reopens-a-report-that-was-solved",
                   test_reopens_a_report_that_was_solved);
  g_test_add_func ("/central/workflow/takes-one-objection-to-a-violation",
                   test_takes_one_objection_to_a_violation);
  result = g_test_run ();
  support_central_free (central);
  return result;
}

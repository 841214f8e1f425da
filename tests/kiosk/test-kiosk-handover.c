/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-handover.h"
#include "kiosk-language.h"

#include "support-run-until.h"

#include <string.h>

#define CHECKED(state, items)                                                                      \
  "{\"handover\":{\"id\":\"h-1\",\"state\":\"" state "\",\"items\":[" items "]}}"
#define LEASE(id) "{\"field\":\"lease\",\"id\":\"" id "\",\"type\":\"jpeg\",\"bytes\":81234}"

typedef struct {
  KioskBench *bench;
  KioskVisit *visit;
} Hand;

static void
set_up (Hand *hand, gconstpointer user_data)
{
  hand->bench = kiosk_bench_new ();
  hand->visit = kiosk_visit_new (hand->bench->station);
  kiosk_visit_set_language (hand->visit, "ar");
  kiosk_visit_begin_service (hand->visit,
                             kiosk_station_find_service (hand->bench->station, "every-field"));
}

static void
tear_down (Hand *hand, gconstpointer user_data)
{
  /* Questions under way hold it until they have been cancelled. */
  support_run_until (G_OBJECT (hand->visit)->ref_count == 1);
  g_assert_finalize_object (hand->visit);
  kiosk_bench_free (hand->bench);
}

/* As the page that asks for documents does. */
static KioskHandover *
begin (Hand *hand)
{
  CivicPage *page = civic_service_find_page (kiosk_visit_get_service (hand->visit), "lease");

  return kiosk_handover_begin_documents (hand->visit, civic_page_get_fields (page));
}

static const char *
get_answer (Hand *hand, const char *id)
{
  return civic_answers_get (kiosk_visit_get_answers (hand->visit), id);
}

static void
documents_become_answers_as_they_come (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) handover = begin (hand);
  const char *question = NULL;

  kiosk_handover_open (handover);
  support_run_until (kiosk_handover_get_state (handover) == KIOSK_HANDOVER_WAITING);
  question = kiosk_bench_get_question (hand->bench, "handover");
  g_assert_nonnull (strstr (question, "\"purpose\":\"documents\""));
  g_assert_nonnull (strstr (question, "\"field\":\"front\""));
  g_assert_nonnull (strstr (question, "\"maximum_bytes\":5000000"));
  g_assert_nonnull (kiosk_handover_get_url (handover));
  g_assert_cmpuint (kiosk_handover_get_remaining_s (handover), >, 500);
  kiosk_bench_answer (hand->bench, "handover-check", CHECKED ("opened", LEASE ("doc-1")));
  support_run_until (get_answer (hand, "lease") != NULL);
  g_assert_cmpstr (get_answer (hand, "lease"), ==, "doc-1");
  g_assert_cmpint (kiosk_handover_get_state (handover), ==, KIOSK_HANDOVER_OPENED);
  kiosk_bench_answer (hand->bench, "handover-check", CHECKED ("opened", ""));
  support_run_until (get_answer (hand, "lease") == NULL);
  kiosk_handover_stop (handover);
}

static void
on_present (KioskVisit *visit, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
her_phone_tells_that_she_is_there (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) place = kiosk_handover_new_pin (hand->visit);
  guint present_count = 0;

  g_signal_connect (hand->visit, "present", G_CALLBACK (on_present), &present_count);
  kiosk_handover_open (place);
  support_run_until (kiosk_handover_get_state (place) == KIOSK_HANDOVER_WAITING);
  g_assert_cmpuint (present_count, ==, 0);
  kiosk_bench_answer (hand->bench, "handover-check", CHECKED ("opened", ""));
  support_run_until (present_count > 0);
}

static void
what_came_before_a_code_expired_stays (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) handover = begin (hand);

  kiosk_bench_answer (hand->bench, "handover-check", CHECKED ("expired", LEASE ("doc-1")));
  kiosk_handover_open (handover);
  support_run_until (kiosk_handover_get_state (handover) == KIOSK_HANDOVER_EXPIRED);
  g_assert_cmpstr (get_answer (hand, "lease"), ==, "doc-1");
  kiosk_bench_answer (hand->bench, "handover-check", CHECKED ("done", LEASE ("doc-2")));
  kiosk_handover_open (handover);
  support_run_until (kiosk_handover_get_state (handover) == KIOSK_HANDOVER_DONE);
  g_assert_cmpstr (get_answer (hand, "lease"), ==, "doc-1,doc-2");
}

static void
the_same_page_keeps_its_code (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) first = begin (hand);
  g_autoptr (KioskHandover) again = begin (hand);

  g_assert_true (first == again);
  kiosk_visit_begin_service (hand->visit,
                             kiosk_station_find_service (hand->bench->station, "suggestion"));
  g_assert_null (kiosk_visit_get_handover (hand->visit));
}

static void
a_place_and_a_payment_are_handed_over_too (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) place = kiosk_handover_new_pin (hand->visit);
  g_autoptr (KioskHandover) payment = kiosk_handover_new_payment (hand->visit, "20260001000017");

  kiosk_handover_open (place);
  support_run_until (kiosk_handover_get_state (place) == KIOSK_HANDOVER_WAITING);
  g_assert_nonnull (
    strstr (kiosk_bench_get_question (hand->bench, "handover"), "\"purpose\":\"pin\""));
  kiosk_handover_open (payment);
  support_run_until (kiosk_handover_get_state (payment) == KIOSK_HANDOVER_WAITING);
  g_assert_nonnull (
    strstr (kiosk_bench_get_question (hand->bench, "handover"), "\"bill\":\"20260001000017\""));
}

static void
without_a_line_it_fails_and_can_be_tried_again (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) place = kiosk_handover_new_pin (hand->visit);

  hand->bench->line_is_down = TRUE;
  kiosk_handover_open (place);
  support_run_until (kiosk_handover_get_state (place) == KIOSK_HANDOVER_FAILED);
  g_assert_error (kiosk_handover_get_error (place), KIOSK_AGENT_ERROR,
                  KIOSK_AGENT_ERROR_UNREACHABLE);
  hand->bench->line_is_down = FALSE;
  kiosk_handover_open (place);
  support_run_until (kiosk_handover_get_state (place) == KIOSK_HANDOVER_WAITING);
}

static void
a_malformed_page_is_no_page (Hand *hand, gconstpointer user_data)
{
  g_autoptr (KioskHandover) place = kiosk_handover_new_pin (hand->visit);

  kiosk_bench_answer (hand->bench, "handover", "{\"handover\":{\"id\":7,\"url\":[]}}");
  kiosk_handover_open (place);
  support_run_until (kiosk_handover_get_state (place) == KIOSK_HANDOVER_FAILED);
  g_assert_error (kiosk_handover_get_error (place), KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN);
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/handover/" path, Hand, NULL, set_up, function, tear_down)
  ADD ("documents-become-answers-as-they-come", documents_become_answers_as_they_come);
  ADD ("her-phone-tells-that-she-is-there", her_phone_tells_that_she_is_there);
  ADD ("what-came-before-a-code-expired-stays", what_came_before_a_code_expired_stays);
  ADD ("the-same-page-keeps-its-code", the_same_page_keeps_its_code);
  ADD ("a-place-and-a-payment-are-handed-over-too", a_place_and_a_payment_are_handed_over_too);
  ADD ("without-a-line-it-fails-and-can-be-tried-again",
       without_a_line_it_fails_and_can_be_tried_again);
  ADD ("a-malformed-page-is-no-page", a_malformed_page_is_no_page);
#undef ADD

  return g_test_run ();
}

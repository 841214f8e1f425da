/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-language.h"
#include "kiosk-visit-lookup.h"

#include "support-run-until.h"

#include <string.h>

typedef struct {
  KioskBench *bench;
  KioskVisit *visit;
} Ask;

static void
set_up (Ask *ask, gconstpointer user_data)
{
  ask->bench = kiosk_bench_new ();
  ask->visit = kiosk_visit_new (ask->bench->station);
  kiosk_visit_set_language (ask->visit, "ar");
  kiosk_visit_begin_service (ask->visit,
                             kiosk_station_find_service (ask->bench->station, "every-field"));
}

static void
tear_down (Ask *ask, gconstpointer user_data)
{
  g_assert_finalize_object (ask->visit);
  kiosk_bench_free (ask->bench);
}

static gboolean
look_up (Ask *ask, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_visit_look_up_async (ask->visit, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  return kiosk_visit_look_up_finish (ask->visit, result, error);
}

static void
asks_once_the_number_stands (Ask *ask, gconstpointer user_data)
{
  CivicAnswers *answers = kiosk_visit_get_answers (ask->visit);
  const char *question = NULL;

  g_assert_false (kiosk_visit_can_look_up (ask->visit));
  civic_answers_set (answers, "number", "700123");
  g_assert_false (kiosk_visit_can_look_up (ask->visit));
  civic_answers_set (answers, "number", "7001234567");
  g_assert_true (kiosk_visit_can_look_up (ask->visit));
  g_assert_true (look_up (ask, NULL));
  question = kiosk_bench_get_question (ask->bench, "lookup");
  g_assert_nonnull (strstr (question, "\"registry\":\"establishments\""));
  g_assert_nonnull (strstr (question, "\"by\":{\"number\":\"7001234567\"}"));
  g_assert_nonnull (strstr (question, "\"challenge\":null"));
  g_assert_true (civic_answers_is_known (answers, "trade_name"));
  g_assert_cmpstr (civic_answers_get (answers, "trade_name"), ==, "كناري الحجاز");
  g_assert_false (kiosk_visit_can_look_up (ask->visit));
  civic_answers_set (answers, "number", "7009876543");
  g_assert_true (kiosk_visit_can_look_up (ask->visit));
}

static void
nothing_found_is_told_at_the_field (Ask *ask, gconstpointer user_data)
{
  CivicAnswers *answers = kiosk_visit_get_answers (ask->visit);
  g_autoptr (CivicProblem) problem = NULL;

  kiosk_bench_answer (ask->bench, "lookup", "{\"problem\":{\"code\":\"not-found\"}}");
  civic_answers_set (answers, "number", "7001234567");
  g_assert_true (look_up (ask, NULL));
  problem = civic_answers_check_field (answers, "number");
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->code, ==, CIVIC_PROBLEM_RULE);
  g_assert_nonnull (problem->message);
}

static void
what_she_needs_and_cannot_be_asked_for_is_an_error (Ask *ask, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ask->bench->line_is_down = TRUE;
  civic_answers_set (kiosk_visit_get_answers (ask->visit), "number", "7001234567");
  g_assert_false (look_up (ask, &error));
  g_assert_error (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_UNREACHABLE);
  g_assert_true (kiosk_visit_can_look_up (ask->visit));
}

static void
another_service_takes_no_record_of_the_former (Ask *ask, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  civic_answers_set (kiosk_visit_get_answers (ask->visit), "number", "7001234567");
  kiosk_visit_look_up_async (ask->visit, NULL, support_keep_result, &result);
  kiosk_visit_begin_service (ask->visit,
                             kiosk_station_find_service (ask->bench->station, "suggestion"));
  support_run_until (result != NULL);
  g_assert_false (kiosk_visit_look_up_finish (ask->visit, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/lookup/" path, Ask, NULL, set_up, function, tear_down)
  ADD ("asks-once-the-number-stands", asks_once_the_number_stands);
  ADD ("nothing-found-is-told-at-the-field", nothing_found_is_told_at_the_field);
  ADD ("what-she-needs-and-cannot-be-asked-for-is-an-error",
       what_she_needs_and_cannot_be_asked_for_is_an_error);
  ADD ("another-service-takes-no-record-of-the-former",
       another_service_takes_no_record_of_the_former);
#undef ADD

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-language.h"
#include "kiosk-slots.h"

#include "support-run-until.h"

#include <string.h>

#define HELD(id) "{\"held\":{\"id\":\"" id "\",\"until\":\"2026-11-22T11:00:00+03:00\"}}"

typedef struct {
  KioskBench *bench;
  KioskVisit *visit;
  KioskSlots *slots;
} Times;

static void
set_up (Times *times, gconstpointer user_data)
{
  times->bench = kiosk_bench_new ();
  times->visit = kiosk_visit_new (times->bench->station);
  kiosk_visit_begin_service (times->visit,
                             kiosk_station_find_service (times->bench->station, "every-field"));
  times->slots = kiosk_visit_get_slots (times->visit);
  kiosk_slots_ask (times->slots, "jeddah-north");
  support_run_until (kiosk_slots_get_state (times->slots) == KIOSK_SLOTS_THERE);
}

static void
tear_down (Times *times, gconstpointer user_data)
{
  g_assert_finalize_object (times->visit);
  kiosk_bench_free (times->bench);
}

static void
asks_for_an_office_and_sorts_its_times (Times *times, gconstpointer user_data)
{
  const KioskSlot *first = g_ptr_array_index (kiosk_slots_get_all (times->slots), 0);

  g_assert_nonnull (
    strstr (kiosk_bench_get_question (times->bench, "slots"), "\"office\":\"jeddah-north\""));
  g_assert_cmpuint (kiosk_slots_get_all (times->slots)->len, ==, 5);
  g_assert_cmpstr (first->id, ==, "slot-1");
  g_assert_false (first->is_free);
  g_assert_true (kiosk_slots_find (times->slots, "slot-2")->is_free);
}

static void
another_time_lets_go_of_the_former (Times *times, gconstpointer user_data)
{
  kiosk_bench_answer (times->bench, "slots", HELD ("slot-2"));
  kiosk_slots_hold (times->slots, "slot-2");
  support_run_until (kiosk_slots_get_state (times->slots) == KIOSK_SLOTS_THERE);
  g_assert_cmpstr (kiosk_slots_get_held (times->slots), ==, "slot-2");
  kiosk_slots_hold (times->slots, "slot-3");
  support_run_until (kiosk_slots_get_state (times->slots) == KIOSK_SLOTS_THERE);
  g_assert_cmpstr (kiosk_slots_get_held (times->slots), ==, "slot-3");
  g_assert_nonnull (
    strstr (kiosk_bench_get_question (times->bench, "slots"), "\"release\":\"slot-2\""));
}

static void
a_taken_time_is_no_longer_free (Times *times, gconstpointer user_data)
{
  kiosk_bench_answer (times->bench, "slots", "{\"problem\":{\"code\":\"taken\"}}");
  kiosk_slots_hold (times->slots, "slot-2");
  support_run_until (kiosk_slots_get_state (times->slots) == KIOSK_SLOTS_TAKEN);
  g_assert_null (kiosk_slots_get_held (times->slots));
  g_assert_false (kiosk_slots_find (times->slots, "slot-2")->is_free);
}

static void
without_a_line_the_times_stay (Times *times, gconstpointer user_data)
{
  times->bench->line_is_down = TRUE;
  kiosk_slots_hold (times->slots, "slot-2");
  support_run_until (kiosk_slots_get_state (times->slots) == KIOSK_SLOTS_FAILED);
  g_assert_cmpuint (kiosk_slots_get_all (times->slots)->len, ==, 5);
}

int
main (int argc, char *argv[])
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/slots/" path, Times, NULL, set_up, function, tear_down)
  ADD ("asks-for-an-office-and-sorts-its-times", asks_for_an_office_and_sorts_its_times);
  ADD ("another-time-lets-go-of-the-former", another_time_lets_go_of_the_former);
  ADD ("a-taken-time-is-no-longer-free", a_taken_time_is_no_longer_free);
  ADD ("without-a-line-the-times-stay", without_a_line_the_times_stay);
#undef ADD

  return g_test_run ();
}

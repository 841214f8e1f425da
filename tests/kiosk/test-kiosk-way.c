/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"
#include "kiosk-way.h"

#include "kiosk-language.h"

#define MAXIMUM_STEPS 8

typedef void (*Inspect) (KioskVisit *visit, CivicService *service);

static void
for_each_service (Inspect inspect)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new_whole ();
  GListModel *services = kiosk_station_get_services (bench->station);

  g_assert_cmpuint (g_list_model_get_n_items (services), >, 20);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);
    g_autoptr (KioskVisit) visit = kiosk_visit_new (bench->station);

    g_test_message ("%s", civic_service_get_id (service));
    kiosk_visit_set_theme (visit, civic_service_get_theme (service));
    kiosk_visit_begin_service (visit, service);
    inspect (visit, service);
  }
}

static gboolean
is_end (KioskStep step)
{
  return step == KIOSK_STEP_REVIEW || step == KIOSK_STEP_SENDING || step == KIOSK_STEP_RESULTS ||
         step == KIOSK_STEP_TRACK;
}

/* Wherever a service can be begun, and all the way to what it is for. */
static void
walk (KioskVisit *visit, CivicService *service)
{
  static const KioskStep beginnings[] = { KIOSK_STEP_HOME, KIOSK_STEP_SERVICES, KIOSK_STEP_RESULTS,
                                          KIOSK_STEP_TRACK };
  KioskStep step = kiosk_way_get_first (visit);
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    g_assert_true (kiosk_journey_allows (beginnings[i], step));
  while (!is_end (step)) {
    const KioskStep next = kiosk_way_get_next (visit, step);

    g_assert_true (kiosk_journey_allows (step, next));
    g_assert_cmpuint (++count, <, MAXIMUM_STEPS);
    step = next;
  }
}

static void
test_reaches_its_end (void)
{
  for_each_service (walk);
}

static void
walk_back (KioskVisit *visit, CivicService *service)
{
  KioskStep step = kiosk_way_get_first (visit);
  guint count = 0;

  while (!is_end (step))
    step = kiosk_way_get_next (visit, step);
  if (step == KIOSK_STEP_SENDING)
    return;
  while (step != KIOSK_STEP_SERVICES && step != KIOSK_STEP_HOME) {
    const KioskStep former = kiosk_way_get_back (visit, step);

    g_assert_true (kiosk_journey_allows (step, former));
    g_assert_cmpint (former, !=, KIOSK_STEP_IDENTITY);
    g_assert_cmpuint (++count, <, MAXIMUM_STEPS);
    step = former;
  }
}

static void
test_leads_back (void)
{
  for_each_service (walk_back);
}

/* Whoever only asks does not read about asking first. */
static void
check_introduction (KioskVisit *visit, CivicService *service)
{
  const CivicJourney journey = civic_service_get_journey (service);
  const gboolean is_filed = journey == CIVIC_JOURNEY_APPLY || journey == CIVIC_JOURNEY_REPORT;

  g_assert_cmpint (kiosk_way_get_first (visit) == KIOSK_STEP_SERVICE, ==,
                   is_filed || civic_service_get_identity (service) == CIVIC_IDENTITY_OPTIONAL);
}

static void
test_introduces_only_what_is_filed (void)
{
  for_each_service (check_introduction);
}

static void
check_name (KioskVisit *visit, CivicService *service)
{
  if (civic_service_get_identity (service) != CIVIC_IDENTITY_OPTIONAL)
    return;
  g_assert_cmpint (kiosk_way_get_next (visit, KIOSK_STEP_SERVICE), ==, KIOSK_STEP_IDENTITY);
  kiosk_visit_set_anonymous (visit, TRUE);
  g_assert_cmpint (kiosk_way_get_next (visit, KIOSK_STEP_SERVICE), ==, KIOSK_STEP_FORM);
}

static void
test_leaves_her_name_to_her (void)
{
  for_each_service (check_name);
}

/* A search is where she came from as long as its words stand. */
static void
test_returns_to_the_entrance (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new_whole ();
  g_autoptr (KioskVisit) visit = kiosk_visit_new (bench->station);

  kiosk_visit_begin_service (visit, kiosk_station_find_service (bench->station, "bill-pay"));
  g_assert_cmpint (kiosk_way_get_back (visit, KIOSK_STEP_FORM), ==, KIOSK_STEP_HOME);
  kiosk_visit_set_theme (visit, "payments");
  g_assert_cmpint (kiosk_way_get_back (visit, KIOSK_STEP_FORM), ==, KIOSK_STEP_SERVICES);
  kiosk_visit_set_search (visit, "bill");
  g_assert_cmpint (kiosk_way_get_back (visit, KIOSK_STEP_FORM), ==, KIOSK_STEP_HOME);
  kiosk_visit_set_detour (visit, KIOSK_STEP_TRACK);
  g_assert_cmpint (kiosk_way_get_back (visit, KIOSK_STEP_PAYMENT), ==, KIOSK_STEP_TRACK);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/way/of-every-service-reaches-its-end", test_reaches_its_end);
  g_test_add_func ("/kiosk/way/of-every-service-leads-back", test_leads_back);
  g_test_add_func ("/kiosk/way/introduces-only-what-is-filed", test_introduces_only_what_is_filed);
  g_test_add_func ("/kiosk/way/leaves-her-name-to-her", test_leaves_her_name_to_her);
  g_test_add_func ("/kiosk/way/returns-to-where-she-came-from", test_returns_to_the_entrance);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"
#include "kiosk-search.h"

static void
test_folding (void)
{
  static const char *const same[][2] = {
    { "إصدار", "اصدار" }, { "آلي", "الي" },           { "رخصة", "رخصه" },
    { "مبنى", "مبني" },   { "رُخْصَة", "رخصه" },         { "رخـــصة", "رخصه" },
    { "کی", "كي" },       { "بلاغ ٩٤٠", "بلاغ 940" }, { "LICENCE", "licence" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++) {
    g_autofree char *left = kiosk_search_fold (same[i][0]);
    g_autofree char *right = kiosk_search_fold (same[i][1]);

    g_assert_cmpstr (left, ==, right);
  }
}

static GPtrArray *
search (KioskBench *bench, const char *language, const char *wanted)
{
  CivicCentre *centre = kiosk_station_get_centre (bench->station);

  return kiosk_search_services (kiosk_station_get_services (bench->station), wanted, language,
                                civic_centre_get_languages (centre));
}

static void
assert_finds (KioskBench *bench, const char *language, const char *wanted, const char *service_id)
{
  g_autoptr (GPtrArray) found = search (bench, language, wanted);

  if (service_id == NULL) {
    g_assert_cmpuint (found->len, ==, 0);
    return;
  }
  g_assert_cmpuint (found->len, >=, 1);
  g_assert_cmpstr (civic_service_get_id (g_ptr_array_index (found, 0)), ==, service_id);
}

static void
test_finding (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();

  assert_finds (bench, "ar", "رخصه", "commercial-licence-new");
  assert_finds (bench, "ar", "تجارية رخصة", "commercial-licence-new");
  assert_finds (bench, "ar", "اصدار", "commercial-licence-new");
  assert_finds (bench, "en", "comm lic", "commercial-licence-new");
  assert_finds (bench, "en", "icence", NULL);
  assert_finds (bench, "ar", "طيران", NULL);
}

static gboolean
holds (GPtrArray *found, const char *service_id)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (civic_service_get_id (g_ptr_array_index (found, i)), service_id))
      return TRUE;
  return FALSE;
}

/* What people call a service, in whichever language they think of the word. */
static void
test_synonyms (void)
{
  static const struct {
    const char *language;
    const char *wanted;
    const char *service_id;
  } cases[] = {
    { "ar", "فاتوره", "bill-pay" },
    { "ar", "محل", "commercial-licence-new" },
    { "ar", "رخصه", "commercial-licence-new" },
    { "ar", "وين طلبي", "track-request" },
    { "ar", "مخالفه", "violations-enquiry" },
    { "ar", "fines", "violations-enquiry" },
    { "en", "waste", "report-940" },
    { "en", "pothole", "report-940" },
    { "en", "invoice", "bill-pay" },
    { "en", "where is my application", "track-request" },
    { "en", "مخالفة", "violations-enquiry" },
    { "ur", "جرمانہ", "violations-enquiry" },
    { "ur", "بل", "bill-pay" },
  };
  g_autoptr (KioskBench) bench = kiosk_bench_new_whole ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found = search (bench, cases[i].language, cases[i].wanted);

    g_test_message ("%s: %u found", cases[i].wanted, found->len);
    g_assert_true (holds (found, cases[i].service_id));
  }
}

/* Its own name goes before what others mention. */
static void
test_order (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new_whole ();
  g_autoptr (GPtrArray) found = search (bench, "ar", "سداد فاتوره");

  g_assert_cmpstr (civic_service_get_id (g_ptr_array_index (found, 0)), ==, "bill-pay");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/search/folds-what-arabic-typing-leaves-open", test_folding);
  g_test_add_func ("/kiosk/search/finds-by-the-beginnings-of-words", test_finding);
  g_test_add_func ("/kiosk/search/finds-what-people-call-it", test_synonyms);
  g_test_add_func ("/kiosk/search/puts-the-name-first", test_order);

  return g_test_run ();
}

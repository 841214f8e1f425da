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

static void
assert_finds (KioskBench *bench, const char *language, const char *wanted, const char *service_id)
{
  g_autoptr (GPtrArray) found =
    kiosk_search_services (kiosk_station_get_services (bench->station), wanted, language,
                           civic_centre_get_languages (kiosk_station_get_centre (bench->station)));

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/search/folds-what-arabic-typing-leaves-open", test_folding);
  g_test_add_func ("/kiosk/search/finds-by-the-beginnings-of-words", test_finding);

  return g_test_run ();
}

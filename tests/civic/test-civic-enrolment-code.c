/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-enrolment-code.h"

#include <string.h>

#define AUTHORITY "the certificate of an authority"

static void
test_knows_the_central_that_gave_it_out (void)
{
  g_autoptr (GBytes) authority = g_bytes_new_static (AUTHORITY, strlen (AUTHORITY));
  g_autoptr (GBytes) other = g_bytes_new_static (AUTHORITY "!", strlen (AUTHORITY) + 1);
  g_autofree char *fingerprint = civic_enrolment_code_fingerprint (authority);
  g_autofree char *code = civic_enrolment_code_draw (fingerprint);

  g_assert_true (civic_enrolment_code_is_of (code, authority));
  g_assert_false (civic_enrolment_code_is_of (code, other));
}

/* A kiosk of one version must know the codes of a central of another. */
static void
test_has_a_fingerprint_that_stays (void)
{
  g_autoptr (GBytes) authority = g_bytes_new_static (AUTHORITY, strlen (AUTHORITY));
  g_autofree char *fingerprint = civic_enrolment_code_fingerprint (authority);

  g_assert_cmpstr (fingerprint, ==, "MDFXN8CQ");
}

static void
test_never_draws_the_same_twice (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint index = 0; index < 1000; index++)
    g_assert_true (g_hash_table_add (seen, civic_enrolment_code_draw ("00000000")));
}

static void
test_reads_what_people_type (void)
{
  static const char *const typed[] = {
    "7K3M9QXT2F1HW8D1ZC0V",
    "7K3M-9QXT-2F1H-W8D1-ZC0V",
    "7k3m 9qxt 2fih w8d1 zcov",
    "٧K٣M-٩QXT-٢FLH-W٨D١-ZC٠V",
  };

  for (gsize index = 0; index < G_N_ELEMENTS (typed); index++) {
    g_autofree char *bare = civic_enrolment_code_parse (typed[index]);

    g_assert_cmpstr (bare, ==, "7K3M9QXT2F1HW8D1ZC0V");
  }
}

static void
test_refuses_what_is_no_code (void)
{
  static const char *const typed[] = {
    "", "7K3M-9QXT-2F1H-W8D1-ZC0", "7K3M-9QXT-2F1H-W8D1-ZC0VA", "7K3M-9QXT-2F1H-W8D1-ZC0U", "🙂",
  };

  for (gsize index = 0; index < G_N_ELEMENTS (typed); index++)
    g_assert_null (civic_enrolment_code_parse (typed[index]));
}

static void
test_is_written_in_groups_of_four (void)
{
  g_autofree char *grouped = civic_enrolment_code_group ("7K3M9QXT2F1HW8D1ZC0V");

  g_assert_cmpstr (grouped, ==, "7K3M-9QXT-2F1H-W8D1-ZC0V");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/enrolment-code/" name, function)
  TEST ("knows-the-central-that-gave-it-out", test_knows_the_central_that_gave_it_out);
  TEST ("has-a-fingerprint-that-stays", test_has_a_fingerprint_that_stays);
  TEST ("never-draws-the-same-twice", test_never_draws_the_same_twice);
  TEST ("reads-what-people-type", test_reads_what_people_type);
  TEST ("refuses-what-is-no-code", test_refuses_what_is_no_code);
  TEST ("is-written-in-groups-of-four", test_is_written_in_groups_of_four);

  return g_test_run ();
}

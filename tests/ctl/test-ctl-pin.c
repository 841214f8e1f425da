/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-pin.h"
#include "ctl-command.h"

#include <sodium.h>

#include <string.h>

static void
test_folds_every_script (void)
{
  const char *typed[] = { "481516", " 48-15 16 ", "٤٨١٥١٦", "۴۸۱۵۱۶" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    char *pin = ctl_pin_parse (typed[i], NULL);

    g_assert_cmpstr (pin, ==, "481516");
    ctl_pin_free (pin);
  }
}

static void
test_refuses_what_is_short_or_guessed_first (void)
{
  const char *bad[] = { "",       "48151",  "4815162342481", "48151a", "000000",
                        "123456", "654321", "9876543",       "٧٧٧٧٧٧", "pass-word" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ctl_pin_parse (bad[i], &error));
    g_assert_error (error, CTL_ERROR, CTL_ERROR_FAILED);
  }
}

static void
test_hashes_with_owasps_least_or_more (void)
{
  g_autofree char *first = ctl_pin_hash ("481516", NULL);
  g_autofree char *second = ctl_pin_hash ("481516", NULL);
  guint memory_kib = 0;
  guint passes = 0;

  g_assert_cmpint (sscanf (first, "$argon2id$v=19$m=%u,t=%u,p=1$", &memory_kib, &passes), ==, 2);
  g_assert_cmpuint (memory_kib, >=, 19 * 1024);
  g_assert_cmpuint (passes, >=, 2);
  g_assert_cmpstr (first, !=, second);
  g_strchomp (first);
  g_assert_cmpint (crypto_pwhash_str_verify (first, "481516", 6), ==, 0);
  g_assert_cmpint (crypto_pwhash_str_verify (first, "481517", 6), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  g_test_add_func ("/ctl/pin/folds-every-script", test_folds_every_script);
  g_test_add_func ("/ctl/pin/refuses-what-is-short-or-guessed-first",
                   test_refuses_what_is_short_or_guessed_first);
  g_test_add_func ("/ctl/pin/hashes-with-owasps-least-or-more",
                   test_hashes_with_owasps_least_or_more);

  return g_test_run ();
}

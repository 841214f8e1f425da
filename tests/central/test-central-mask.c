/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-mask.h"

static void
assert_masked (const char *name, const char *expected)
{
  g_autofree char *masked = central_mask_name (name);

  g_assert_cmpstr (masked, ==, expected);
}

static void
test_leaves_enough_to_compare (void)
{
  assert_masked ("Sandbox Beneficiary", "S•••• B••••");
  assert_masked ("مستفيد تجريبي", "م•••• ت••••");
  assert_masked ("", "");
  assert_masked ("A", "A");
}

static void
test_keeps_numbers (void)
{
  assert_masked ("Plan 505/ج/س, plot 12", "P•••• 505/ج/س, p•••• 12");
  assert_masked ("القطعة ١٢", "ا•••• ١٢");
}

static void
test_leaves_the_end_of_a_telephone (void)
{
  g_autofree char *masked = central_mask_mobile ("+966512345678");

  g_assert_cmpstr (masked, ==, "05•••••678");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/mask/leaves-enough-to-compare", test_leaves_enough_to_compare);
  g_test_add_func ("/central/mask/keeps-numbers", test_keeps_numbers);
  g_test_add_func ("/central/mask/leaves-the-end-of-a-telephone",
                   test_leaves_the_end_of_a_telephone);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-typing.h"

#include "civic-digits.h"

#define S "\u00A0"

static void
check (KioskTyping typing, const char *typed, const char *expected)
{
  g_autofree char *grouped = kiosk_typing_group (typing, typed);
  g_autofree char *again = kiosk_typing_group (typing, grouped);

  g_assert_cmpstr (grouped, ==, expected);
  g_assert_cmpstr (again, ==, grouped);
}

static void
groups_numbers_in_fours (void)
{
  check (KIOSK_TYPING_NUMBER, "", "");
  check (KIOSK_TYPING_NUMBER, "4030", "4030");
  check (KIOSK_TYPING_NUMBER, "40301", "4030" S "1");
  check (KIOSK_TYPING_NUMBER, "4030 1728-56", "4030" S "1728" S "56");
  check (KIOSK_TYPING_NUMBER, "٤٠٣٠١٧٢٨", "٤٠٣٠" S "١٧٢٨");
}

static void
groups_mobiles_as_they_are_said (void)
{
  check (KIOSK_TYPING_MOBILE, "0500000000", "050" S "000" S "0000");
  check (KIOSK_TYPING_MOBILE, "05000000001234", "050" S "000" S "0000" S "1234");
}

static void
writes_codes_in_capitals (void)
{
  check (KIOSK_TYPING_CODE, "jrda3417", "JRDA" S "3417");
  check (KIOSK_TYPING_TRACKING, "7k3m9qxt2f4hw8d16", "7K3M-9QXT-2F4H-W8D1-6");
}

static void
leaves_prose_and_decimals_alone (void)
{
  check (KIOSK_TYPING_PROSE, "مخبز - روابي", "مخبز - روابي");
  check (KIOSK_TYPING_DECIMAL, "12345.75", "12345.75");
}

static void
is_undone_by_folding (void)
{
  g_autofree char *grouped = kiosk_typing_group (KIOSK_TYPING_NUMBER, "٤٠٣٠١٧٢٨٥٦");
  g_autofree char *folded = civic_digits_fold (grouped);

  g_assert_cmpstr (folded, ==, "4030172856");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk/typing/groups-numbers-in-fours", groups_numbers_in_fours);
  g_test_add_func ("/kiosk/typing/groups-mobiles-as-they-are-said",
                   groups_mobiles_as_they_are_said);
  g_test_add_func ("/kiosk/typing/writes-codes-in-capitals", writes_codes_in_capitals);
  g_test_add_func ("/kiosk/typing/leaves-prose-and-decimals-alone",
                   leaves_prose_and_decimals_alone);
  g_test_add_func ("/kiosk/typing/is-undone-by-folding", is_undone_by_folding);
  return g_test_run ();
}

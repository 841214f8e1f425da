/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include <string.h>

#include "kiosk-plain-text.h"

static void
check (const char *text, const char *expected)
{
  g_autofree char *plain = kiosk_plain_text (text, 20);

  g_assert_cmpstr (plain, ==, expected);
}

static void
leaves_sentences_alone (void)
{
  check ("مخبز روابي الحجاز", "مخبز روابي الحجاز");
  check ("A & B <i>", "A & B <i>");
  check ("می\u200Cخواهم", "می\u200Cخواهم");
}

static void
drops_what_steers_or_blanks (void)
{
  check ("\u202Eabc\u2066\u200F", "abc");
  check ("a\a\x7f"
         "b",
         "ab");
  check ("one\ntwo\u2028three", "one two three");
  check (NULL, "");
}

static void
mends_broken_bytes (void)
{
  check ("a\xff\xfe"
         "b",
         "a\uFFFD\uFFFDb");
}

static void
cuts_a_megabyte_short (void)
{
  g_autofree char *huge = g_strnfill (1024 * 1024, 'x');
  g_autofree char *plain = kiosk_plain_text (huge, 20);

  g_assert_cmpint (g_utf8_strlen (plain, -1), ==, 21);
  g_assert_true (g_str_has_suffix (plain, "…"));
}

static void
keeps_exactly_as_many_as_allowed (void)
{
  check ("ابتثجحخدذرزسشصضطظعغف", "ابتثجحخدذرزسشصضطظعغف");
  check ("ابتثجحخدذرزسشصضطظعغفق", "ابتثجحخدذرزسشصضطظعغف…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk/plain-text/leaves-sentences-alone", leaves_sentences_alone);
  g_test_add_func ("/kiosk/plain-text/drops-what-steers-or-blanks", drops_what_steers_or_blanks);
  g_test_add_func ("/kiosk/plain-text/mends-broken-bytes", mends_broken_bytes);
  g_test_add_func ("/kiosk/plain-text/cuts-a-megabyte-short", cuts_a_megabyte_short);
  g_test_add_func ("/kiosk/plain-text/keeps-exactly-as-many-as-allowed",
                   keeps_exactly_as_many_as_allowed);
  return g_test_run ();
}

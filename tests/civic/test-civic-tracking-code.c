/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-tracking-code.h"

#include <string.h>

#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"
#define RANDOM_CODE_COUNT 300

static void
assert_refused (const char *text)
{
  g_autofree char *parsed = civic_tracking_code_parse (text);

  g_assert_null (parsed);
}

static void
assert_parses (const char *text, const char *bare)
{
  g_autofree char *parsed = civic_tracking_code_parse (text);

  g_assert_cmpstr (parsed, ==, bare);
}

static void
test_draws_valid_codes_that_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < RANDOM_CODE_COUNT; i++) {
    char *code = civic_tracking_code_draw ();

    g_assert_cmpuint (strlen (code), ==, CIVIC_TRACKING_CODE_LENGTH);
    g_assert_true (civic_tracking_code_is_valid (code));
    g_assert_null (strpbrk (code, "*~$=U"));
    g_assert_true (g_hash_table_add (seen, code));
  }
}

/* Codes of every check, also of those a kiosk does not give out. */
static char *
draw_any (void)
{
  guint8 bytes[CIVIC_TRACKING_CODE_BYTES];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_test_rand_int_range (0, 256);
  return civic_tracking_code_from_bytes (bytes);
}

/* 37 is prime, 32 is no multiple of it, and two symbols differ by at most 36. */
static void
test_catches_every_substitution (void)
{
  for (int i = 0; i < RANDOM_CODE_COUNT; i++) {
    g_autofree char *code = draw_any ();

    for (gsize position = 0; position < CIVIC_TRACKING_CODE_LENGTH; position++)
      for (const char *symbol = ALPHABET; *symbol != '\0'; symbol++) {
        char original = code[position];

        code[position] = *symbol;
        g_assert_cmpint (civic_tracking_code_is_valid (code), ==, *symbol == original);
        code[position] = original;
      }
  }
}

static void
test_catches_every_adjacent_transposition (void)
{
  for (int i = 0; i < RANDOM_CODE_COUNT; i++) {
    g_autofree char *code = draw_any ();

    for (gsize position = 0; position + 1 < CIVIC_TRACKING_CODE_LENGTH; position++) {
      g_autofree char *swapped = g_strdup (code);

      swapped[position] = code[position + 1];
      swapped[position + 1] = code[position];
      g_assert_cmpint (civic_tracking_code_is_valid (swapped), ==, g_str_equal (swapped, code));
    }
  }
}

static void
test_accepts_what_people_type (void)
{
  assert_parses ("7K3M9QXT2F4HW8D1Z", "7K3M9QXT2F4HW8D1Z");
  assert_parses ("7K3M-9QXT-2F4H-W8D1-Z", "7K3M9QXT2F4HW8D1Z");
  assert_parses (" 7k3m 9qxt 2f4h w8d1 Z ", "7K3M9QXT2F4HW8D1Z");
  assert_parses ("٧k٣m-٩qxt-٢f٤h-w٨d١-Z", "7K3M9QXT2F4HW8D1Z");
  assert_parses ("۷k۳m-۹qxt-۲f۴h-w۸d۱-Z", "7K3M9QXT2F4HW8D1Z");
  assert_parses ("\xe2\x81\xa6"
                 "7K3M-9QXT-2F4H-W8D1-Z\xe2\x81\xa9",
                 "7K3M9QXT2F4HW8D1Z");
}

static void
test_reads_look_alikes_as_digits (void)
{
  assert_parses ("OOOO-oooo-0000-0000-0", "00000000000000000");
  assert_parses ("0000000000000001 1", "00000000000000011");
  assert_parses ("000000000000000I-l", "00000000000000011");
  assert_parses ("000000000000000L-i", "00000000000000011");
}

static void
test_reads_crockfords_extra_checks (void)
{
  assert_parses ("zzzz-zzzz-zzzz-zzzz-~", "ZZZZZZZZZZZZZZZZ~");
  assert_parses ("0000 0000 0000 0014 u", "0000000000000014U");
  assert_parses ("0000000000000010*", "0000000000000010*");
}

static void
test_refuses_other_text (void)
{
  assert_refused ("");
  assert_refused ("0");
  assert_refused ("0000000000000000");
  assert_refused ("000000000000000000");
  assert_refused ("U0000000000000000");
  assert_refused ("7K3M9QXT2F4HW8D1%");
  assert_refused ("7K3M9QXT2F4HW8D1é");
  assert_refused ("\xff\xfe");
}

static void
test_groups_for_people (void)
{
  g_autofree char *grouped = civic_tracking_code_group ("7K3M9QXT2F4HW8D1Z");

  g_assert_cmpstr (grouped, ==, "7K3M-9QXT-2F4H-W8D1-Z");
}

static void
test_bytes_go_both_ways (void)
{
  static const guint8 highest[CIVIC_TRACKING_CODE_BYTES] = { 255, 255, 255, 255, 255,
                                                             255, 255, 255, 255, 255 };
  g_autofree char *last = civic_tracking_code_from_bytes (highest);

  g_assert_true (g_str_has_prefix (last, "ZZZZZZZZZZZZZZZZ"));

  for (int i = 0; i < RANDOM_CODE_COUNT; i++) {
    g_autofree char *code = draw_any ();
    g_autofree char *again = NULL;
    guint8 bytes[CIVIC_TRACKING_CODE_BYTES];

    civic_tracking_code_to_bytes (code, bytes);
    again = civic_tracking_code_from_bytes (bytes);
    g_assert_cmpstr (again, ==, code);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/tracking-code/" name, function)
  TEST ("draws-valid-codes-that-differ", test_draws_valid_codes_that_differ);
  TEST ("catches-every-substitution", test_catches_every_substitution);
  TEST ("catches-every-adjacent-transposition", test_catches_every_adjacent_transposition);
  TEST ("accepts-what-people-type", test_accepts_what_people_type);
  TEST ("reads-look-alikes-as-digits", test_reads_look_alikes_as_digits);
  TEST ("reads-crockfords-extra-checks", test_reads_crockfords_extra_checks);
  TEST ("refuses-other-text", test_refuses_other_text);
  TEST ("groups-for-people", test_groups_for_people);
  TEST ("bytes-go-both-ways", test_bytes_go_both_ways);

  return g_test_run ();
}

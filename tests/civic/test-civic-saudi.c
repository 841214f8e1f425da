/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-saudi.h"

#include <string.h>

/* The rows of the mission's tables, invented numbers all. NULL: refused. */
typedef struct {
  const char *typed;
  const char *canonical;
} Row;

static void
assert_rows (char *(*parse) (const char *text), const Row *rows, gsize row_count)
{
  for (gsize i = 0; i < row_count; i++) {
    g_autofree char *parsed = parse (rows[i].typed);

    g_assert_cmpstr (parsed, ==, rows[i].canonical);
  }
}

static char *
parse_citizen (const char *text)
{
  CivicSaudiPerson person = CIVIC_SAUDI_PERSON_RESIDENT;
  char *id = civic_saudi_parse_person_id (text, &person);

  g_assert_true (id == NULL || person == CIVIC_SAUDI_PERSON_CITIZEN);
  return id;
}

static char *
parse_resident (const char *text)
{
  CivicSaudiPerson person = CIVIC_SAUDI_PERSON_CITIZEN;
  char *id = civic_saudi_parse_person_id (text, &person);

  g_assert_true (id == NULL || person == CIVIC_SAUDI_PERSON_RESIDENT);
  return id;
}

static void
test_accepts_citizens (void)
{
  static const Row rows[] = {
    { "1000000008", "1000000008" },
    { "1055123457", "1055123457" },
    { "1122334459", "1122334459" },
    { "1101798278", "1101798278" },
    { "١٠٠٠٠٠٠٠٠٨", "1000000008" },
    { "۱۰۰۰۰۰۰۰۰۸", "1000000008" },
    { "1055-123-457", "1055123457" },
    { " 1055 123 457 ", "1055123457" },
    { "\xe2\x80\x8f"
      "1000000008",
      "1000000008" },
  };

  assert_rows (parse_citizen, rows, G_N_ELEMENTS (rows));
}

static void
test_accepts_residents (void)
{
  static const Row rows[] = {
    { "2000000006", "2000000006" },
    { "2345678904", "2345678904" },
    { "2987654320", "2987654320" },
  };

  assert_rows (parse_resident, rows, G_N_ELEMENTS (rows));
}

static void
test_refuses_other_persons (void)
{
  static const Row rows[] = {
    { "1071724369", NULL },  /* the sum modulo 10 is 8 */
    { "1000000000", NULL },  /* check digit */
    { "3000000004", NULL },  /* the check digit is right, the first is a border number's */
    { "105512345", NULL },   /* 9 digits */
    { "10551234571", NULL }, /* 11 digits */
    { "١٠٥٥١٢٣٤٥٨", NULL },  /* folds to a wrong check digit */
    { "", NULL },
    { "10551234A7", NULL },
    { "1055123457x", NULL },
    { "\xff", NULL },
  };

  assert_rows (parse_citizen, rows, G_N_ELEMENTS (rows));
}

/* Luhn's promise: one wrong digit never passes. */
static void
test_catches_every_wrong_digit_of_a_person (void)
{
  char id[] = "1055123457";

  for (gsize position = 0; position < 10; position++)
    for (char digit = '0'; digit <= '9'; digit++) {
      char original = id[position];
      g_autofree char *parsed = NULL;

      id[position] = digit;
      parsed = civic_saudi_parse_person_id (id, NULL);
      g_assert_cmpint (parsed != NULL, ==, digit == original);
      id[position] = original;
    }
}

static void
test_brings_mobiles_to_e164 (void)
{
  static const Row rows[] = {
    { "0501234567", "+966501234567" },       { "501234567", "+966501234567" },
    { "+966501234567", "+966501234567" },    { "00966501234567", "+966501234567" },
    { "966501234567", "+966501234567" },     { "٠٥٠١٢٣٤٥٦٧", "+966501234567" },
    { "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧", "+966501234567" }, { "050-123-4567", "+966501234567" },
    { "0599999999", "+966599999999" },
  };

  assert_rows (civic_saudi_parse_mobile, rows, G_N_ELEMENTS (rows));
}

static void
test_refuses_other_phones (void)
{
  static const Row rows[] = {
    { "0121234567", NULL },    { "+966121234567", NULL },  { "940", NULL },
    { "911", NULL },           { "050123456", NULL },      { "05012345678", NULL },
    { "+971501234567", NULL }, { "+9660501234567", NULL }, { "", NULL },
    { "05O1234567", NULL },    { "++966501234567", NULL }, { "0966501234567", NULL },
  };

  assert_rows (civic_saudi_parse_mobile, rows, G_N_ELEMENTS (rows));
}

static void
test_knows_unified_numbers (void)
{
  static const Row rows[] = {
    { "7001234567", "7001234567" }, { "٧٠٠ ١٢٣ ٤٥٦٧", "7001234567" }, { "4030172856", NULL },
    { "700123456", NULL },          { "70012345678", NULL },          { "700123456x", NULL },
  };

  assert_rows (civic_saudi_parse_unified_number, rows, G_N_ELEMENTS (rows));
}

static void
test_knows_registrations (void)
{
  static const Row rows[] = {
    { "4030172856", "4030172856" }, { "٤٠٣٠ ١٧٢٨ ٥٦", "4030172856" },
    { "1010000001", "1010000001" }, { "7001234567", NULL },
    { "403017285", NULL },
  };

  assert_rows (civic_saudi_parse_registration, rows, G_N_ELEMENTS (rows));
}

static void
test_knows_short_addresses (void)
{
  static const Row rows[] = {
    { "RAAA2919", "RAAA2919" },
    { "ECAB2823", "ECAB2823" },
    { "raaa2919", "RAAA2919" },
    { "JRDA 3417", "JRDA3417" },
    { "raaa٢٩١٩", "RAAA2919" },
    { "RAAA-2919", "RAAA2919" },
    { "RAA2919", NULL },
    { "RAAAA2919", NULL },
    { "RAAA291", NULL },
    { "RAAA29190", NULL },
    { "2919RAAA", NULL },
    { "رأأأ2919", NULL },
    { "", NULL },
  };

  assert_rows (civic_saudi_parse_short_address, rows, G_N_ELEMENTS (rows));
}

static void
test_knows_establishments (void)
{
  static const Row rows[] = {
    { "4030172856", "4030172856" },
    { "٧٠٠١٢٣٤٥٦٧", "7001234567" },
    { "403017285", NULL },
    { "403017285x", NULL },
  };

  assert_rows (civic_saudi_parse_establishment, rows, G_N_ELEMENTS (rows));
}

static void
test_knows_border_numbers (void)
{
  static const Row rows[] = {
    { "3000000004", "3000000004" }, { "٤١٢٣٤٥٦٧٨٩", "4123456789" }, { "5123456789", "5123456789" },
    { "2000000006", NULL },         { "6123456789", NULL },         { "300000000", NULL },
  };

  assert_rows (civic_saudi_parse_border_number, rows, G_N_ELEMENTS (rows));
}

static void
test_knows_ids_of_the_gulf (void)
{
  static const Row rows[] = {
    { "784-1980-1234567-1", "784198012345671" },
    { "281010112345", "281010112345" },
    { "1234567", "1234567" },
    { "123456", NULL },
    { "1055123458", NULL },
    { "1234567890123456", NULL },
    { "A1234567", NULL },
  };

  assert_rows (civic_saudi_parse_gcc_id, rows, G_N_ELEMENTS (rows));
}

/* A published sample, and invented ones. */
static void
test_catches_every_wrong_digit_of_an_iban (void)
{
  static const char iban[] = "SA0380000000608010167519";
  g_autofree char *right = civic_saudi_parse_iban (iban);

  g_assert_cmpstr (right, ==, iban);
  for (gsize i = 2; i < strlen (iban); i++)
    for (char digit = '0'; digit <= '9'; digit++) {
      g_autofree char *wrong = g_strdup (iban);
      g_autofree char *parsed = NULL;

      wrong[i] = digit;
      parsed = civic_saudi_parse_iban (wrong);
      g_assert_true ((parsed != NULL) == (digit == iban[i]));
    }
}

static void
test_knows_all_letters_of_plates (void)
{
  static const char *const letters[][2] = {
    { "ا", "A" }, { "ب", "B" }, { "ح", "J" }, { "د", "D" }, { "ر", "R" }, { "س", "S" },
    { "ص", "X" }, { "ط", "T" }, { "ع", "E" }, { "ق", "G" }, { "ك", "K" }, { "ل", "L" },
    { "م", "Z" }, { "ن", "N" }, { "ه", "H" }, { "و", "U" }, { "ى", "V" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autofree char *typed = g_strconcat (letters[i][0], "١", NULL);
    g_autofree char *canonical = g_strconcat (letters[i][1], " 1", NULL);
    g_autofree char *parsed = civic_saudi_parse_plate (typed);
    g_autofree char *of_latin = civic_saudi_parse_plate (canonical);
    g_autofree char *shown = civic_saudi_display_plate (canonical, "ar");

    g_assert_cmpstr (parsed, ==, canonical);
    g_assert_cmpstr (of_latin, ==, canonical);
    g_assert_true (g_str_has_prefix (shown, letters[i][0]));
  }
}

static void
test_knows_no_other_letter_of_plates (void)
{
  for (char letter = 'A'; letter <= 'Z'; letter++) {
    const char typed[] = { letter, '1', '\0' };
    g_autofree char *parsed = civic_saudi_parse_plate (typed);

    g_assert_true ((parsed != NULL) == (strchr ("ABJDRSXTEGKLZNHUV", letter) != NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add_func ("/civic/saudi/" name, function)
  TEST ("accepts-citizens", test_accepts_citizens);
  TEST ("accepts-residents", test_accepts_residents);
  TEST ("refuses-other-persons", test_refuses_other_persons);
  TEST ("catches-every-wrong-digit-of-a-person", test_catches_every_wrong_digit_of_a_person);
  TEST ("brings-mobiles-to-e164", test_brings_mobiles_to_e164);
  TEST ("refuses-other-phones", test_refuses_other_phones);
  TEST ("knows-unified-numbers", test_knows_unified_numbers);
  TEST ("knows-registrations", test_knows_registrations);
  TEST ("knows-short-addresses", test_knows_short_addresses);
  TEST ("knows-establishments", test_knows_establishments);
  TEST ("knows-border-numbers", test_knows_border_numbers);
  TEST ("knows-ids-of-the-gulf", test_knows_ids_of_the_gulf);
  TEST ("catches-every-wrong-digit-of-an-iban", test_catches_every_wrong_digit_of_an_iban);
  TEST ("knows-all-letters-of-plates", test_knows_all_letters_of_plates);
  TEST ("knows-no-other-letter-of-plates", test_knows_no_other_letter_of_plates);

  return g_test_run ();
}

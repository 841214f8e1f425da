/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-language.h"
#include "kiosk-printer.h"

#include "print-condition.h"

typedef const char *(*Say) (const KioskPrinterReason *reason);

static const char *
get_remedy (const KioskPrinterReason *reason)
{
  return kiosk_printer_reason_get_remedy (reason, FALSE);
}

static const char *
get_sheet_remedy (const KioskPrinterReason *reason)
{
  return kiosk_printer_reason_get_remedy (reason, TRUE);
}

static const KioskPrinterReason *
find (PrintReason reason)
{
  return kiosk_printer_reason_find (KIOSK_PRINTER_UNKNOWN, print_reason_to_string (reason));
}

static void
test_every_reason_is_known (void)
{
  for (PrintReason reason = PRINT_REASON_NONE; reason <= PRINT_REASON_OTHER; reason++)
    g_assert_cmpstr (kiosk_printer_reason_get_word (find (reason)), ==,
                     print_reason_to_string (reason));
}

/* What two reasons say in one sentence, they do not tell apart. */
static void
assert_all_differ (Say say, const char *language)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  kiosk_language_apply (language);
  for (PrintReason reason = PRINT_REASON_NONE; reason <= PRINT_REASON_OTHER; reason++) {
    const char *sentence = say (find (reason));

    g_assert_cmpint (g_utf8_strlen (sentence, -1), >, 2);
    if (!g_hash_table_add (said, g_strdup (sentence)))
      g_error ("%s: “%s” is said twice in %s", print_reason_to_string (reason), sentence, language);
  }
}

static void
test_each_has_its_own_words (gconstpointer language)
{
  assert_all_differ (kiosk_printer_reason_say, language);
  assert_all_differ (kiosk_printer_reason_name, language);
  assert_all_differ (get_remedy, language);
  assert_all_differ (get_sheet_remedy, language);
}

static void
test_each_is_translated (gconstpointer language)
{
  static const Say words[] = { kiosk_printer_reason_say, kiosk_printer_reason_name, get_remedy,
                               get_sheet_remedy };

  for (PrintReason reason = PRINT_REASON_NONE; reason <= PRINT_REASON_OTHER; reason++)
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
      g_autofree char *english = NULL;

      kiosk_language_apply ("en");
      english = g_strdup (words[i](find (reason)));
      kiosk_language_apply (language);
      g_assert_cmpstr (words[i](find (reason)), !=, english);
    }
}

static void
test_unknown_words (void)
{
  g_assert_cmpstr (
    kiosk_printer_reason_get_word (kiosk_printer_reason_find (KIOSK_PRINTER_READY, "on-fire")), ==,
    "other");
  g_assert_cmpint (kiosk_printer_from_string ("splendid"), ==, KIOSK_PRINTER_UNKNOWN);
  g_assert_cmpint (kiosk_printer_from_string (NULL), ==, KIOSK_PRINTER_UNKNOWN);
  g_assert_cmpint (kiosk_printer_from_string ("none"), ==, KIOSK_PRINTER_UNKNOWN);
}

static void
test_states_explain_themselves (void)
{
  static const struct {
    KioskPrinter printer;
    PrintReason reason;
  } cases[] = {
    { KIOSK_PRINTER_OUT, PRINT_REASON_PAPER_OUT }, { KIOSK_PRINTER_JAMMED, PRINT_REASON_JAM },
    { KIOSK_PRINTER_OPEN, PRINT_REASON_COVER },    { KIOSK_PRINTER_OFFLINE, PRINT_REASON_OFF },
    { KIOSK_PRINTER_LOW, PRINT_REASON_PAPER_LOW }, { KIOSK_PRINTER_READY, PRINT_REASON_NONE },
    { KIOSK_PRINTER_UNKNOWN, PRINT_REASON_NONE },
  };
  static const char *const nothing[] = { NULL, "", "none" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (nothing); j++)
      g_assert_true (kiosk_printer_reason_find (cases[i].printer, nothing[j]) ==
                     find (cases[i].reason));
}

static void
test_promises (void)
{
  g_assert_true (kiosk_printer_can_print (KIOSK_PRINTER_READY));
  g_assert_true (kiosk_printer_can_print (KIOSK_PRINTER_LOW));
  g_assert_false (kiosk_printer_can_print (KIOSK_PRINTER_UNKNOWN));
  g_assert_false (kiosk_printer_can_print (KIOSK_PRINTER_OFFLINE));
  g_assert_true (kiosk_printer_wants_a_hand (KIOSK_PRINTER_JAMMED));
  g_assert_false (kiosk_printer_wants_a_hand (KIOSK_PRINTER_LOW));
  g_assert_false (kiosk_printer_wants_a_hand (KIOSK_PRINTER_UNKNOWN));
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/printer/knows-every-reason-of-the-list", test_every_reason_is_known);
  g_test_add_data_func ("/kiosk/printer/has-a-sentence-and-a-remedy-for-each-in-arabic", "ar",
                        test_each_has_its_own_words);
  g_test_add_data_func ("/kiosk/printer/has-a-sentence-and-a-remedy-for-each-in-english", "en",
                        test_each_has_its_own_words);
  g_test_add_data_func ("/kiosk/printer/has-a-sentence-and-a-remedy-for-each-in-urdu", "ur",
                        test_each_has_its_own_words);
  g_test_add_data_func ("/kiosk/printer/leaves-nothing-in-english-in-arabic", "ar",
                        test_each_is_translated);
  g_test_add_data_func ("/kiosk/printer/leaves-nothing-in-english-in-urdu", "ur",
                        test_each_is_translated);
  g_test_add_func ("/kiosk/printer/takes-no-unknown-word-for-good-news", test_unknown_words);
  g_test_add_func ("/kiosk/printer/explains-a-state-without-a-reason",
                   test_states_explain_themselves);
  g_test_add_func ("/kiosk/printer/promises-paper-only-when-it-can", test_promises);

  return g_test_run ();
}

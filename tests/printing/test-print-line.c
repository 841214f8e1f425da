/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* Who searches a receipt's file for a word finds it: letters in the order they are read, and a
 * blank between words. */

#include "print-page.h"

#include "support-page.h"

static void
assert_is_read (const char *text, PrintDirection direction)
{
  static const PrintMedium roll = { .width_mm = 80, .dots_per_inch = 203 };
  g_autoptr (PrintDocument) document = print_document_new (direction);
  g_autoptr (PrintPage) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  /* pdftotext takes a page to run as most of its letters do. */
  if (direction == PRINT_DIRECTION_RTL)
    print_document_add_paragraph (document, "أمانة محافظة جدة ومركز الخدمة في مجمع الأندلس",
                                  PRINT_SIZE_NORMAL, FALSE);
  print_document_add_paragraph (document, text, PRINT_SIZE_NORMAL, FALSE);
  page = print_page_render (document, &roll, &error);
  g_assert_no_error (error);
  words = support_page_read_words (page->pdf);
  support_page_assert_words (words, text);
}

static void
test_keeps_lam_before_alef (void)
{
  assert_is_read ("الإجمالي", PRINT_DIRECTION_RTL);
  assert_is_read ("استلام الأوراق الآن لا غداً", PRINT_DIRECTION_RTL);
}

static void
test_keeps_vowels_in_their_words (void)
{
  assert_is_read ("سدّد الرسوم فوراً", PRINT_DIRECTION_RTL);
  assert_is_read ("تُطبع رقمياً وموقّعة", PRINT_DIRECTION_RTL);
}

static void
test_keeps_numbers_apart_from_words (void)
{
  assert_is_read ("١٢ جمادى الآخرة ١٤٤٨ هـ", PRINT_DIRECTION_RTL);
  assert_is_read ("المفوتر 185 والفاتورة 20261122004713 هنا", PRINT_DIRECTION_RTL);
  assert_is_read ("ضريبة القيمة المضافة ١٥٪", PRINT_DIRECTION_RTL);
}

static void
test_keeps_scripts_apart (void)
{
  assert_is_read ("مركز Al Andalus Mall في جدة", PRINT_DIRECTION_RTL);
  assert_is_read ("The shop مخبز النخيل is open", PRINT_DIRECTION_LTR);
}

static void
test_reads_urdu (void)
{
  assert_is_read ("درخواست گزار کی فیس ۱۲ ریال ہے", PRINT_DIRECTION_RTL);
  assert_is_read ("کوڈ اسکین کریں یا 940 پر کال کریں۔", PRINT_DIRECTION_RTL);
}

static void
test_takes_ligatures_apart (void)
{
  assert_is_read ("Office of affairs, Café Zoë", PRINT_DIRECTION_LTR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/line/keeps-lam-before-alef", test_keeps_lam_before_alef);
  g_test_add_func ("/printing/line/keeps-vowels-in-their-words", test_keeps_vowels_in_their_words);
  g_test_add_func ("/printing/line/keeps-numbers-apart-from-words",
                   test_keeps_numbers_apart_from_words);
  g_test_add_func ("/printing/line/keeps-scripts-apart", test_keeps_scripts_apart);
  g_test_add_func ("/printing/line/reads-urdu", test_reads_urdu);
  g_test_add_func ("/printing/line/takes-ligatures-apart", test_takes_ligatures_apart);
  return g_test_run ();
}

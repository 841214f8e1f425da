/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* Judged by what others read: poppler the words, zbar the QR, and the dots of a 203 dpi head. */

#include "print-page.h"

#include "support-page.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define CODE "7K3M-9QXT-2F4H-W8D1-6"
#define LINK                                                                                       \
  "https://127.0.0.1:40123/t/AQ7K3M9QXT2F4HW8D16.S0VEgmZmOQ8Zc0xPq2J1QmFjZGVmZ2hpamtsbW5vcHFyc3R1" \
  "dnd4eXoxMjM0NTY3ODkwYWJjZGVmZ2hpamtsbW5v"

static const PrintMedium roll_80 = { .width_mm = 80, .dots_per_inch = 203 };
static const PrintMedium roll_58 = { .width_mm = 58, .dots_per_inch = 203 };

static PrintDocument *
make_receipt (PrintDirection direction)
{
  PrintDocument *document = print_document_new (direction);

  print_document_add_centred (document, "أمانة محافظة جدة", PRINT_SIZE_TITLE, TRUE);
  print_document_add_centred (document, "Jeddah Municipality", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_rule (document);
  print_document_add_qr (document, LINK);
  print_document_add_code (document, CODE);
  print_document_add_rule (document);
  print_document_add_pair (document, "الخدمة", "إصدار رخصة تجارية", PRINT_SIZE_NORMAL, TRUE);
  print_document_add_pair_ltr (document, "Service", "New commercial licence");
  print_document_add_amount (document, "رسوم النشاط", "480.00", FALSE);
  print_document_add_money (document, "رسوم اللوحة", "177.50", FALSE);
  print_document_add_money (document, "الإجمالي · Total", "657.50", TRUE);
  print_document_add_paragraph (document, "هاتف +966 50 123 4567", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_step (document, "١", "سدّد الرسوم خلال ٧ أيام.");
  return document;
}

static PrintPage *
render (PrintDocument *document, const PrintMedium *medium)
{
  g_autoptr (GError) error = NULL;
  PrintPage *page = print_page_render (document, medium, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);
  return page;
}

static void
test_is_as_wide_as_the_roll_in_whole_points (void)
{
  g_autoptr (PrintDocument) document = make_receipt (PRINT_DIRECTION_RTL);
  g_autoptr (PrintPage) wide = render (document, &roll_80);
  g_autoptr (PrintPage) narrow = render (document, &roll_58);
  const char *arguments[] = { "pdfinfo", "-", NULL };
  g_autoptr (GBytes) output = support_page_pipe (wide->pdf, arguments);
  g_autofree char *expected = g_strdup_printf ("226 x %u pts", wide->height_points);
  gsize length;
  const char *text = g_bytes_get_data (output, &length);

  g_assert_cmpuint (wide->width_points, ==, 226);
  g_assert_cmpuint (narrow->width_points, ==, 164);
  g_assert_nonnull (g_strstr_len (text, (gssize) length, expected));
  g_assert_nonnull (g_strstr_len (text, (gssize) length, "Pages:           1\n"));
}

static void
test_grows_with_its_text (void)
{
  g_autoptr (PrintDocument) one = print_document_new (PRINT_DIRECTION_LTR);
  g_autoptr (PrintDocument) two = print_document_new (PRINT_DIRECTION_LTR);
  g_autoptr (PrintPage) page_one = NULL, page_two = NULL;

  print_document_add_paragraph (one, "x", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_paragraph (two, "x", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_paragraph (two, "x", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_space (two, 100);
  page_one = render (one, &roll_80);
  page_two = render (two, &roll_80);
  g_assert_cmpuint (page_two->height_points, >=, page_one->height_points + 100 + 9);
}

static void
test_can_be_searched_in_both_scripts (gconstpointer direction)
{
  g_autoptr (PrintDocument) document = make_receipt (GPOINTER_TO_INT (direction));
  g_autoptr (PrintPage) page = render (document, &roll_80);
  g_autofree char *text = support_page_read_words (page->pdf);

  support_page_assert_words (text, CODE);
  support_page_assert_words (text, "480.00");
  support_page_assert_words (text, "657.50");
  support_page_assert_words (text, "+966 50 123 4567");
  support_page_assert_words (text, "New commercial licence");
  support_page_assert_words (text, "محافظة");
  support_page_assert_words (text, "تجارية");
}

static void
test_has_a_qr_a_phone_reads (gconstpointer pointer)
{
  const PrintMedium *medium = pointer;
  g_autoptr (PrintDocument) document = make_receipt (PRINT_DIRECTION_RTL);
  g_autoptr (PrintPage) page = render (document, medium);
  g_autofree char *folder = g_dir_make_tmp ("kushk-page-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "page.pgm", NULL);
  const char *raster_arguments[] = { "pdftoppm", "-r", "203", "-mono", "-", NULL };
  const char *zbar_arguments[] = { "zbarimg", "-q", "--raw", "--nodbus", picture, NULL };
  g_autoptr (GBytes) bitmap = support_page_pipe (page->pdf, raster_arguments);
  g_autoptr (GBytes) content = NULL;
  gsize length;
  const char *text;

  g_assert_true (g_file_set_contents (picture, g_bytes_get_data (bitmap, NULL),
                                      (gssize) g_bytes_get_size (bitmap), NULL));
  content = support_page_pipe (page->pdf, zbar_arguments);
  text = g_bytes_get_data (content, &length);
  g_assert_cmpmem (text, length, LINK "\n", strlen (LINK "\n"));
  g_unlink (picture);
  g_rmdir (folder);
}

/* The finder's outer edge is seven modules of whole dots, and no dot wider. */
static void
test_has_qr_modules_of_whole_dots (gconstpointer dots_per_inch)
{
  const PrintMedium medium = { .width_mm = 80, .dots_per_inch = GPOINTER_TO_UINT (dots_per_inch) };
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_LTR);
  g_autoptr (PrintPage) page = NULL;
  g_autoptr (SupportRaster) raster = NULL;
  guint left = 0, right, top = 0, run = 0, module;

  print_document_add_qr (document, LINK);
  page = render (document, &medium);
  raster = support_page_rasterise (page->pdf, medium.dots_per_inch);
  while (!memchr (raster->dots + top * raster->width, TRUE, raster->width * sizeof (gboolean)))
    top++;
  while (!support_raster_is_black (raster, left, top))
    left++;
  for (right = raster->width - 1; !support_raster_is_black (raster, right, top); right--)
    ;
  while (support_raster_is_black (raster, left + run, top))
    run++;
  module = run / 7;
  g_assert_cmpuint (run, ==, module * 7);
  g_assert_cmpuint ((right + 1 - left) % module, ==, 0);
  g_assert_cmpuint (module, >=, 4);

  /* 40 mm or more, with the quiet zone of four modules around. */
  g_assert_cmpuint (right + 1 - left, >=, 40 * medium.dots_per_inch * 10 / 254);
  g_assert_cmpuint (left, >=, 4 * module);
  g_assert_cmpuint (top, >=, 4 * module);
  g_assert_cmpuint (raster->width - right - 1, >=, 4 * module);
}

static void
test_keeps_within_the_margins (void)
{
  static const PrintDirection directions[] = { PRINT_DIRECTION_RTL, PRINT_DIRECTION_LTR };
  g_autofree char *long_word = g_strnfill (300, 'W');

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++) {
    g_autoptr (PrintDocument) document = make_receipt (directions[i]);
    g_autoptr (PrintPage) wide = NULL, narrow = NULL;
    g_autoptr (SupportRaster) wide_raster = NULL, narrow_raster = NULL;

    print_document_add_pair (document, long_word, long_word, PRINT_SIZE_TITLE, TRUE);
    print_document_add_amount (document, long_word, "1,000,000,000.00", TRUE);
    print_document_add_step (document, "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠", long_word);
    print_document_add_code (document, long_word);
    print_document_add_centred (document, "اَلْمُمَلَّكَةُ ﷺ ﷽", PRINT_SIZE_TITLE, TRUE);
    wide = render (document, &roll_80);
    narrow = render (document, &roll_58);
    wide_raster = support_page_rasterise (wide->pdf, 203);
    narrow_raster = support_page_rasterise (narrow->pdf, 203);
    support_raster_assert_margins (wide_raster, 31, 23);
    support_raster_assert_margins (narrow_raster, 39, 23);
  }
}

static void
test_gives_the_same_bytes_twice (void)
{
  g_autoptr (PrintDocument) document = make_receipt (PRINT_DIRECTION_RTL);
  g_autoptr (PrintPage) one = render (document, &roll_80);
  g_autoptr (PrintPage) two = render (document, &roll_80);

  g_assert_true (g_bytes_equal (one->pdf, two->pdf));
}

static void
test_prints_hostile_strings_as_they_are (void)
{
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_LTR);
  g_autofree char *megabyte = g_strnfill (1000 * 1000, 'x');
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *text = NULL;

  print_document_add_paragraph (document, "<span size='999'>big</span> & <b", PRINT_SIZE_NORMAL,
                                FALSE);
  print_document_add_paragraph (document, "\u202eedoc\u202c \x1b[31m", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_pair (document, megabyte, megabyte, PRINT_SIZE_TITLE, TRUE);
  print_document_add_paragraph (document, megabyte, PRINT_SIZE_TITLE, TRUE);
  print_document_add_paragraph (document, "", PRINT_SIZE_NORMAL, FALSE);
  print_document_add_pair (document, "", NULL, PRINT_SIZE_NORMAL, FALSE);
  print_document_add_step (document, "", "");
  print_document_add_code (document, "");
  page = render (document, &roll_80);
  text = support_page_read_words (page->pdf);
  support_page_assert_words (text, "<span size='999'>big</span> & <b");
  support_page_assert_words (text, "edoc [31m");
  g_assert_cmpuint (page->height_points, <, 2000);
}

static void
assert_refused (PrintDocument *document, const PrintMedium *medium)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (print_page_render (document, medium, &error));
  g_assert_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE);
}

/* A shop may be called what no font can write; its receipt comes out. */
static void
test_has_a_substitute_for_what_no_font_has (void)
{
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_LTR);
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *text = NULL;

  print_document_add_pair (document, "Name", "Cafe \U0010fffd\U0010fffe\ue000 Nour \U000e0fff!",
                           PRINT_SIZE_NORMAL, FALSE);
  page = render (document, &roll_80);
  text = support_page_read_words (page->pdf);
  support_page_assert_words (text, "Cafe \ufffd Nour \ufffd!");
}

static void
test_refuses_a_qr_that_cannot_be_made (void)
{
  static const PrintMedium coarse = { .width_mm = 58, .dots_per_inch = 150 };
  g_autoptr (PrintDocument) empty = print_document_new (PRINT_DIRECTION_RTL);
  g_autoptr (PrintDocument) endless = print_document_new (PRINT_DIRECTION_RTL);
  g_autoptr (PrintDocument) dense = print_document_new (PRINT_DIRECTION_RTL);
  g_autofree char *too_long = g_strnfill (1001, 'k');

  print_document_add_qr (empty, "");
  assert_refused (empty, &roll_80);
  print_document_add_qr (endless, too_long);
  assert_refused (endless, &roll_80);
  print_document_add_qr (dense, too_long + 1);
  assert_refused (dense, &coarse);
}

static void
test_refuses_paper_it_does_not_know (void)
{
  static const PrintMedium postcard = { 100, 148, 203 }, coarse = { 80, 0, 72 };
  g_autoptr (PrintDocument) document = make_receipt (PRINT_DIRECTION_RTL);

  assert_refused (document, &postcard);
  assert_refused (document, &coarse);
}

/* Any of Unicode, alone and in crowds: what a form takes, paper takes. */
static void
test_comes_out_whatever_it_is_given (void)
{
  static const char *const strings[] = {
    "﷽﷽﷽",
    "𒐫𒈙⸻꧅",
    "Ǻ̊̊̊ก็็็็็็็็",
    "👨‍👩‍👧‍👦 🇸🇦 1️⃣",
    "ཧཱུྃ ကြွ্যাঁ",
    "漢字カナ한글",
    "\u0378\ue000\U0010ffff",
    "אבגדहिन्दीகதภาษาພາສາქართულიհայерενκирилл",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++) {
    g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_RTL);
    g_autoptr (PrintPage) page = NULL;

    print_document_add_centred (document, strings[i], PRINT_SIZE_TITLE, TRUE);
    print_document_add_pair (document, strings[i], strings[i], PRINT_SIZE_NORMAL, TRUE);
    print_document_add_money (document, strings[i], strings[i], TRUE);
    print_document_add_code (document, strings[i]);
    page = render (document, &roll_58);
  }
}

static void
test_refuses_a_page_without_end (void)
{
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_RTL);

  for (int i = 0; i < 100; i++)
    print_document_add_space (document, 1e9);
  assert_refused (document, &roll_80);
}

static gpointer
render_in_thread (gpointer unused)
{
  g_autoptr (PrintDocument) document = make_receipt (PRINT_DIRECTION_RTL);
  g_autoptr (PrintPage) page = render (document, &roll_80);

  return g_bytes_ref (page->pdf);
}

static void
test_renders_in_any_thread (void)
{
  GThread *threads[4];
  GBytes *first = render_in_thread (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("render", render_in_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
    GBytes *pdf = g_thread_join (threads[i]);

    g_assert_true (g_bytes_equal (first, pdf));
    g_bytes_unref (pdf);
  }
  g_bytes_unref (first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/page/is-as-wide-as-the-roll-in-whole-points",
                   test_is_as_wide_as_the_roll_in_whole_points);
  g_test_add_func ("/printing/page/grows-with-its-text", test_grows_with_its_text);
  g_test_add_data_func ("/printing/page/can-be-searched-in-both-scripts/arabic",
                        GINT_TO_POINTER (PRINT_DIRECTION_RTL),
                        test_can_be_searched_in_both_scripts);
  g_test_add_data_func ("/printing/page/can-be-searched-in-both-scripts/english",
                        GINT_TO_POINTER (PRINT_DIRECTION_LTR),
                        test_can_be_searched_in_both_scripts);
  g_test_add_data_func ("/printing/page/has-a-qr-a-phone-reads/80-mm", &roll_80,
                        test_has_a_qr_a_phone_reads);
  g_test_add_data_func ("/printing/page/has-a-qr-a-phone-reads/58-mm", &roll_58,
                        test_has_a_qr_a_phone_reads);
  g_test_add_data_func ("/printing/page/has-qr-modules-of-whole-dots/203", GUINT_TO_POINTER (203),
                        test_has_qr_modules_of_whole_dots);
  g_test_add_data_func ("/printing/page/has-qr-modules-of-whole-dots/300", GUINT_TO_POINTER (300),
                        test_has_qr_modules_of_whole_dots);
  g_test_add_data_func ("/printing/page/has-qr-modules-of-whole-dots/600", GUINT_TO_POINTER (600),
                        test_has_qr_modules_of_whole_dots);
  g_test_add_func ("/printing/page/keeps-within-the-margins", test_keeps_within_the_margins);
  g_test_add_func ("/printing/page/gives-the-same-bytes-twice", test_gives_the_same_bytes_twice);
  g_test_add_func ("/printing/page/prints-hostile-strings-as-they-are",
                   test_prints_hostile_strings_as_they_are);
  g_test_add_func ("/printing/page/has-a-substitute-for-what-no-font-has",
                   test_has_a_substitute_for_what_no_font_has);
  g_test_add_func ("/printing/page/refuses-a-qr-that-cannot-be-made",
                   test_refuses_a_qr_that_cannot_be_made);
  g_test_add_func ("/printing/page/comes-out-whatever-it-is-given",
                   test_comes_out_whatever_it_is_given);
  g_test_add_func ("/printing/page/refuses-paper-it-does-not-know",
                   test_refuses_paper_it_does_not_know);
  g_test_add_func ("/printing/page/refuses-a-page-without-end", test_refuses_a_page_without_end);
  g_test_add_func ("/printing/page/renders-in-any-thread", test_renders_in_any_thread);
  return g_test_run ();
}

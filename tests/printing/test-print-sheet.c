/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* Receipts on sheets, as paper: what stands where. */

#include "print-page.h"

#include "support-page.h"

#include <string.h>

static const PrintMedium a4 = { 210, 297, 203 };
static const PrintMedium a5 = { 148, 210, 203 };

static PrintDocument *
make_receipt (guint fact_count)
{
  PrintDocument *document = print_document_new (PRINT_DIRECTION_RTL);

  print_document_add_centred (document, "أمانة محافظة جدة", PRINT_SIZE_TITLE, TRUE);
  print_document_add_rule (document);
  print_document_add_centred (document, "إيصال استلام طلب", PRINT_SIZE_LARGE, TRUE);
  print_document_add_qr (document, "https://example.test/t/7K3M9QXT2F4HW8D16");
  print_document_add_code (document, "7K3M-9QXT-2F4H-W8D1-6");
  print_document_add_rule (document);
  for (guint i = 0; i < fact_count; i++) {
    print_document_add_pair (document, "الخدمة", "إصدار رخصة تجارية", PRINT_SIZE_NORMAL, TRUE);
    print_document_add_pair_ltr (document, "Service", "New commercial licence");
  }
  print_document_add_money (document, "الإجمالي", "1,250.00", TRUE);
  print_document_add_rule (document);
  print_document_add_centred (document, "Not a licence.", PRINT_SIZE_SMALL, FALSE);
  return document;
}

static PrintPage *
render (guint fact_count, const PrintMedium *medium)
{
  g_autoptr (PrintDocument) document = make_receipt (fact_count);
  g_autoptr (GError) error = NULL;
  PrintPage *page = print_page_render (document, medium, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_is_a_sheet_in_whole_points (void)
{
  g_autoptr (PrintPage) large = render (3, &a4);
  g_autoptr (PrintPage) small = render (3, &a5);

  g_assert_cmpuint (large->width_points, ==, 595);
  g_assert_cmpuint (large->height_points, ==, 841);
  g_assert_cmpuint (small->width_points, ==, 419);
  g_assert_cmpuint (small->height_points, ==, 595);
}

static guint
find_top (const SupportRaster *raster)
{
  guint y = 0;

  while (!memchr (raster->dots + y * raster->width, TRUE, raster->width * sizeof (gboolean)))
    y++;
  return y;
}

static guint
find_bottom (const SupportRaster *raster)
{
  guint y = raster->height;

  while (!memchr (raster->dots + (y - 1) * raster->width, TRUE, raster->width * sizeof (gboolean)))
    y--;
  return y;
}

/* However little it says: the heading at the top, the last words at the foot. */
static void
test_fills_the_sheet (gconstpointer pointer)
{
  const PrintMedium *medium = pointer;
  g_autoptr (PrintPage) page = render (1, medium);
  g_autoptr (SupportRaster) raster = support_page_rasterise (page->pdf, 203);

  support_raster_assert_margins (raster, 10 * 8, 10 * 8);
  g_assert_cmpuint (find_top (raster), <, raster->height / 8);
  g_assert_cmpuint (find_bottom (raster), >, raster->height * 7 / 8);
}

static void
test_says_what_a_roll_says (gconstpointer pointer)
{
  const PrintMedium *medium = pointer;
  g_autoptr (PrintPage) page = render (2, medium);
  g_autofree char *words = support_page_read_words (page->pdf);

  support_page_assert_words (words, "أمانة محافظة جدة");
  support_page_assert_words (words, "إيصال استلام طلب");
  support_page_assert_words (words, "7K3M-9QXT-2F4H-W8D1-6");
  support_page_assert_words (words, "إصدار رخصة تجارية");
  support_page_assert_words (words, "New commercial licence");
  support_page_assert_words (words, "1,250.00");
  support_page_assert_words (words, "Not a licence.");
}

static guint
count_pages (const PrintPage *page)
{
  static const char *const arguments[] = { "pdfinfo", "-", NULL };
  g_autoptr (GBytes) output = support_page_pipe (page->pdf, arguments);
  g_autofree char *text = g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
  const char *line = strstr (text, "Pages:");

  g_assert_nonnull (line);
  return (guint) g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

/* Smaller first, further sheets then; whatever is cut would be a lie. */
static void
test_cuts_nothing_off (void)
{
  static const guint counts[] = { 1, 8, 14, 18, 40, 80 };
  guint former_page_count = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autoptr (PrintPage) page = render (counts[i], &a4);
    g_autofree char *words = support_page_read_words (page->pdf);
    guint found = 0;

    for (const char *at = strstr (words, "New commercial licence"); at != NULL;
         at = strstr (at + 1, "New commercial licence"))
      found++;
    g_assert_cmpuint (found, ==, counts[i]);
    support_page_assert_words (words, "Not a licence.");
    g_assert_cmpuint (count_pages (page), >=, former_page_count);
    former_page_count = count_pages (page);
  }
  g_assert_cmpuint (former_page_count, >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/sheet/is-a-sheet-in-whole-points", test_is_a_sheet_in_whole_points);
  g_test_add_data_func ("/printing/sheet/fills-the-sheet/a4", &a4, test_fills_the_sheet);
  g_test_add_data_func ("/printing/sheet/fills-the-sheet/a5", &a5, test_fills_the_sheet);
  g_test_add_data_func ("/printing/sheet/says-what-a-roll-says/a4", &a4,
                        test_says_what_a_roll_says);
  g_test_add_data_func ("/printing/sheet/says-what-a-roll-says/a5", &a5,
                        test_says_what_a_roll_says);
  g_test_add_func ("/printing/sheet/cuts-nothing-off", test_cuts_nothing_off);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-proof.h"

#include "print-qr.h"

#include <string.h>

#define CONTENT "https://example.test/t/7K3M9QXT2F4HW8D16"
#define SIDE 200
#define MARGIN 12

typedef struct {
  PrintQr *qr;
  double x, y, module;
  double blot_x, blot_y, blot_width, blot_height; /* drawn over everything */
} Page;

static void
draw (gpointer subject, cairo_t *cairo)
{
  const Page *page = subject;

  print_qr_draw (page->qr, cairo, page->x, page->y, page->module, 0);
  cairo_rectangle (cairo, page->blot_x, page->blot_y, page->blot_width, page->blot_height);
  cairo_fill (cairo);
}

/* NULL: it passes. */
static char *
prove (Page *page, const char *expected)
{
  g_autoptr (GArray) qrs = g_array_new (FALSE, TRUE, sizeof (PrintProofQr));
  g_autoptr (PrintQr) qr = print_qr_new (CONTENT);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) proven = NULL;
  PrintProofQr on_page = { expected, 50, 50, 0, 3 };
  PrintDrawing drawing = { SIDE, SIDE, .side_margin = MARGIN, .end_margin = MARGIN };

  page->qr = qr;
  page->x = page->y = 50;
  page->module = on_page.module;
  on_page.side = print_qr_get_module_count (qr) * on_page.module;
  g_array_append_val (qrs, on_page);
  drawing.qrs = qrs;
  drawing.draw = draw;
  drawing.subject = page;
  proven = print_proof_make_page (&drawing, 203, &error);
  if (proven != NULL)
    return NULL;
  g_assert_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE);
  return g_strdup (error->message);
}

static void
assert_blot_is_told (double x, double y, double width, double height, const char *words)
{
  Page page = { .blot_x = x, .blot_y = y, .blot_width = width, .blot_height = height };
  g_autofree char *message = prove (&page, CONTENT);

  if (words == NULL)
    g_assert_null (message);
  else if (message == NULL || strstr (message, words) == NULL)
    g_error ("\"%s\" does not tell of \"%s\"", message, words);
}

static void
test_passes_what_reads_back (void)
{
  assert_blot_is_told (0, 0, 0, 0, NULL);
  assert_blot_is_told (MARGIN, MARGIN, SIDE - 2 * MARGIN, 4, NULL);
}

static void
test_tells_in_which_margin_something_stands (void)
{
  assert_blot_is_told (MARGIN - 2, 100, 4, 4, "left margin");
  assert_blot_is_told (SIDE - MARGIN - 2, 100, 4, 4, "right margin");
  assert_blot_is_told (100, MARGIN - 2, 4, 4, "top margin");
  assert_blot_is_told (100, SIDE - MARGIN - 2, 4, 4, "bottom margin");
}

static void
test_tells_of_a_qr_that_does_not_read (void)
{
  assert_blot_is_told (60, 60, 50, 50, "does not read back");
}

static void
test_tells_of_a_qr_that_says_something_else (void)
{
  Page page = { 0 };
  g_autofree char *message = prove (&page, "https://example.test/t/another");

  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "does not read back"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/proof/passes-what-reads-back", test_passes_what_reads_back);
  g_test_add_func ("/printing/proof/tells-in-which-margin-something-stands",
                   test_tells_in_which_margin_something_stands);
  g_test_add_func ("/printing/proof/tells-of-a-qr-that-does-not-read",
                   test_tells_of_a_qr_that_does_not_read);
  g_test_add_func ("/printing/proof/tells-of-a-qr-that-says-something-else",
                   test_tells_of_a_qr_that_says_something_else);
  return g_test_run ();
}

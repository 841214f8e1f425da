/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-qr.h"

#include <string.h>

#define QUIET 4

static cairo_surface_t *
draw (PrintQr *qr, int dots)
{
  int side = ((int) print_qr_get_module_count (qr) + 2 * QUIET) * dots;
  cairo_surface_t *grey = cairo_image_surface_create (CAIRO_FORMAT_A8, side, side);
  cairo_t *cairo = cairo_create (grey);

  print_qr_draw (qr, cairo, QUIET * dots, QUIET * dots, dots, 0);
  cairo_destroy (cairo);
  return grey;
}

static void
assert_reads_back (const char *content)
{
  g_autoptr (PrintQr) qr = print_qr_new (content);
  g_autoptr (GPtrArray) contents = NULL;
  cairo_surface_t *grey;

  g_assert_nonnull (qr);
  grey = draw (qr, 4);
  contents = print_qr_read (grey);
  cairo_surface_destroy (grey);
  g_assert_cmpuint (contents->len, ==, 1);
  g_assert_cmpstr (contents->pdata[0], ==, content);
}

static void
test_reads_back_to_the_byte (void)
{
  g_autofree char *longest = g_strnfill (1000, 'k');

  assert_reads_back ("https://example.test/t/7K3M9QXT2F4HW8D16");
  assert_reads_back ("7");
  assert_reads_back ("رخصة تجارية");
  assert_reads_back ("line\nbreak & <markup>");
  assert_reads_back (longest);
}

static void
test_refuses_what_no_reader_would_give_back (void)
{
  g_autofree char *too_long = g_strnfill (1001, 'k');

  g_assert_null (print_qr_new (""));
  g_assert_null (print_qr_new (too_long));
  g_assert_null (print_qr_new ("a\xff"));
}

static void
test_has_the_three_finders (void)
{
  g_autoptr (PrintQr) qr = print_qr_new ("7");
  guint last = print_qr_get_module_count (qr) - 1;

  g_assert_cmpuint (last + 1, ==, 21);
  for (guint i = 0; i < 7; i++) {
    g_assert_true (print_qr_is_dark (qr, i, 0));
    g_assert_true (print_qr_is_dark (qr, last - i, 0));
    g_assert_true (print_qr_is_dark (qr, 0, last - i));
  }
  g_assert_false (print_qr_is_dark (qr, 1, 1));
  g_assert_false (print_qr_is_dark (qr, last + 1, 0));
}

static void
test_reads_nothing_on_bare_paper (void)
{
  cairo_surface_t *grey = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 200);
  g_autoptr (GPtrArray) contents = print_qr_read (grey);

  cairo_surface_destroy (grey);
  g_assert_cmpuint (contents->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printing/qr/reads-back-to-the-byte", test_reads_back_to_the_byte);
  g_test_add_func ("/printing/qr/refuses-what-no-reader-would-give-back",
                   test_refuses_what_no_reader_would_give_back);
  g_test_add_func ("/printing/qr/has-the-three-finders", test_has_the_three_finders);
  g_test_add_func ("/printing/qr/reads-nothing-on-bare-paper", test_reads_nothing_on_bare_paper);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-invoice.h"

#include <string.h>

#define VAT_NUMBER "310122393500003"

static GDateTime *
at (const char *iso)
{
  GDateTime *time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return time;
}

static char *
encode (const char *seller, const char *vat_number, gint64 total, gint64 vat, GError **error)
{
  g_autoptr (GDateTime) time = at ("2022-04-25T15:30:00Z");

  return civic_invoice_encode (&(CivicInvoice){ seller, vat_number, time, total, vat }, error);
}

static void
test_known_vector (void)
{
  g_autofree char *text = encode ("Bobs Records", VAT_NUMBER, 100000, 15000, NULL);

  g_assert_cmpstr (text, ==,
                   "AQxCb2JzIFJlY29yZHMCDzMxMDEyMjM5MzUwMDAwMwMUMjAyMi0wNC0yNVQxNTozMDowMFoEBzEwMDA"
                   "uMDAFBjE1MC4wMA==");
}

static void
test_length_in_bytes (void)
{
  const char *seller = "أمانة محافظة جدة";
  g_autofree char *text = encode (seller, VAT_NUMBER, 100000, 15000, NULL);
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (text, &length);

  g_assert_cmpuint (g_utf8_strlen (seller, -1), ==, 16);
  g_assert_cmpuint (length, ==, 88);
  g_assert_cmpuint (bytes[0], ==, 1);
  g_assert_cmpuint (bytes[1], ==, 30);
  g_assert_cmpmem (bytes + 2, 30, seller, strlen (seller));
}

static void
test_amounts (void)
{
  static const struct {
    gint64 halalas;
    const char *text;
  } amounts[] = { { 0, "0.00" }, { 5, "0.05" }, { 750, "7.50" }, { 123456789, "1234567.89" } };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++) {
    g_autofree char *text = encode ("A", VAT_NUMBER, amounts[i].halalas, 0, NULL);
    gsize length = 0;
    g_autofree guchar *bytes = g_base64_decode (text, &length);
    const gsize total = 3 + 17 + 22;

    g_assert_cmpuint (bytes[total], ==, 4);
    g_assert_cmpmem (bytes + total + 2, bytes[total + 1], amounts[i].text,
                     strlen (amounts[i].text));
  }
}

static void
test_time_is_utc (void)
{
  g_autoptr (GDateTime) time = at ("2026-11-22T01:47:05+03:00");
  g_autofree char *text =
    civic_invoice_encode (&(CivicInvoice){ "A", VAT_NUMBER, time, 100, 13 }, NULL);
  g_autofree guchar *bytes = g_base64_decode (text, &(gsize){ 0 });

  g_assert_cmpmem (bytes + 3 + 17 + 2, 20, "2026-11-21T22:47:05Z", 20);
}

static void
assert_refused (const char *seller, const char *vat_number, gint64 total, gint64 vat)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (encode (seller, vat_number, total, vat, &error));
  g_assert_error (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED);
}

static void
test_refuses (void)
{
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *too_long = g_strnfill (256, 'x');
  g_autofree char *text = encode (longest, VAT_NUMBER, 100, 13, NULL);
  CivicInvoice timeless = { "A", VAT_NUMBER, NULL, 100, 13 };

  g_assert_nonnull (text);
  g_assert_null (civic_invoice_encode (&timeless, NULL));
  assert_refused (too_long, VAT_NUMBER, 100, 13);
  assert_refused ("", VAT_NUMBER, 100, 13);
  assert_refused (NULL, VAT_NUMBER, 100, 13);
  assert_refused ("\xd8", VAT_NUMBER, 100, 13);
  assert_refused ("A", VAT_NUMBER, -1, 0);
  assert_refused ("A", VAT_NUMBER, 100, -1);
  assert_refused ("A", VAT_NUMBER, 100, 101);
  assert_refused ("A", NULL, 100, 13);
}

static void
test_vat_numbers (void)
{
  g_assert_true (civic_invoice_is_vat_number (VAT_NUMBER));
  g_assert_false (civic_invoice_is_vat_number ("310122393500001"));
  g_assert_false (civic_invoice_is_vat_number ("110122393500003"));
  g_assert_false (civic_invoice_is_vat_number ("31012239350003"));
  g_assert_false (civic_invoice_is_vat_number ("3101223935000033"));
  g_assert_false (civic_invoice_is_vat_number ("31012239350٠003"));
  g_assert_false (civic_invoice_is_vat_number (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/invoice/is-the-authority's-own-example", test_known_vector);
  g_test_add_func ("/civic/invoice/counts-bytes-not-characters", test_length_in_bytes);
  g_test_add_func ("/civic/invoice/writes-riyals-with-two-decimals", test_amounts);
  g_test_add_func ("/civic/invoice/tells-the-time-in-utc", test_time_is_utc);
  g_test_add_func ("/civic/invoice/refuses-what-does-not-fit", test_refuses);
  g_test_add_func ("/civic/invoice/knows-a-vat-number", test_vat_numbers);

  return g_test_run ();
}

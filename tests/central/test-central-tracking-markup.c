/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-markup.h"

static CentralPage
make_page (CentralPageState state)
{
  return (CentralPage){
    .state = state,
    .words = central_words_get ("ar"),
    .code = "7K3M9QXT2F4HW8D16",
    .kiosk = "JED-ANDALUS-02",
    .made_at = "2026-11-22T07:47:00Z",
  };
}

static void
test_escapes_every_value (void)
{
  CentralPage page = make_page (CENTRAL_PAGE_UNDER_REVIEW);
  g_autofree char *html = NULL;

  page.kiosk = page.service_name = page.municipality = page.place = "<b title='x' & \"y\">\x01";
  html = central_tracking_markup_draw (&page);
  g_assert_null (strstr (html, "<b title"));
  g_assert_null (strstr (html, "\x01"));
  g_assert_nonnull (strstr (html, "&lt;b title=&apos;x&apos; &amp; &quot;y&quot;&gt;"));
}

static void
test_groups_the_code (void)
{
  CentralPage page = make_page (CENTRAL_PAGE_RECEIVED);
  g_autofree char *html = central_tracking_markup_draw (&page);

  g_assert_nonnull (strstr (html, ">7K3M-9QXT-2F4H-W8D1-6<"));
}

static void
test_asks_for_payment_only_when_it_is_due (void)
{
  CentralBill bill = { (char *) "7K3M9QXT2F4HW8D16", (char *) "185", (char *) "20261122004713",
                       65750, (char *) "2026-11-29T10:47:00+03:00" };
  CentralPage due = make_page (CENTRAL_PAGE_AWAITING_PAYMENT);
  CentralPage issued = make_page (CENTRAL_PAGE_ISSUED);
  g_autofree char *due_html = NULL;
  g_autofree char *issued_html = NULL;

  due.bill = issued.bill = &bill;
  due_html = central_tracking_markup_draw (&due);
  issued_html = central_tracking_markup_draw (&issued);
  g_assert_nonnull (strstr (due_html, "20261122004713"));
  g_assert_nonnull (strstr (due_html, ">657.50<"));
  g_assert_nonnull (strstr (due_html, "٢٩ نوفمبر ٢٠٢٦"));
  g_assert_null (strstr (issued_html, "20261122004713"));
}

static void
test_runs_and_loads_nothing (void)
{
  for (guint state = 0; state < CENTRAL_PAGE_STATES; state++) {
    CentralPage page = make_page ((CentralPageState) state);
    g_autofree char *html = central_tracking_markup_draw (&page);

    g_assert_null (strstr (html, "<script"));
    g_assert_null (strstr (html, " style="));
    g_assert_null (strstr (html, "src="));
    g_assert_null (strstr (html, "url("));
    g_assert_true (g_utf8_validate (html, -1, NULL));
  }
}

static void
test_policy_names_the_style_that_is_sent (void)
{
  CentralPage page = make_page (CENTRAL_PAGE_RECEIVED);
  g_autofree char *html = central_tracking_markup_draw (&page);
  const char *begin = strstr (html, "<style>") + strlen ("<style>");
  const char *end = strstr (begin, "</style>");
  g_autofree char *hexadecimal =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) begin, end - begin);
  guint8 digest[32];
  g_autofree char *encoded = NULL;

  for (guint index = 0; index < sizeof digest; index++)
    digest[index] = (guint8) (g_ascii_xdigit_value (hexadecimal[index * 2]) * 16 +
                              g_ascii_xdigit_value (hexadecimal[index * 2 + 1]));
  encoded = g_base64_encode (digest, sizeof digest);
  g_assert_nonnull (strstr (central_tracking_markup_get_policy (), encoded));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/tracking-markup/escapes-every-value", test_escapes_every_value);
  g_test_add_func ("/central/tracking-markup/groups-the-code", test_groups_the_code);
  g_test_add_func ("/central/tracking-markup/asks-for-payment-only-when-it-is-due",
                   test_asks_for_payment_only_when_it_is_due);
  g_test_add_func ("/central/tracking-markup/runs-and-loads-nothing", test_runs_and_loads_nothing);
  g_test_add_func ("/central/tracking-markup/policy-names-the-style-that-is-sent",
                   test_policy_names_the_style_that_is_sent);
  return g_test_run ();
}

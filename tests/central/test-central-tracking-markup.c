/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-markup.h"

static CentralTracking
make_page (CentralTrackingState state)
{
  return (CentralTracking){
    .state = state,
    .language = "ar",
    .code = "7K3M9QXT2F4HW8D16",
    .kiosk = "JED-ANDALUS-02",
    .telephone = "940",
    .made_at = "2026-11-22T07:47:00Z",
  };
}

static char *
draw (const CentralTracking *page)
{
  g_autoptr (CentralResponse) response = central_tracking_markup_respond (page, 200);
  gsize size = 0;
  const char *text = g_bytes_get_data (response->body, &size);

  return g_strndup (text, size);
}

static void
test_escapes_every_value (void)
{
  CentralTracking page = make_page (CENTRAL_TRACKING_UNDER_REVIEW);
  g_autofree char *html = NULL;

  page.kiosk = page.service_name = page.municipality = page.place = "<b title='x' & \"y\">\x01";
  html = draw (&page);
  g_assert_null (strstr (html, "<b title"));
  g_assert_null (strstr (html, "\x01"));
  g_assert_nonnull (strstr (html, "&lt;b title=&apos;x&apos; &amp; &quot;y&quot;&gt;"));
}

static void
test_groups_the_code (void)
{
  CentralTracking page = make_page (CENTRAL_TRACKING_RECEIVED);
  g_autofree char *html = draw (&page);

  g_assert_nonnull (strstr (html, ">7K3M-9QXT-2F4H-W8D1-6<"));
}

static void
test_asks_for_payment_only_when_it_is_due (void)
{
  CentralBill bill = { (char *) "7K3M9QXT2F4HW8D16", (char *) "185", (char *) "20261122004713",
                       65750, (char *) "2026-11-29T10:47:00+03:00" };
  CentralTracking due = make_page (CENTRAL_TRACKING_AWAITING_PAYMENT);
  CentralTracking issued = make_page (CENTRAL_TRACKING_ISSUED);
  g_autofree char *due_html = NULL;
  g_autofree char *issued_html = NULL;

  due.bill = issued.bill = &bill;
  due_html = draw (&due);
  issued_html = draw (&issued);
  g_assert_nonnull (strstr (due_html, "20261122004713"));
  g_assert_nonnull (strstr (due_html, ">657.50<"));
  g_assert_nonnull (strstr (due_html, "٢٩ نوفمبر ٢٠٢٦"));
  g_assert_null (strstr (issued_html, "20261122004713"));
}

static void
test_calls_the_centre_or_nobody (void)
{
  CentralTracking page = make_page (CENTRAL_TRACKING_REJECTED);
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;

  page.language = "en";
  page.telephone = "19999";
  known = draw (&page);
  page.telephone = NULL;
  unknown = draw (&page);
  g_assert_nonnull (strstr (known, "Call 19999 to learn why."));
  g_assert_nonnull (strstr (known, "href=\"tel:19999\""));
  g_assert_null (strstr (unknown, "Call"));
  g_assert_null (strstr (unknown, "{telephone}"));
  g_assert_nonnull (strstr (unknown, "You may file a new request"));
}

static void
test_runs_and_loads_nothing (void)
{
  for (guint state = 0; state < CENTRAL_TRACKING_STATES; state++) {
    CentralTracking page = make_page ((CentralTrackingState) state);
    g_autofree char *html = draw (&page);

    g_assert_null (strstr (html, "<script"));
    g_assert_null (strstr (html, " style="));
    g_assert_null (strstr (html, "src="));
    g_assert_null (strstr (html, "url("));
    g_assert_true (g_utf8_validate (html, -1, NULL));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/tracking-markup/escapes-every-value", test_escapes_every_value);
  g_test_add_func ("/central/tracking-markup/groups-the-code", test_groups_the_code);
  g_test_add_func ("/central/tracking-markup/asks-for-payment-only-when-it-is-due",
                   test_asks_for_payment_only_when_it_is_due);
  g_test_add_func ("/central/tracking-markup/calls-the-centre-or-nobody",
                   test_calls_the_centre_or_nobody);
  g_test_add_func ("/central/tracking-markup/runs-and-loads-nothing", test_runs_and_loads_nothing);
  return g_test_run ();
}

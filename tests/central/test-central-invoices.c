/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-invoices.h"

#include "central-json.h"
#include "small-books.h"

#define PAID_AT "2026-11-18T10:51:20+03:00"
#define SELLER "399999999903003"
#define OTHER_SELLER "399999999907003"
#define PAYER_COUNT 3
#define PAID_EACH 10

static const SmallPrice licence = {
  .centre = "jeddah-andalus",
  .service = "commercial-licence-new",
  .municipality_halalas = 60000,
  .centre_halalas = 5000,
  .vat_halalas = 750,
};

static char *
bill_and_pay (SmallBooks *books, const SmallPrice *price)
{
  char *bill = small_books_bill (books, price);

  g_assert_true (small_books_pay (books, bill, PAID_AT, NULL));
  return bill;
}

static CentralInvoice *
find (SmallBooks *books, const char *bill)
{
  CentralInvoice *invoice = NULL;

  g_assert_true (
    central_store_find_invoice (books->office.store, bill, CENTRAL_INVOICE, &invoice, NULL));
  return invoice;
}

static void
assert_invoice (SmallBooks *books, const SmallPrice *price, const char *seller, gint64 number)
{
  g_autofree char *bill = bill_and_pay (books, price);
  g_autoptr (CentralInvoice) invoice = find (books, bill);

  g_assert_cmpstr (invoice->seller, ==, seller);
  g_assert_cmpint (invoice->number, ==, number);
  g_assert_cmpint (invoice->net_halalas, ==, price->centre_halalas);
  g_assert_cmpint (invoice->vat_halalas, ==, price->vat_halalas);
}

static void
test_numbers_each_seller_from_one (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  SmallPrice elsewhere = licence;

  elsewhere.centre = "riyadh-saafat";
  assert_invoice (books, &licence, SELLER, 1);
  assert_invoice (books, &licence, SELLER, 2);
  assert_invoice (books, &elsewhere, OTHER_SELLER, 1);
  assert_invoice (books, &licence, SELLER, 3);
}

static void
test_gives_back_the_number_of_what_failed (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = small_books_bill (books, &licence);
  g_autoptr (CentralInvoice) none = NULL;

  books->is_dying = TRUE;
  g_assert_false (small_books_pay (books, bill, PAID_AT, NULL));
  books->is_dying = FALSE;
  none = find (books, bill);
  g_assert_null (none);
  assert_invoice (books, &licence, SELLER, 1);
}

static void
assert_no_invoice (SmallBooks *books, const SmallPrice *price)
{
  g_autofree char *bill = bill_and_pay (books, price);
  g_autoptr (CentralInvoice) invoice = find (books, bill);

  g_assert_null (invoice);
}

static void
test_invoices_no_municipal_fee (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  SmallPrice municipal = licence;
  SmallPrice sellerless = licence;

  municipal.centre_halalas = municipal.vat_halalas = 0;
  sellerless.centre = "nobody-knows";
  assert_no_invoice (books, &municipal);
  assert_no_invoice (books, &sellerless);
}

static char *
write_member (SmallBooks *books, const char *bill)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  g_assert_true (central_invoices_add_member (builder, books->office.store, bill, NULL));
  json_builder_end_object (builder);
  return central_json_build_text (builder);
}

static void
test_tells_number_and_time (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = small_books_bill (books, &licence);
  g_autofree char *before = write_member (books, bill);
  g_autoptr (CentralInvoice) invoice = NULL;
  g_autofree char *after = NULL;
  g_autofree char *expected = NULL;

  g_assert_cmpstr (before, ==, "{\"invoice\":null}");
  g_assert_true (small_books_pay (books, bill, PAID_AT, NULL));
  invoice = find (books, bill);
  after = write_member (books, bill);
  expected = g_strdup_printf ("{\"invoice\":{\"number\":\"0000000001\",\"issued_at\":\"%s\"}}",
                              invoice->issued_at);
  g_assert_cmpstr (after, ==, expected);
}

typedef struct {
  SmallBooks *books;
  char *bills[PAID_EACH];
} Payer;

static gpointer
pay_in_thread (gpointer user_data)
{
  Payer *payer = user_data;

  for (guint index = 0; index < PAID_EACH; index++)
    g_assert_true (small_books_pay (payer->books, payer->bills[index], PAID_AT, NULL));
  return NULL;
}

static void
test_leaves_no_gap_among_many (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Payer payers[PAYER_COUNT];
  GThread *threads[PAYER_COUNT];

  for (guint index = 0; index < PAYER_COUNT; index++) {
    payers[index].books = small_books_new_beside (books);
    for (guint bill = 0; bill < PAID_EACH; bill++)
      payers[index].bills[bill] = small_books_bill (books, &licence);
  }
  for (guint index = 0; index < PAYER_COUNT; index++)
    threads[index] = g_thread_new ("pay", pay_in_thread, &payers[index]);
  for (guint index = 0; index < PAYER_COUNT; index++) {
    g_thread_join (threads[index]);
    small_books_free (payers[index].books);
  }
  for (guint index = 0; index < PAYER_COUNT * PAID_EACH; index++) {
    char *bill = payers[index / PAID_EACH].bills[index % PAID_EACH];
    g_autoptr (CentralInvoice) invoice = find (books, bill);

    g_hash_table_add (numbers, GINT_TO_POINTER ((int) invoice->number));
    g_assert_cmpint (invoice->number, <=, PAYER_COUNT * PAID_EACH);
    g_free (bill);
  }
  g_assert_cmpuint (g_hash_table_size (numbers), ==, PAYER_COUNT * PAID_EACH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/invoices/numbers-each-seller-from-one",
                   test_numbers_each_seller_from_one);
  g_test_add_func ("/central/invoices/gives-back-the-number-of-what-failed",
                   test_gives_back_the_number_of_what_failed);
  g_test_add_func ("/central/invoices/invoices-no-municipal-fee", test_invoices_no_municipal_fee);
  g_test_add_func ("/central/invoices/tells-number-and-time", test_tells_number_and_time);
  g_test_add_func ("/central/invoices/leaves-no-gap-among-many", test_leaves_no_gap_among_many);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-ledger.h"

#include "central-error.h"
#include "central-store-invoices.h"
#include "central-store-statement.h"
#include "small-books.h"

#define PAID_AT "2026-11-22T10:51:20+03:00"
#define DAY "2026-11-22"
#define OPERATOR "andalus-operator"

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
  g_autoptr (GError) error = NULL;

  g_assert_true (small_books_pay (books, bill, PAID_AT, &error));
  g_assert_no_error (error);
  return bill;
}

static void
assert_postings (const CentralEntry *entry, const char *expected)
{
  g_autofree char *postings = small_books_describe (entry);

  g_assert_cmpstr (postings, ==, expected);
}

static void
test_posts_each_line_of_the_told_price (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = bill_and_pay (books, &licence);
  g_autoptr (CentralEntry) entry = small_books_find (books, bill);

  g_assert_cmpstr (entry->id, ==, "20261122-andalus-operator-000001");
  g_assert_cmpstr (entry->day, ==, DAY);
  g_assert_cmpstr (entry->centre, ==, "jeddah-andalus");
  g_assert_cmpstr (entry->service, ==, "commercial-licence-new");
  assert_postings (entry, "1121 clearing 65750 0\n"
                          "4110 revenue 0 60000\n"
                          "2110 operator 0 5000\n"
                          "2120 vat 0 750\n");
}

static void
test_believes_the_profile_and_no_kiosk (void)
{
  static const SmallPrice elsewhere = { .centre = "nobody-knows",
                                        .service = "croquis-request",
                                        .municipality_halalas = 1 };
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *ours = bill_and_pay (books, &licence);
  g_autofree char *other = bill_and_pay (books, &elsewhere);
  g_autoptr (CentralEntry) entry = small_books_find (books, ours);
  g_autoptr (CentralEntry) other_entry = small_books_find (books, other);

  g_assert_cmpstr (entry->operator_id, ==, OPERATOR);
  g_assert_cmpstr (other_entry->operator_id, ==, "as-the-kiosk-says");
}

static void
test_settles_what_another_register_is_owed (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralEntry) entry = NULL;
  g_autoptr (CentralInvoice) invoice = NULL;

  g_assert_true (small_books_pay_other (books, "20260001000017", 48000, PAID_AT, NULL));
  entry = small_books_find (books, "20260001000017");
  g_assert_cmpstr (entry->operator_id, ==, CENTRAL_LEDGER_NO_OPERATOR);
  assert_postings (entry, "1121 clearing 48000 0\n1210 receivable 0 48000\n");
  g_assert_true (central_store_find_invoice (books->office.store, "20260001000017", CENTRAL_INVOICE,
                                             &invoice, NULL));
  g_assert_null (invoice);
}

static void
test_posts_a_bill_once (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = bill_and_pay (books, &licence);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (small_books_pay (books, bill, PAID_AT, NULL));
  entries = central_store_list_entries (books->office.store, OPERATOR, DAY, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
}

static void
spoil_quote (SmallBooks *books)
{
  g_assert_true (central_database_execute (central_store_get_database (books->office.store),
                                           "UPDATE filing SET quote = '{}'", NULL));
}

static void
test_keeps_apart_what_no_price_explains (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = small_books_bill (books, &licence);
  g_autoptr (CentralEntry) entry = NULL;

  spoil_quote (books);
  g_assert_true (small_books_pay (books, bill, PAID_AT, NULL));
  entry = small_books_find (books, bill);
  assert_postings (entry, "1121 clearing 65750 0\n2190 unallocated 0 65750\n");
}

static void
test_takes_back_by_a_mirror (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = bill_and_pay (books, &licence);
  g_autoptr (CentralEntry) entry = small_books_find (books, bill);
  g_autoptr (CentralEntry) mirror = NULL;
  g_autoptr (CentralEntry) again = NULL;
  g_autoptr (CentralInvoice) note = NULL;
  CentralStore *store = books->office.store;

  g_assert_true (central_ledger_reverse (&books->office, bill, "accountant", NULL));
  g_assert_true (central_ledger_reverse (&books->office, bill, "accountant", NULL));
  g_assert_true (central_store_find_reversal (store, entry->id, &mirror, NULL));
  g_assert_cmpstr (mirror->reverses, ==, entry->id);
  assert_postings (mirror, "1121 clearing 0 65750\n"
                           "4110 revenue 60000 0\n"
                           "2110 operator 5000 0\n"
                           "2120 vat 750 0\n");
  g_assert_true (central_store_find_reversal (store, mirror->id, &again, NULL));
  g_assert_null (again);
  g_assert_true (central_store_find_invoice (store, bill, CENTRAL_CREDIT_NOTE, &note, NULL));
  g_assert_cmpstr (note->entry, ==, mirror->id);
  g_assert_cmpint (note->net_halalas, ==, 5000);
  g_assert_cmpint (note->vat_halalas, ==, 750);
}

static void
test_takes_nothing_back_that_was_never_posted (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (central_ledger_reverse (&books->office, "1", "accountant", &error));
  g_assert_error (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND);
}

static CentralEntry *
make_entry (gint64 debit_halalas, gint64 credit_halalas)
{
  CentralEntry *entry = central_entry_new ();

  entry->operator_id = g_strdup (OPERATOR);
  entry->day = g_strdup (DAY);
  entry->at = g_strdup (PAID_AT);
  entry->bill = g_strdup ("1");
  entry->reference = g_strdup ("1");
  entry->method = g_strdup (CENTRAL_PAYMENT_SADAD);
  entry->narration = g_strdup ("-");
  central_entry_add_posting (entry, "1121", CENTRAL_PART_CLEARING, debit_halalas, 0, "-");
  central_entry_add_posting (entry, "1210", CENTRAL_PART_RECEIVABLE, 0, credit_halalas, "-");
  return entry;
}

static void
assert_not_added (SmallBooks *books, CentralEntry *entry)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (books->office.store, "1", NULL);

  g_assert_false (central_store_add_entry (books->office.store, entry, NULL));
}

static void
test_refuses_what_does_not_balance (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralEntry) uneven = make_entry (100, 99);
  g_autoptr (CentralEntry) nothing = make_entry (0, 0);
  g_autoptr (CentralEntry) negative = make_entry (-5, -5);
  g_autoptr (GPtrArray) entries = NULL;

  assert_not_added (books, uneven);
  assert_not_added (books, nothing);
  assert_not_added (books, negative);
  entries = central_store_list_entries (books->office.store, OPERATOR, DAY, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* Whoever gets at the database has to get past it too. */
static void
assert_database_refuses (SmallBooks *books, const char *script)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (books->office.store, "attack", NULL);
  CentralDatabase *database = central_store_get_database (books->office.store);

  if (central_database_execute (database, script, NULL) &&
      central_transaction_commit (transaction, NULL))
    g_error ("the database let it happen: %s", script);
}

#define NEW_DAY "INSERT INTO ledger_day (operator, day, entry_count) VALUES ('o', '2026-11-20', 1);"
#define NEW_ENTRY                                                                                  \
  "INSERT INTO ledger_entry (id, operator, day, sequence, at, bill, reference, method, narration)" \
  " VALUES ('e', 'o', '2026-11-20', 1, '', '2', '2', 'sadad', '');"
#define NEW_POSTING(line, debit, credit)                                                           \
  "INSERT INTO ledger_posting (entry, line, account, part, debit, credit, narration)"              \
  " VALUES ('e', " line ", '1121', 'clearing', " debit ", " credit ", '');"

static void
test_refuses_it_in_the_database_too (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();

  assert_database_refuses (books, NEW_DAY NEW_ENTRY);
  assert_database_refuses (books, NEW_DAY NEW_POSTING ("1", "5", "0"));
  assert_database_refuses (books, NEW_DAY NEW_POSTING ("1", "5", "0") NEW_ENTRY);
  assert_database_refuses (books, NEW_DAY NEW_POSTING ("1", "5", "0") NEW_POSTING ("2", "0", "4")
                                    NEW_ENTRY);
  assert_database_refuses (books, NEW_DAY NEW_POSTING ("1", "-5", "0") NEW_POSTING ("2", "0", "-5")
                                    NEW_ENTRY);
  assert_database_refuses (books, NEW_DAY NEW_POSTING ("1", "5", "0") NEW_POSTING ("2", "0", "5")
                                    NEW_ENTRY NEW_POSTING ("3", "1", "0"));
  assert_database_refuses (books,
                           NEW_POSTING ("1", "5", "0") NEW_POSTING ("2", "0", "5") NEW_ENTRY);
}

static void
test_changes_and_deletes_nothing (void)
{
  static const char *const attacks[] = {
    "UPDATE ledger_entry SET bill = '9'",
    "UPDATE ledger_posting SET debit = debit + 1 WHERE debit > 0",
    "UPDATE ledger_posting SET account = '9'",
    "UPDATE ledger_invoice SET number = number + 1",
    "UPDATE ledger_day SET total_halalas = 0 WHERE number IS NOT NULL",
    "UPDATE ledger_day SET number = NULL, closed_at = NULL WHERE number IS NOT NULL",
    "DELETE FROM ledger_invoice",
    "DELETE FROM ledger_posting",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_day",
  };
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = bill_and_pay (books, &licence);
  g_autoptr (CentralSettlement) closed =
    central_settlement_close (&books->office, OPERATOR, DAY, "accountant", NULL);

  g_assert_nonnull (closed);
  for (guint index = 0; index < G_N_ELEMENTS (attacks); index++)
    assert_database_refuses (books, attacks[index]);
}

static void
test_takes_none_of_it_when_one_part_fails (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *bill = small_books_bill (books, &licence);
  g_autofree char *other = small_books_bill (books, &licence);
  g_autoptr (CentralPayment) payment = NULL;
  g_autoptr (CentralEntry) entry = NULL;
  CentralDatabase *database = central_store_get_database (books->office.store);

  /* The invoice is the last thing to be written: its number is taken by another. */
  g_assert_true (small_books_pay (books, other, PAID_AT, NULL));
  g_assert_true (central_database_execute (
    database, "DELETE FROM ledger_number WHERE series LIKE 'invoice:%'", NULL));
  g_assert_false (small_books_pay (books, bill, PAID_AT, NULL));
  g_assert_true (central_store_find_payment (books->office.store, bill, &payment, NULL));
  g_assert_null (payment);
  g_assert_true (central_store_find_entry (books->office.store, bill, &entry, NULL));
  g_assert_null (entry);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/ledger/posts-each-line-of-the-told-price",
                   test_posts_each_line_of_the_told_price);
  g_test_add_func ("/central/ledger/believes-the-profile-and-no-kiosk",
                   test_believes_the_profile_and_no_kiosk);
  g_test_add_func ("/central/ledger/settles-what-another-register-is-owed",
                   test_settles_what_another_register_is_owed);
  g_test_add_func ("/central/ledger/posts-a-bill-once", test_posts_a_bill_once);
  g_test_add_func ("/central/ledger/keeps-apart-what-no-price-explains",
                   test_keeps_apart_what_no_price_explains);
  g_test_add_func ("/central/ledger/takes-back-by-a-mirror", test_takes_back_by_a_mirror);
  g_test_add_func ("/central/ledger/takes-nothing-back-that-was-never-posted",
                   test_takes_nothing_back_that_was_never_posted);
  g_test_add_func ("/central/ledger/refuses-what-does-not-balance",
                   test_refuses_what_does_not_balance);
  g_test_add_func ("/central/ledger/refuses-it-in-the-database-too",
                   test_refuses_it_in_the_database_too);
  g_test_add_func ("/central/ledger/changes-and-deletes-nothing", test_changes_and_deletes_nothing);
  g_test_add_func ("/central/ledger/takes-none-of-it-when-one-part-fails",
                   test_takes_none_of_it_when_one_part_fails);
  return g_test_run ();
}

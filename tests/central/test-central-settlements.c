/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-settlement.h"

#include <glib/gstdio.h>
#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-store-statement.h"
#include "small-books.h"

#define ACTOR "accountant"
#define OPERATOR "andalus-operator"
#define OTHER_OPERATOR "saafat-operator"
#define STEP_COUNT 2400
#define DAY_COUNT 4
#define CLOSER_COUNT 4
#define PAYER_COUNT 3
#define PAID_EACH 12

static const char *const operators[] = { OPERATOR, OTHER_OPERATOR, CENTRAL_LEDGER_NO_OPERATOR };
static const char *const centres[] = { "jeddah-andalus", "riyadh-saafat" };

static const SmallPrice licence = {
  .centre = "jeddah-andalus",
  .service = "commercial-licence-new",
  .municipality_halalas = 60000,
  .centre_halalas = 5000,
  .vat_halalas = 750,
};

static gint64
ask_number (SmallBooks *books, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralRows) rows = central_database_query (
    central_store_get_database (books->office.store), query, NULL, 0, &error);

  g_assert_no_error (error);
  return central_rows_get (rows, 0, 0)->integer;
}

static CentralSettlement *
close_day (SmallBooks *books, const char *operator_id, const char *day)
{
  g_autoptr (GError) error = NULL;
  CentralSettlement *settlement =
    central_settlement_close (&books->office, operator_id, day, ACTOR, &error);

  g_assert_no_error (error);
  return settlement;
}

static CentralSettlement *
find_day (SmallBooks *books, const char *operator_id, const char *day)
{
  CentralSettlement *settlement = NULL;

  g_assert_true (central_settlement_find (&books->office, operator_id, day, &settlement, NULL));
  return settlement;
}

static char *
describe (const CentralSettlement *settlement)
{
  return g_strdup_printf (
    "%s %s %" G_GINT64_FORMAT " entries=%" G_GINT64_FORMAT " total=%" G_GINT64_FORMAT
    " municipality=%" G_GINT64_FORMAT " operator=%" G_GINT64_FORMAT " vat=%" G_GINT64_FORMAT
    " unallocated=%" G_GINT64_FORMAT,
    settlement->operator_id, settlement->day, settlement->number, settlement->entry_count,
    settlement->total_halalas, settlement->municipality_halalas, settlement->operator_halalas,
    settlement->vat_halalas, settlement->unallocated_halalas);
}

static void
assert_day (SmallBooks *books, const char *day, const char *expected)
{
  g_autoptr (CentralSettlement) settlement = find_day (books, OPERATOR, day);
  g_autofree char *text = describe (settlement);

  g_assert_cmpstr (text, ==, expected);
}

static void
pay_one (SmallBooks *books, const char *paid_at)
{
  g_autofree char *bill = small_books_bill (books, &licence);
  g_autoptr (GError) error = NULL;

  g_assert_true (small_books_pay (books, bill, paid_at, &error));
  g_assert_no_error (error);
}

static void
test_parts_what_each_gets (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralSettlement) none = find_day (books, OPERATOR, "2026-11-18");

  g_assert_null (none);
  pay_one (books, "2026-11-18T09:00:00+03:00");
  pay_one (books, "2026-11-18T23:59:59+03:00");
  assert_day (books, "2026-11-18",
              "andalus-operator 2026-11-18 0 entries=2 total=131500 municipality=120000 "
              "operator=10000 vat=1500 unallocated=0");
}

static void
test_counts_days_in_the_kingdom (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();

  pay_one (books, "2026-11-18T21:30:00Z");
  assert_day (books, "2026-11-19",
              "andalus-operator 2026-11-19 0 entries=1 total=65750 municipality=60000 "
              "operator=5000 vat=750 unallocated=0");
}

static void
test_closes_for_ever (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralSettlement) first = NULL;
  g_autoptr (CentralSettlement) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  pay_one (books, "2026-11-18T09:00:00+03:00");
  first = close_day (books, OPERATOR, "2026-11-18");
  before = describe (first);
  pay_one (books, "2026-11-18T10:00:00+03:00");
  again = close_day (books, OPERATOR, "2026-11-18");
  after = describe (again);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (again->closed_at, ==, first->closed_at);
  g_assert_cmpint (again->number, ==, 1);
  assert_day (books, "2026-11-19",
              "andalus-operator 2026-11-19 0 entries=1 total=65750 municipality=60000 "
              "operator=5000 vat=750 unallocated=0");
}

static void
test_passes_over_every_closed_day (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralSettlement) first = close_day (books, OPERATOR, "2026-11-18");
  g_autoptr (CentralSettlement) second = close_day (books, OPERATOR, "2026-11-19");
  g_autoptr (CentralSettlement) other = close_day (books, OTHER_OPERATOR, "2026-11-20");

  g_assert_cmpint (first->number, ==, 1);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpint (other->number, ==, 1);
  g_assert_cmpint (second->total_halalas, ==, 0);
  pay_one (books, "2026-11-18T10:00:00+03:00");
  assert_day (books, "2026-11-20",
              "andalus-operator 2026-11-20 0 entries=1 total=65750 municipality=60000 "
              "operator=5000 vat=750 unallocated=0");
}

static void
assert_not_closed (SmallBooks *books, const char *day, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (central_settlement_close (&books->office, OPERATOR, day, ACTOR, &error));
  g_assert_error (error, CENTRAL_ERROR, code);
}

static void
test_closes_no_day_that_has_not_come (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autofree char *moment = central_clock_in (G_TIME_SPAN_DAY);
  g_autofree char *tomorrow = g_strndup (moment, strlen ("2026-11-22"));

  assert_not_closed (books, tomorrow, CENTRAL_ERROR_CONFLICT);
  assert_not_closed (books, "2026-02-30", CENTRAL_ERROR_MALFORMED);
  assert_not_closed (books, "2026-2-3", CENTRAL_ERROR_MALFORMED);
  assert_not_closed (books, "yesterday", CENTRAL_ERROR_MALFORMED);
  assert_not_closed (books, "", CENTRAL_ERROR_MALFORMED);
}

static void
test_lists_the_latest_first (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autofree char *first = NULL;

  pay_one (books, "2026-11-18T09:00:00+03:00");
  pay_one (books, "2026-11-20T09:00:00+03:00");
  g_assert_true (
    small_books_pay_other (books, "20260001000017", 100, "2026-11-19T09:00:00+03:00", NULL));
  all = central_settlement_list (&books->office, NULL, NULL, 10, NULL);
  own = central_settlement_list (&books->office, OPERATOR, "2026-11-20", 10, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (own->len, ==, 1);
  first = describe (all->pdata[1]);
  g_assert_cmpstr (first, ==,
                   "municipality 2026-11-19 0 entries=1 total=100 municipality=100 operator=0 "
                   "vat=0 unallocated=0");
}

/* What any day, any bill and any accountant may do, one after another. */
typedef struct {
  SmallBooks *books;
  GPtrArray *paid;     /* of char *: bills */
  GHashTable *settled; /* "operator day" → what it was as it was closed */
  guint step;
} Month;

static char *
draw_day (void)
{
  return g_strdup_printf ("2026-11-%02d", 16 + g_test_rand_int_range (0, DAY_COUNT));
}

static char *
draw_moment (void)
{
  g_autofree char *day = draw_day ();

  return g_strdup_printf ("%sT%02d:00:00+03:00", day, g_test_rand_int_range (0, 24));
}

static void
pay_a_filing (Month *month)
{
  gint64 charge = g_test_rand_int_range (0, 3) * g_test_rand_int_range (1, 10000);
  SmallPrice price = {
    .centre = centres[g_test_rand_int_range (0, G_N_ELEMENTS (centres))],
    .service = "health-certificate",
    .municipality_halalas = g_test_rand_int_range (1, 1000000),
    .centre_halalas = charge,
    .vat_halalas = (charge * 15 + 50) / 100,
  };
  char *bill = small_books_bill (month->books, &price);
  g_autofree char *moment = draw_moment ();

  /* Somebody pulls the plug, and the phone tries again. */
  if (g_test_rand_int_range (0, 8) == 0) {
    month->books->is_dying = TRUE;
    g_assert_false (small_books_pay (month->books, bill, moment, NULL));
    month->books->is_dying = FALSE;
  }
  g_assert_true (small_books_pay (month->books, bill, moment, NULL));
  g_ptr_array_add (month->paid, bill);
}

static void
pay_another_bill (Month *month)
{
  char *bill = g_strdup_printf ("2026%010u", month->step);
  g_autofree char *moment = draw_moment ();

  g_assert_true (
    small_books_pay_other (month->books, bill, g_test_rand_int_range (1, 100000), moment, NULL));
  g_ptr_array_add (month->paid, bill);
}

static void
take_one_back (Month *month)
{
  g_autoptr (GError) error = NULL;

  if (month->paid->len == 0)
    return;
  central_ledger_reverse (&month->books->office,
                          month->paid->pdata[g_test_rand_int_range (0, (gint32) month->paid->len)],
                          ACTOR, &error);
  g_assert_no_error (error);
}

static void
close_one (Month *month)
{
  const char *operator_id = operators[g_test_rand_int_range (0, G_N_ELEMENTS (operators))];
  g_autofree char *day = draw_day ();
  g_autoptr (CentralSettlement) settlement = close_day (month->books, operator_id, day);

  g_hash_table_insert (month->settled, g_strdup_printf ("%s %s", operator_id, day),
                       describe (settlement));
}

static void
take_step (Month *month)
{
  int drawn = g_test_rand_int_range (0, 100);

  if (drawn < 70)
    pay_a_filing (month);
  else if (drawn < 85)
    pay_another_bill (month);
  else if (drawn < 99)
    take_one_back (month);
  else
    close_one (month);
}

static void
assert_entries_fit (SmallBooks *books, const CentralSettlement *settlement)
{
  g_autoptr (GPtrArray) entries = central_store_list_entries (
    books->office.store, settlement->operator_id, settlement->day, NULL);
  gint64 came_in = 0;

  g_assert_cmpint (entries->len, ==, settlement->entry_count);
  for (guint index = 0; index < entries->len; index++) {
    const CentralEntry *entry = entries->pdata[index];
    const CentralPosting *clearing = entry->postings->pdata[0];

    g_assert_cmpint (entry->sequence, ==, index + 1);
    g_assert_true (central_entry_is_balanced (entry));
    g_assert_cmpstr (clearing->part, ==, CENTRAL_PART_CLEARING);
    came_in += clearing->debit_halalas - clearing->credit_halalas;
  }
  g_assert_cmpint (came_in, ==, settlement->total_halalas);
}

static void
assert_stays_as_closed (Month *month, const CentralSettlement *settlement)
{
  g_autofree char *key = g_strdup_printf ("%s %s", settlement->operator_id, settlement->day);
  g_autofree char *now = describe (settlement);
  const char *then = g_hash_table_lookup (month->settled, key);

  if (then)
    g_assert_cmpstr (now, ==, then);
}

static void
assert_adds_up (Month *month)
{
  SmallBooks *books = month->books;
  g_autoptr (GPtrArray) days = central_settlement_list (&books->office, NULL, NULL, 10000, NULL);
  gint64 total = 0;

  for (guint index = 0; index < days->len; index++) {
    const CentralSettlement *settlement = days->pdata[index];

    assert_entries_fit (books, settlement);
    assert_stays_as_closed (month, settlement);
    total += settlement->total_halalas;
  }
  g_assert_cmpint (total, ==,
                   ask_number (books,
                               "SELECT CAST (sum (CASE WHEN part = 'clearing' THEN debit - credit"
                               " ELSE 0 END) AS BIGINT) FROM ledger_posting"));
  g_assert_cmpint (
    total, ==,
    ask_number (books, "SELECT CAST (sum (halalas) AS BIGINT) FROM payment WHERE bill NOT IN"
                       " (SELECT bill FROM ledger_entry WHERE reverses IS NOT NULL)"));
  g_test_message ("%u days, %" G_GINT64_FORMAT " halalas", days->len, total);
}

static void
assert_no_gaps (SmallBooks *books)
{
  g_assert_cmpint (ask_number (books, "SELECT count (*) FROM (SELECT seller FROM ledger_invoice"
                                      " GROUP BY seller, kind HAVING max (number) <> count (*))"
                                      " AS gaps"),
                   ==, 0);
  g_assert_cmpint (ask_number (books, "SELECT count (*) FROM (SELECT operator FROM ledger_day WHERE"
                                      " number IS NOT NULL GROUP BY operator"
                                      " HAVING max (number) <> count (*)) AS gaps"),
                   ==, 0);
  g_assert_cmpint (ask_number (books, "SELECT count (*) FROM payment"), ==,
                   ask_number (books, "SELECT count (*) FROM ledger_entry WHERE reverses IS NULL"));
}

/* Thousands of commits: what a machine that loses its power keeps is tested elsewhere. */
static void
stop_waiting_for_the_disk (SmallBooks *books)
{
  static const char *const words[CENTRAL_DIALECTS] = {
    [CENTRAL_DIALECT_SQLITE] = "PRAGMA synchronous = OFF",
    [CENTRAL_DIALECT_POSTGRESQL] = "SET synchronous_commit = off",
  };
  CentralDatabase *database = central_store_get_database (books->office.store);

  g_assert_true (
    central_database_execute (database, words[central_database_get_dialect (database)], NULL));
}

static void
test_adds_up_to_the_halala (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  Month month = {
    .books = books,
    .paid = g_ptr_array_new_with_free_func (g_free),
    .settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };

  stop_waiting_for_the_disk (books);
  for (month.step = 0; month.step < STEP_COUNT; month.step++)
    take_step (&month);
  assert_adds_up (&month);
  assert_no_gaps (books);
  g_ptr_array_unref (month.paid);
  g_hash_table_unref (month.settled);
}

typedef struct {
  SmallBooks *books;
  GPtrArray *bills;
} Worker;

static gpointer
pay_in_thread (gpointer user_data)
{
  Worker *worker = user_data;

  for (guint index = 0; index < worker->bills->len; index++)
    g_assert_true (small_books_pay (worker->books, worker->bills->pdata[index],
                                    "2026-11-18T09:00:00+03:00", NULL));
  return NULL;
}

static gpointer
close_in_thread (gpointer user_data)
{
  Worker *worker = user_data;

  return close_day (worker->books, OPERATOR, "2026-11-18");
}

static Worker
hire (SmallBooks *first, guint bill_count)
{
  Worker worker = { small_books_new_beside (first), g_ptr_array_new_with_free_func (g_free) };

  for (guint index = 0; index < bill_count; index++)
    g_ptr_array_add (worker.bills, small_books_bill (first, &licence));
  return worker;
}

static void
dismiss (Worker *worker)
{
  small_books_free (worker->books);
  g_ptr_array_unref (worker->bills);
}

static void
assert_all_closed_the_same (GThread *const threads[CLOSER_COUNT])
{
  g_autofree char *first = NULL;

  for (guint index = 0; index < CLOSER_COUNT; index++) {
    g_autoptr (CentralSettlement) settlement = g_thread_join (threads[index]);
    g_autofree char *text = describe (settlement);

    if (first == NULL)
      first = g_strdup (text);
    g_assert_cmpstr (text, ==, first);
  }
  g_test_message ("%s", first);
}

/* Several processes post to a day and close it, all at once. */
static void
test_closes_once_among_many (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  Worker workers[PAYER_COUNT + CLOSER_COUNT];
  GThread *threads[PAYER_COUNT + CLOSER_COUNT];
  Month month = { .books = books };

  for (guint index = 0; index < G_N_ELEMENTS (workers); index++)
    workers[index] = hire (books, index < PAYER_COUNT ? PAID_EACH : 0);
  for (guint index = 0; index < G_N_ELEMENTS (workers); index++)
    threads[index] = g_thread_new ("books", index < PAYER_COUNT ? pay_in_thread : close_in_thread,
                                   &workers[index]);
  for (guint index = 0; index < PAYER_COUNT; index++)
    g_thread_join (threads[index]);
  assert_all_closed_the_same (threads + PAYER_COUNT);
  month.settled = g_hash_table_new (g_str_hash, g_str_equal);
  assert_adds_up (&month);
  assert_no_gaps (books);
  g_assert_cmpint (ask_number (books, "SELECT count (*) FROM ledger_entry"), ==,
                   PAYER_COUNT * PAID_EACH);
  g_hash_table_unref (month.settled);
  for (guint index = 0; index < G_N_ELEMENTS (workers); index++)
    dismiss (&workers[index]);
}

/* Another program's reader of CSV, so that not our own idea of it is tested. */
static char *
read_with_python (const char *csv)
{
  static const char program[] =
    "import csv, sys, decimal\n"
    "rows = list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))\n"
    "sums = {}\n"
    "for row in rows:\n"
    "  assert None not in row and None not in row.values(), row\n"
    "  sums.setdefault(row['journal_id'], [0, 0])\n"
    "  for side, name in enumerate(('debit', 'credit')):\n"
    "    assert row[name].split('.')[1].isdigit() and len(row[name].split('.')[1]) == 2\n"
    "    sums[row['journal_id']][side] += decimal.Decimal(row[name])\n"
    "assert all(debit == credit > 0 for debit, credit in sums.values())\n"
    "print(len(rows), len(sums), sum(debit for debit, credit in sums.values()))\n"
    "for row in rows: print('|'.join(row.values()))\n";
  g_autofree char *path = NULL;
  const char *arguments[] = { "python3", "-c", program, NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;
  int fd = g_file_open_tmp ("settlement-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  arguments[3] = path;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static void
test_exports_what_an_erp_reads (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralSettlement) settlement = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *read = NULL;

  pay_one (books, "2026-11-18T09:00:00+03:00");
  pay_one (books, "2026-11-18T10:00:00+03:00");
  settlement = close_day (books, OPERATOR, "2026-11-18");
  csv = central_settlement_export_csv (&books->office, settlement, NULL);
  g_assert_true (g_str_has_prefix (csv, "journal_id,date,account,account_name,debit,credit,"
                                        "currency,analytic_account,partner,ref,name,reverses\r\n"));
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  read = read_with_python (csv);
  g_assert_true (g_str_has_prefix (read, "8 2 1315.00\n"));
  g_assert_nonnull (strstr (read, "20261118-andalus-operator-000001|2026-11-18|2110|"
                                  "مستحقات المشغّلين · أتعاب المراكز|0.00|50.00|SAR|"
                                  "jeddah-andalus|andalus-operator|"));
  g_assert_nonnull (strstr (read, "|سطر، من \"العرض\"|"));
}

static void
test_exports_the_same_as_json (void)
{
  g_autoptr (SmallBooks) books = small_books_new ();
  g_autoptr (CentralSettlement) settlement = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root = NULL;
  JsonArray *entries = NULL;

  pay_one (books, "2026-11-18T09:00:00+03:00");
  settlement = find_day (books, OPERATOR, "2026-11-18");
  text = central_settlement_export_json (&books->office, settlement, NULL);
  node = central_json_parse (text, NULL);
  root = json_node_get_object (node);
  g_assert_true (json_object_get_null_member (root, "number"));
  g_assert_cmpint (central_json_get_integer (root, "total_halalas"), ==, 65750);
  entries = central_json_get_array (root, "entries");
  g_assert_cmpuint (json_array_get_length (entries), ==, 1);
  g_assert_cmpuint (json_array_get_length (central_json_get_array (
                      json_array_get_object_element (entries, 0), "postings")),
                    ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/central/settlements/parts-what-each-gets", test_parts_what_each_gets);
  g_test_add_func ("/central/settlements/counts-days-in-the-kingdom",
                   test_counts_days_in_the_kingdom);
  g_test_add_func ("/central/settlements/closes-for-ever", test_closes_for_ever);
  g_test_add_func ("/central/settlements/passes-over-every-closed-day",
                   test_passes_over_every_closed_day);
  g_test_add_func ("/central/settlements/closes-no-day-that-has-not-come",
                   test_closes_no_day_that_has_not_come);
  g_test_add_func ("/central/settlements/lists-the-latest-first", test_lists_the_latest_first);
  g_test_add_func ("/central/settlements/adds-up-to-the-halala", test_adds_up_to_the_halala);
  g_test_add_func ("/central/settlements/closes-once-among-many", test_closes_once_among_many);
  g_test_add_func ("/central/settlements/exports-what-an-erp-reads",
                   test_exports_what_an_erp_reads);
  g_test_add_func ("/central/settlements/exports-the-same-as-json", test_exports_the_same_as_json);
  return g_test_run ();
}

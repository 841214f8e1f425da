/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "small-books.h"

#include <glib/gstdio.h>

#include "civic-tracking-code.h"

#include "central-json.h"
#include "support-store.h"

static char *
find_source (const char *name)
{
  return g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), name, NULL);
}

static void
load_centre (SmallBooks *self, const char *id)
{
  g_autofree char *name = g_strdup_printf ("kiosk-config/centres/%s.json", id);
  g_autofree char *path = find_source (name);
  g_autoptr (GError) error = NULL;
  CivicCentre *centre = civic_centre_load (path, &error);

  g_assert_no_error (error);
  g_hash_table_insert (self->office.centres, g_strdup (id), centre);
}

static void
open_office (SmallBooks *self)
{
  g_autofree char *accounts = find_source ("app/central/accounts.json");
  g_autoptr (GError) error = NULL;

  self->office.store = central_store_open (self->place, &error);
  g_assert_no_error (error);
  self->office.chart = central_chart_load (accounts, &error);
  g_assert_no_error (error);
  self->office.centres = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  load_centre (self, "jeddah-andalus");
  load_centre (self, "riyadh-saafat");
}

SmallBooks *
small_books_new (void)
{
  SmallBooks *self = g_new0 (SmallBooks, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("central-books-XXXXXX", &error);
  g_assert_no_error (error);
  self->place = support_store_make (self->folder);
  open_office (self);
  return self;
}

SmallBooks *
small_books_new_beside (SmallBooks *first)
{
  SmallBooks *self = g_new0 (SmallBooks, 1);

  self->place = g_strdup (first->place);
  open_office (self);
  return self;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "central.sqlite3", "central.sqlite3-wal",
                                       "central.sqlite3-shm" };

  for (guint index = 0; index < G_N_ELEMENTS (names); index++) {
    g_autofree char *path = g_build_filename (folder, names[index], NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

void
small_books_free (SmallBooks *self)
{
  central_store_close (self->office.store);
  central_chart_free (self->office.chart);
  g_hash_table_unref (self->office.centres);
  if (self->folder)
    remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->place);
  g_free (self);
}

static void
add_line (JsonBuilder *builder, const char *part, gint64 halalas)
{
  if (halalas == 0)
    return;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "label");
  json_builder_begin_object (builder);
  central_json_add_string (builder, "ar", "سطر، من \"العرض\"");
  json_builder_end_object (builder);
  central_json_add_integer (builder, "halalas", halalas);
  central_json_add_string (builder, "part", part);
  json_builder_end_object (builder);
}

static gint64
get_total (const SmallPrice *price)
{
  return price->municipality_halalas + price->centre_halalas + price->vat_halalas;
}

static char *
write_quote (const SmallPrice *price)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  central_json_add_string (builder, "id", "Q");
  central_json_add_string (builder, "path", "instant");
  central_json_add_string (builder, "expires_at", "2099-01-01T00:00:00+03:00");
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  add_line (builder, "municipality", price->municipality_halalas);
  add_line (builder, "centre", price->centre_halalas);
  add_line (builder, "vat", price->vat_halalas);
  json_builder_end_array (builder);
  central_json_add_integer (builder, "total_halalas", get_total (price));
  json_builder_end_object (builder);
  return central_json_build_text (builder);
}

static void
add_filing (SmallBooks *self, const SmallPrice *price, const char *code)
{
  g_autofree char *quote = write_quote (price);
  g_autoptr (GError) error = NULL;
  CentralFiling filing = {
    .code = (char *) code,
    .digest = (char *) "d",
    .service = (char *) price->service,
    .service_version = 1,
    .state = (char *) "awaiting-payment",
    .received_at = (char *) "2026-11-22T10:47:00+03:00",
    .updated_at = (char *) "2026-11-22T10:47:00+03:00",
    .kiosk = (char *) "K",
    .centre = (char *) price->centre,
    .operator_id = (char *) "as-the-kiosk-says",
    .language = (char *) "ar",
    .made_at = (char *) "2026-11-22T10:46:00+03:00",
    .answers = (char *) "{}",
    .consent_given_at = (char *) "",
    .person_id = (char *) "1000000008",
    .challenge = (char *) "h",
    .quote = quote,
    .acknowledgement = (char *) "{}",
  };

  g_assert_true (central_store_add_filing (self->office.store, &filing, &error));
  g_assert_no_error (error);
}

char *
small_books_bill (SmallBooks *self, const SmallPrice *price)
{
  g_autofree char *code = civic_tracking_code_draw ();
  g_autoptr (CentralTransaction) transaction = central_store_begin (self->office.store, code, NULL);
  CentralBill bill = {
    .code = code,
    .biller = (char *) "185",
    .halalas = get_total (price),
    .due_at = (char *) "2099-01-01T00:00:00+03:00",
  };
  g_autoptr (GError) error = NULL;

  add_filing (self, price, code);
  g_assert_true (central_store_add_bill (self->office.store, &bill, &error));
  g_assert_no_error (error);
  g_assert_true (central_transaction_commit (transaction, &error));
  return bill.number;
}

static gboolean
pay (SmallBooks *self, const CentralPayable *payable, const char *paid_at, GError **error)
{
  g_autofree char *reference = g_strconcat ("R-", payable->number, NULL);
  CentralPayment payment = {
    .bill = payable->number,
    .halalas = payable->halalas,
    .method = (char *) CENTRAL_PAYMENT_SADAD,
    .reference = reference,
    .paid_at = (char *) paid_at,
  };
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (self->office.store, payable->number, error);
  gboolean is_added = FALSE;

  return transaction != NULL &&
         central_payments_record (&self->office, payable, &payment, NULL, &is_added, error) &&
         !self->is_dying && central_transaction_commit (transaction, error);
}

gboolean
small_books_pay (SmallBooks *self, const char *bill, const char *paid_at, GError **error)
{
  g_autoptr (CentralBill) known = NULL;
  CentralPayable payable = { .number = (char *) bill };

  g_assert_true (central_store_find_bill_by_number (self->office.store, bill, &known, NULL));
  payable.halalas = known->halalas;
  payable.code = known->code;
  return pay (self, &payable, paid_at, error);
}

gboolean
small_books_pay_other (
  SmallBooks *self, const char *bill, gint64 halalas, const char *paid_at, GError **error)
{
  CentralPayable payable = { .number = (char *) bill, .halalas = halalas };

  return pay (self, &payable, paid_at, error);
}

char *
small_books_describe (const CentralEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint index = 0; index < entry->postings->len; index++) {
    const CentralPosting *posting = entry->postings->pdata[index];

    g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                            posting->account, posting->part, posting->debit_halalas,
                            posting->credit_halalas);
  }
  return g_string_free (text, FALSE);
}

CentralEntry *
small_books_find (SmallBooks *self, const char *bill)
{
  CentralEntry *entry = NULL;

  g_assert_true (central_store_find_entry (self->office.store, bill, &entry, NULL));
  g_assert_nonnull (entry);
  return entry;
}

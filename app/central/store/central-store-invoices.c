/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-invoices.h"

#include "central-store-ledger.h"
#include "central-store-statement.h"

static gboolean
insert (CentralStore *self, const CentralInvoice *invoice, GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO ledger_invoice (seller, kind, number, bill, entry, issued_at, net_halalas,"
          " vat_halalas) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");

  central_statement_bind_text (&statement, invoice->seller);
  central_statement_bind_text (&statement, invoice->kind);
  central_statement_bind_integer (&statement, invoice->number);
  central_statement_bind_text (&statement, invoice->bill);
  central_statement_bind_text (&statement, invoice->entry);
  central_statement_bind_text (&statement, invoice->issued_at);
  central_statement_bind_integer (&statement, invoice->net_halalas);
  central_statement_bind_integer (&statement, invoice->vat_halalas);
  return central_statement_run (&statement, error);
}

gboolean
central_store_add_invoice (CentralStore *self, CentralInvoice *invoice, GError **error)
{
  g_autofree char *series = g_strconcat (invoice->kind, ":", invoice->seller, NULL);

  invoice->number = central_store_draw_number (self, series, error);
  return invoice->number > 0 && insert (self, invoice, error);
}

static CentralInvoice *
take_invoice (CentralStatement *statement)
{
  CentralInvoice *invoice = g_new0 (CentralInvoice, 1);

  invoice->seller = central_statement_take_text (statement);
  invoice->kind = central_statement_take_text (statement);
  invoice->number = central_statement_take_integer (statement);
  invoice->bill = central_statement_take_text (statement);
  invoice->entry = central_statement_take_text (statement);
  invoice->issued_at = central_statement_take_text (statement);
  invoice->net_halalas = central_statement_take_integer (statement);
  invoice->vat_halalas = central_statement_take_integer (statement);
  return invoice;
}

gboolean
central_store_find_invoice (CentralStore *self,
                            const char *bill,
                            const char *kind,
                            CentralInvoice **ret_invoice,
                            GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "SELECT seller, kind, number, bill, entry, issued_at, net_halalas, vat_halalas"
          " FROM ledger_invoice WHERE bill = $1 AND kind = $2");
  gboolean row = FALSE;

  central_statement_bind_text (&statement, bill);
  central_statement_bind_text (&statement, kind);
  if (!central_statement_step (&statement, &row, error))
    return FALSE;
  *ret_invoice = row ? take_invoice (&statement) : NULL;
  return TRUE;
}

void
central_invoice_free (CentralInvoice *self)
{
  g_free (self->seller);
  g_free (self->kind);
  g_free (self->bill);
  g_free (self->entry);
  g_free (self->issued_at);
  g_free (self);
}

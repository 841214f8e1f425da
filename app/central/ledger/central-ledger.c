/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-ledger.h"

#include "civic-quote.h"

#include "central-audit.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-invoices.h"
#include "central-json.h"

/* The Kingdom's books are kept in Arabic. */
#define BOOKS_LANGUAGE "ar"
#define REVERSAL_NARRATION "إلغاء قيد"

static char *
find_day (const char *moment)
{
  g_autoptr (GDateTime) time = central_clock_parse (moment);

  return time ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

/* A kiosk names an operator; whose a centre is stands in its profile. */
static char *
find_operator (CentralOffice *office, const char *centre_id, const CentralFiling *filing)
{
  CivicCentre *centre = centre_id ? g_hash_table_lookup (office->centres, centre_id) : NULL;

  if (centre)
    return g_strdup (civic_centre_get_operator (centre));
  return g_strdup (filing ? filing->operator_id : CENTRAL_LEDGER_NO_OPERATOR);
}

static CentralEntry *
begin_entry (CentralOffice *office,
             const CentralPayable *payable,
             const CentralPayment *payment,
             const CentralFiling *filing,
             const char *centre)
{
  CentralEntry *entry = central_entry_new ();
  const char *where = filing ? filing->centre : centre;

  entry->operator_id = find_operator (office, where, filing);
  entry->day = find_day (payment->paid_at);
  entry->at = g_strdup (payment->paid_at);
  entry->bill = g_strdup (payment->bill);
  entry->reference = g_strdup (payment->reference);
  entry->method = g_strdup (payment->method);
  entry->centre = g_strdup (where);
  entry->service = g_strdup (filing ? filing->service : NULL);
  entry->narration =
    g_strdup (payable->title ? civic_text_get (payable->title, BOOKS_LANGUAGE) : payment->bill);
  central_entry_add_posting (entry, central_chart_get_clearing (office->chart, payment->method),
                             CENTRAL_PART_CLEARING, payment->halalas, 0, entry->narration);
  return entry;
}

static void
credit (CentralOffice *office,
        CentralEntry *entry,
        const char *part,
        gint64 halalas,
        const char *narration)
{
  const char *account = g_str_equal (part, CENTRAL_PART_REVENUE)
                          ? central_chart_get_revenue (office->chart, entry->service)
                          : central_chart_get_account (office->chart, part);

  central_entry_add_posting (entry, account, part, 0, halalas, narration);
}

static const char *
name_part (CivicQuotePart part)
{
  switch (part) {
  case CIVIC_QUOTE_CENTRE:
    return CENTRAL_PART_OPERATOR;
  case CIVIC_QUOTE_VAT:
    return CENTRAL_PART_VAT;
  case CIVIC_QUOTE_MUNICIPALITY:
  default:
    return CENTRAL_PART_REVENUE;
  }
}

static void
credit_quote (CentralOffice *office, CentralEntry *entry, const CivicQuote *quote)
{
  for (guint index = 0; index < quote->lines->len; index++) {
    const CivicQuoteLine *line = quote->lines->pdata[index];

    if (line->halalas > 0)
      credit (office, entry, name_part (line->part), line->halalas,
              civic_quote_line_get_label (line, BOOKS_LANGUAGE));
  }
}

/* Money that came is never turned away: what no stored price explains waits for an accountant. */
static void
credit_filing (CentralOffice *office,
               CentralEntry *entry,
               const CentralFiling *filing,
               gint64 halalas)
{
  g_autoptr (JsonNode) node = json_from_string (filing->quote, NULL);
  g_autoptr (CivicQuote) quote = node ? civic_quote_new_from_json (node, NULL) : NULL;

  if (quote && quote->total_halalas == halalas)
    credit_quote (office, entry, quote);
  else
    credit (office, entry, CENTRAL_PART_UNALLOCATED, halalas, entry->narration);
}

static gboolean
write_entry (CentralOffice *office, CentralEntry *entry, GError **error)
{
  return central_store_add_entry (office->store, entry, error) &&
         central_invoices_issue (office, entry, error);
}

gboolean
central_ledger_post (CentralOffice *office,
                     const CentralPayable *payable,
                     const CentralPayment *payment,
                     const char *centre,
                     GError **error)
{
  g_autoptr (CentralFiling) filing = NULL;
  g_autoptr (CentralEntry) entry = NULL;

  if (payable->code && !central_store_find_filing (office->store, payable->code, &filing, error))
    return FALSE;
  entry = begin_entry (office, payable, payment, filing, centre);
  if (filing)
    credit_filing (office, entry, filing, payment->halalas);
  else
    credit (office, entry, CENTRAL_PART_RECEIVABLE, payment->halalas, entry->narration);
  return write_entry (office, entry, error);
}

static CentralEntry *
mirror (const CentralEntry *entry)
{
  CentralEntry *mirrored = central_entry_new ();

  mirrored->operator_id = g_strdup (entry->operator_id);
  mirrored->at = central_clock_now ();
  mirrored->day = find_day (mirrored->at);
  mirrored->bill = g_strdup (entry->bill);
  mirrored->reference = g_strdup (entry->reference);
  mirrored->method = g_strdup (entry->method);
  mirrored->centre = g_strdup (entry->centre);
  mirrored->service = g_strdup (entry->service);
  mirrored->narration = g_strconcat (REVERSAL_NARRATION " ", entry->id, NULL);
  mirrored->reverses = g_strdup (entry->id);
  for (guint index = 0; index < entry->postings->len; index++) {
    const CentralPosting *posting = entry->postings->pdata[index];

    central_entry_add_posting (mirrored, posting->account, posting->part, posting->credit_halalas,
                               posting->debit_halalas, posting->narration);
  }
  return mirrored;
}

static gboolean
reverse (CentralOffice *office, const CentralEntry *entry, const char *actor, GError **error)
{
  g_autoptr (CentralEntry) reversal = NULL;

  if (!central_store_find_reversal (office->store, entry->id, &reversal, error))
    return FALSE;
  if (reversal)
    return TRUE;
  reversal = mirror (entry);
  return write_entry (office, reversal, error) &&
         central_audit_add (office->store, actor, CENTRAL_AUDIT_POSTING_REVERSED, entry->bill,
                            error);
}

gboolean
central_ledger_reverse (CentralOffice *office, const char *bill, const char *actor, GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, bill, error);
  g_autoptr (CentralEntry) entry = NULL;

  if (transaction == NULL || !central_store_find_entry (office->store, bill, &entry, error))
    return FALSE;
  if (entry == NULL) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND,
                         "nothing was posted for this bill");
    return FALSE;
  }
  return reverse (office, entry, actor, error) && central_transaction_commit (transaction, error);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-sandbox-review.h"

#include "central-bills.h"
#include "central-clock.h"
#include "central-json.h"

#define MAXIMUM_FILINGS 100

static const char *const reviewed_states[] = { "received", "reopened", "under-review", NULL };

/* NULL: it stays where it is. */
static const char *
find_next_state (CivicService *service, const char *state)
{
  gboolean is_open = !g_str_equal (state, "under-review");

  if (civic_service_get_journey (service) == CIVIC_JOURNEY_RATE)
    return NULL;
  switch (civic_service_get_receipt (service)) {
  case CIVIC_RECEIPT_REPORT:
    return is_open ? "under-review" : "resolved";
  case CIVIC_RECEIPT_FILING:
    return is_open ? "under-review" : "approved";
  case CIVIC_RECEIPT_OBJECTION:
    return is_open ? "under-review" : NULL;
  case CIVIC_RECEIPT_APPOINTMENT:
  case CIVIC_RECEIPT_NONE:
  default:
    return NULL;
  }
}

static gint64
read_total (const CentralFiling *filing)
{
  g_autoptr (JsonNode) quote = json_from_string (filing->quote, NULL);

  return quote ? central_json_get_integer (json_node_get_object (quote), "total_halalas") : 0;
}

/* What follows an approval at once. */
static gboolean
settle (CentralOffice *office, const CentralFiling *filing, const char *now, GError **error)
{
  gint64 total_halalas = read_total (filing);
  g_autoptr (CentralBill) bill = NULL;

  if (total_halalas <= 0)
    return central_store_set_state (office->store, filing->code, "issued", now, error);
  bill = central_bills_issue (office->store, office->fees, filing->code, total_halalas, error);
  return bill &&
         central_store_set_state (office->store, filing->code, "awaiting-payment", now, error);
}

static gboolean
review (CentralOffice *office, const CentralFiling *filing, GError **error)
{
  CivicService *service = civic_catalogue_find (office->catalogue, filing->service);
  const char *next = service ? find_next_state (service, filing->state) : NULL;
  g_autofree char *now = central_clock_now ();
  gboolean is_moved = FALSE;

  if (next == NULL)
    return TRUE;
  if (!central_store_move_filing (office->store, filing, next, now, &is_moved, error))
    return FALSE;
  return !is_moved || !g_str_equal (next, "approved") || settle (office, filing, now, error);
}

gboolean
central_sandbox_review_run (CentralOffice *office, guint after_s, GError **error)
{
  g_autofree char *until = central_clock_in (-(GTimeSpan) after_s * G_TIME_SPAN_SECOND);
  g_autoptr (CentralTransaction) transaction = central_store_begin (office->store, "review", error);
  g_autoptr (GPtrArray) filings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) central_filing_free);

  if (transaction == NULL)
    return FALSE;
  for (guint index = 0; reviewed_states[index]; index++) {
    GPtrArray *some = central_store_list_filings_in (office->store, reviewed_states[index], until,
                                                     MAXIMUM_FILINGS, error);

    if (some == NULL)
      return FALSE;
    g_ptr_array_extend_and_steal (filings, some);
  }
  for (guint index = 0; index < filings->len; index++)
    if (!review (office, filings->pdata[index], error))
      return FALSE;
  return central_transaction_commit (transaction, error);
}

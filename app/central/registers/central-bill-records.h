/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-payments.h"
#include "central-records.h"

G_BEGIN_DECLS

/* Bills, the municipality's and those of filings, as records for cards:
 *
 *   {"number", "biller", "halalas", "title"?, "state": "unpaid"|"paid",
 *    "unpaid_bill"?, "unpaid_until"?, "paid_bill"?, "paid_at"?, "reference"?,
 *    "invoice"?, "invoiced_at"?}
 *
 * unpaid_bill and paid_bill are the number again, so that a card's action is there or not. */
#define CENTRAL_BILLS_REGISTER "bills"

/* By "number"; by nothing: the person's own. */
gboolean central_bill_records_look_up (CentralOffice *office,
                                       const CentralQuestion *question,
                                       GPtrArray **ret_records,
                                       GError **error);

/* Says on a record that has a "bill" whether that is paid by now. */
gboolean central_bill_records_refresh (CentralOffice *office, JsonObject *record, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-records.h"

G_BEGIN_DECLS

/* What the central remembers of filings, as records for cards:
 *
 *   {"code", "grouped_code", "service", "service_name": TEXT, "state", "received_on",
 *    "unpaid_bill"?, "paid_bill"?, "halalas"?, "document"?}
 *
 * Never an answer, never a person. */
#define CENTRAL_FILINGS_REGISTER "filings"
#define CENTRAL_RECEIPTS_REGISTER "receipts"
#define CENTRAL_FORGERIES_REGISTER "forged-receipts"

/* By "code", as somebody typed it, for whoever holds it; by nothing: the person's own. */
gboolean central_filing_records_look_up (CentralOffice *office,
                                         const CentralQuestion *question,
                                         GPtrArray **ret_records,
                                         GError **error);

/* By "text": what was scanned or typed. A receipt's address or token that a kiosk of ours signed,
 * or a tracking code; "arrived" tells whether the filing is here. Nothing for all else. */
gboolean central_filing_records_look_up_receipt (CentralOffice *office,
                                                 const CentralQuestion *question,
                                                 GPtrArray **ret_records,
                                                 GError **error);

/* By "text": one record, without members worth showing, for what claims to be a receipt of ours and
 * is not. */
gboolean central_filing_records_look_up_forgery (CentralOffice *office,
                                                 const CentralQuestion *question,
                                                 GPtrArray **ret_records,
                                                 GError **error);

/* One filing's record. NULL with an error. */
JsonNode *
central_filing_records_make (CentralOffice *office, const CentralFiling *filing, GError **error);

G_END_DECLS

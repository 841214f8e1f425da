/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-answers.h"
#include "civic-catalogue.h"

G_BEGIN_DECLS

/* What services cost, as data (fees.json): the only place where a fee is computed.
 *
 *   {"format": 2, "vat": {"percent", "label": TEXT}, "quote_hours", "biller": {"code", "due_days"},
 *    "services": {SERVICE: {"lines": [LINE…], "centre": [LINE…], "instant": RULE}}}
 *   LINE = {"label": TEXT, "halalas": RULE, "quantity"?: RULE, "show_if"?: RULE}
 *
 * Rules are JsonLogic over the answers and the records of look-ups, as civic_answers_to_data gives
 * them. An amount is rounded to whole halalas, and a line of 0 is left out; {quantity} in a label
 * is said in the reader's digits. VAT is only ever laid on what the centre charges for itself:
 * municipal fees are outside it. It refuses to load rules that name what the service has not. */
typedef struct _CentralFees CentralFees;

CentralFees *central_fees_load (const char *path, CivicCatalogue *catalogue, GError **error);
void central_fees_free (CentralFees *self);

/* {"path":"instant"|"reviewed","lines":[{"label":{…},"halalas","part"}],"total_halalas"}, as
 * civic-quote.h has it. Valid answers only, with the records the service looks up. A service
 * without rules is free. The same answers give the same text. UNAVAILABLE where a rule gives no
 * amount: nobody is told a wrong price. */
JsonNode *central_fees_price (CentralFees *self, CivicAnswers *answers, GError **error);

const char *central_fees_get_biller (CentralFees *self); /* three digits */
guint central_fees_get_due_days (CentralFees *self);
guint central_fees_get_quote_hours (CentralFees *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralFees, central_fees_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-answers.h"
#include "civic-catalogue.h"

G_BEGIN_DECLS

/* What services cost, as data (fees.json): the only place where a fee is computed. All amounts are
 * halalas, all arithmetic is in whole numbers. It refuses to load rules that name a field or a
 * choice the catalogue has not, or leave a choice without a price, so that pricing can never fail.
 * VAT is only ever laid on the centre's own charge: municipal fees are outside it. */
typedef struct _CentralFees CentralFees;

CentralFees *central_fees_load (const char *path, CivicCatalogue *catalogue, GError **error);
void central_fees_free (CentralFees *self);

/* {"path":"instant"|"reviewed","lines":[{"label":{…},"halalas"}],"total_halalas"}. Valid answers
 * only. A service without rules is free. The same answers give the same text. */
JsonNode *central_fees_price (CentralFees *self, CivicAnswers *answers);

const char *central_fees_get_biller (CentralFees *self); /* three digits */
guint central_fees_get_due_days (CentralFees *self);
guint central_fees_get_quote_hours (CentralFees *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralFees, central_fees_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-text.h"

G_BEGIN_DECLS

/* The chart of accounts, as data (accounts.json), so that the books speak the numbers of whatever
 * ERP takes them:
 *
 *   {"format": 1, "accounts": {CODE: NAME…}, "clearing": {METHOD: CODE…}, "receivable": CODE,
 *    "operator": CODE, "vat": CODE, "unallocated": CODE, "revenue": {"*": CODE, SERVICE: CODE…}}
 *
 * A CODE is 1 to 20 letters, digits, dots and dashes. It refuses to load one that names an account
 * it has not, or misses a way to pay. */
typedef struct _CentralChart CentralChart;

CentralChart *central_chart_load (const char *path, GError **error);
void central_chart_free (CentralChart *self);

/* Codes, owned by the chart. */
const char *central_chart_get_clearing (CentralChart *self, const char *method);
const char *central_chart_get_revenue (CentralChart *self, const char *service);
const char *central_chart_get_account (CentralChart *self, const char *part); /* any other */

/* (nullable) NULL for an account that was taken out of the chart since. */
CivicText *central_chart_get_name (CentralChart *self, const char *account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralChart, central_chart_free)

G_END_DECLS

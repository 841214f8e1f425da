/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-fees.h"
#include "central-store.h"

G_BEGIN_DECLS

/* The payment network's sandbox: a bill is only written down here and never presented to a bank. */
CentralBill *central_bills_issue (
  CentralStore *store, CentralFees *fees, const char *code, gint64 halalas, GError **error);

/* Adds the member "bill" as civic-quote reads it, null without one. */
void central_bills_add_member (JsonBuilder *builder, const CentralBill *bill);

G_END_DECLS

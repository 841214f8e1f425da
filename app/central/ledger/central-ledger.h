/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"
#include "central-payments.h"
#include "central-store-ledger.h"

G_BEGIN_DECLS

/* The books of what was paid: one balanced entry a bill, written in the transaction of the payment,
 * from the price that was told and stored and never from a new one. It refuses to change or remove
 * an entry: what was wrong is taken back by another that mirrors it. */

/* What an amount is, whatever an account is called in somebody's chart. */
#define CENTRAL_PART_CLEARING "clearing"     /* came in, not yet in the bank */
#define CENTRAL_PART_RECEIVABLE "receivable" /* a bill that another register had booked as owed */
#define CENTRAL_PART_REVENUE "revenue"       /* the municipality's fee */
#define CENTRAL_PART_OPERATOR "operator"     /* the centre's own charge */
#define CENTRAL_PART_VAT "vat"               /* on that charge */
#define CENTRAL_PART_UNALLOCATED "unallocated"

/* Whose day a bill is settled on that came through no centre. */
#define CENTRAL_LEDGER_NO_OPERATOR "municipality"

/* Inside the transaction that stores the payment. centre (nullable): where a bill was paid that no
 * filing is behind. */
gboolean central_ledger_post (CentralOffice *office,
                              const CentralPayable *payable,
                              const CentralPayment *payment,
                              const char *centre,
                              GError **error);

/* Takes back what was posted for a bill, by its mirror on today's page or the next open one, with a
 * credit note for its invoice; the audit remembers by whom. Once only: a second time changes
 * nothing. The bill stays paid and the filing as it is: whether the money goes back is decided
 * outside. NOT_FOUND for a bill that was never posted. */
gboolean
central_ledger_reverse (CentralOffice *office, const char *bill, const char *actor, GError **error);

G_END_DECLS

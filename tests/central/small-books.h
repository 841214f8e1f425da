/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-ledger.h"
#include "central-settlement.h"

G_BEGIN_DECLS

/* The books alone, without a server: a store, the product's own chart of accounts and centres, and
 * bills of filings as visits leave them behind. Any failure ends the test. */
typedef struct {
  char *folder; /* (nullable) its own */
  char *place;
  CentralOffice office;
  gboolean is_dying; /* what is paid now is never committed */
} SmallBooks;

SmallBooks *small_books_new (void);
SmallBooks *small_books_new_beside (SmallBooks *first); /* the same store, as another process */
void small_books_free (SmallBooks *self);

/* What a visit at the centre left to be paid, priced so; 0 leaves a line out. The bill's number. */
typedef struct {
  const char *centre;
  const char *service;
  gint64 municipality_halalas;
  gint64 centre_halalas;
  gint64 vat_halalas;
} SmallPrice;

char *small_books_bill (SmallBooks *self, const SmallPrice *price);

/* Pays it, or a bill of another register (that was never made here) of this amount. */
gboolean small_books_pay (SmallBooks *self, const char *bill, const char *paid_at, GError **error);
gboolean small_books_pay_other (
  SmallBooks *self, const char *bill, gint64 halalas, const char *paid_at, GError **error);

/* "Account part debit credit" of each posting, a line each. */
char *small_books_describe (const CentralEntry *entry);
CentralEntry *small_books_find (SmallBooks *self, const char *bill); /* wants one */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmallBooks, small_books_free)

G_END_DECLS

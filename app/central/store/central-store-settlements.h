/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* One operator's day in the books: open while postings are added, and, once closed, final. Days are
 * the Kingdom's. Amounts in halalas, less what was taken back on that day: they may be below 0. */
typedef struct {
  char *operator_id;
  char *day;       /* "2026-11-23" */
  gint64 number;   /* of the operator's settlements, without a gap; 0: the day is open */
  char *closed_at; /* (nullable) */
  gint64 entry_count;
  gint64 total_halalas; /* the sum of the four below */
  gint64 municipality_halalas;
  gint64 operator_halalas; /* the centre's own charge, without VAT */
  gint64 vat_halalas;      /* on that, which the operator invoices and owes */
  gint64 unallocated_halalas;
} CentralSettlement;

typedef struct {
  char *account;
  char *part;
  gint64 debit_halalas;
  gint64 credit_halalas;
} CentralAccountSum;

/* FALSE is an error; TRUE with *ret_settlement NULL means that nothing was ever posted on that day,
 * nor was it closed. An open day has the sums of what is posted so far. */
gboolean central_store_find_settlement (CentralStore *self,
                                        const char *operator_id,
                                        const char *day,
                                        CentralSettlement **ret_settlement,
                                        GError **error);

/* Of CentralSettlement, the latest day first, then by operator. operator_id (nullable): everyone's.
 * before (nullable): days before this one only. */
GPtrArray *central_store_list_settlements (
  CentralStore *self, const char *operator_id, const char *before, guint maximum, GError **error);

/* Of CentralSettlement, the oldest first, then by operator: the open ones until this day, itself
 * too. */
GPtrArray *central_store_list_open_days (CentralStore *self, const char *until, GError **error);

/* Of CentralAccountSum by account. */
GPtrArray *central_store_sum_accounts (CentralStore *self,
                                       const char *operator_id,
                                       const char *day,
                                       GError **error);

/* Closes the day for ever: no entry is ever added to it again. *ret_closed FALSE: it was closed
 * before, and stays as it was. Waits for whoever is posting to the day. Inside a transaction. */
gboolean central_store_close_settlement (CentralStore *self,
                                         const char *operator_id,
                                         const char *day,
                                         const char *closed_at,
                                         gboolean *ret_closed,
                                         GError **error);

void central_settlement_free (CentralSettlement *self);
void central_account_sum_free (CentralAccountSum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralSettlement, central_settlement_free)

G_END_DECLS

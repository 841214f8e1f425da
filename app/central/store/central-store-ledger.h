/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* The books of double entry. The database itself refuses what does not balance, whatever changes or
 * takes out what stands there, and every posting to a day that is closed. They name bills and
 * centres, never a person and never a filing, so that they outlive both. Amounts in halalas. */
typedef struct {
  char *account; /* "1121" */
  char *part;    /* word of central-ledger.h: what the amount is, whatever its account is called */
  gint64 debit_halalas; /* one of the two is 0 */
  gint64 credit_halalas;
  char *narration;
} CentralPosting;

typedef struct {
  char *id; /* "20261123-andalus-operator-000017": given by the store, without a gap in a day */
  char *operator_id;
  char *day; /* "2026-11-23": to the store, where it would stand; from it, where it stands */
  gint64 sequence;
  char *at; /* of the payment, or of its reversal */
  char *bill;
  char *reference;
  char *method;
  char *centre;  /* (nullable) */
  char *service; /* (nullable) */
  char *narration;
  char *reverses;      /* (nullable) id of the entry that this one takes back */
  GPtrArray *postings; /* of CentralPosting */
} CentralEntry;

CentralEntry *central_entry_new (void);
void central_entry_free (CentralEntry *self);

/* Copies the texts. One of the amounts is 0. */
void central_entry_add_posting (CentralEntry *self,
                                const char *account,
                                const char *part,
                                gint64 debit_halalas,
                                gint64 credit_halalas,
                                const char *narration);
gboolean central_entry_is_balanced (const CentralEntry *self);

/* Writes the entry on its day or, where that is closed, on the next one that is not, and fills in
 * id, day and sequence. Refuses one that does not balance, and a second one for a bill.
 * Until the transaction ends nobody else writes on, or closes, that operator's day. Inside a
 * transaction. */
gboolean central_store_add_entry (CentralStore *self, CentralEntry *entry, GError **error);

/* The entry of a paid bill, and the one that takes it back. FALSE is an error; TRUE with *ret_entry
 * NULL means that there is none. */
gboolean central_store_find_entry (CentralStore *self,
                                   const char *bill,
                                   CentralEntry **ret_entry,
                                   GError **error);
gboolean central_store_find_reversal (CentralStore *self,
                                      const char *id,
                                      CentralEntry **ret_entry,
                                      GError **error);

/* Of CentralEntry with their postings, in the order of their numbers. */
GPtrArray *central_store_list_entries (CentralStore *self,
                                       const char *operator_id,
                                       const char *day,
                                       GError **error);

/* The next number of a series, without a gap: nobody else draws from it until the transaction ends,
 * and one that is rolled back gives its number back. -1 with an error. */
gint64 central_store_draw_number (CentralStore *self, const char *series, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralEntry, central_entry_free)

G_END_DECLS

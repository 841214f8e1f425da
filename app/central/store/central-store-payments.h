/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* One row a bill that was paid: no bill is paid twice, whatever the phones do. */
typedef struct {
  char *bill; /* number */
  gint64 halalas;
  char *method; /* "mada", "apple-pay", "sadad" */
  char *reference;
  char *paid_at;
} CentralPayment;

/* *ret_added FALSE: the bill was paid before, and that payment stays. */
gboolean central_store_add_payment (CentralStore *self,
                                    const CentralPayment *payment,
                                    gboolean *ret_added,
                                    GError **error);
gboolean central_store_find_payment (CentralStore *self,
                                     const char *bill,
                                     CentralPayment **ret_payment,
                                     GError **error);

gboolean central_store_find_payment_by_reference (CentralStore *self,
                                                  const char *reference,
                                                  CentralPayment **ret_payment,
                                                  GError **error);

/* The bill of a filing by its own number. *ret_bill NULL: no filing has this bill. */
gboolean central_store_find_bill_by_number (CentralStore *self,
                                            const char *number,
                                            CentralBill **ret_bill,
                                            GError **error);

void central_payment_free (CentralPayment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralPayment, central_payment_free)

G_END_DECLS

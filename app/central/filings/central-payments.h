/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-office.h"
#include "central-store-payments.h"

G_BEGIN_DECLS

/* Any bill by its number, and its payment. What stands behind the payment here is a sandbox that
 * believes whoever presses the button; no card and no account is ever asked for. */
#define CENTRAL_PAYMENT_MADA "mada"
#define CENTRAL_PAYMENT_APPLE_PAY "apple-pay"
#define CENTRAL_PAYMENT_SADAD "sadad"

typedef struct {
  char *number;
  char *biller;
  gint64 halalas;
  char *due_at;            /* (nullable) */
  char *code;              /* (nullable) of the filing that it is for */
  CivicText *title;        /* (nullable) what it is for */
  CentralPayment *payment; /* (nullable) not paid yet */
} CentralPayable;

/* FALSE is an error; TRUE with *ret_payable NULL means that there is no such bill. */
gboolean central_payments_find (CentralOffice *office,
                                const char *number,
                                CentralPayable **ret_payable,
                                GError **error);

gboolean central_payments_is_method (const char *method);

/* Writes the payment down, moves the filing it belongs to and posts it in the books, all or
 * nothing. A bill that was paid before stays as it is: *ret_added FALSE, and that is no error.
 * centre (nullable): where it was paid. Inside a transaction about the bill's number. */
gboolean central_payments_record (CentralOffice *office,
                                  const CentralPayable *payable,
                                  const CentralPayment *payment,
                                  const char *centre,
                                  gboolean *ret_added,
                                  GError **error);

/* The same for a payment that is made here and now, in a transaction of its own. */
gboolean central_payments_pay (CentralOffice *office,
                               const CentralPayable *payable,
                               const char *method,
                               const char *centre,
                               GError **error);

/* {"bill","halalas","paid_at","reference","method","invoice":{"number","issued_at"}|null} */
gboolean central_payments_add_object (JsonBuilder *builder,
                                      CentralStore *store,
                                      const CentralPayment *payment,
                                      GError **error);

void central_payable_free (CentralPayable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralPayable, central_payable_free)

G_END_DECLS

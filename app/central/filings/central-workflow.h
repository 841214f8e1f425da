/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "central-office.h"
#include "central-pricing.h"

G_BEGIN_DECLS

/* What becomes of a filing when it comes in. An instant one is billed and issued when it is paid, a
 * reviewed one waits for somebody, an appointment is booked, and a filing that follows another up
 * (a report to be reopened) moves that one. */

/* Sets filing->state, and filing->message where the citizen has to be told something. session
 * as central_sealed_name_session gives it, for the slots it holds. *ret_bill (nullable): what
 * is to be paid now. Inside the transaction that stores the filing, before it. */
gboolean central_workflow_begin (CentralOffice *office,
                                 CentralFiling *filing,
                                 CivicAnswers *answers,
                                 const CentralPricing *pricing,
                                 const char *session,
                                 CentralBill **ret_bill,
                                 GError **error);

/* Moves what the filing follows up. Inside the same transaction, after the filing was stored. */
gboolean central_workflow_follow_up (CentralOffice *office,
                                     const CentralFiling *filing,
                                     CivicAnswers *answers,
                                     GError **error);

/* A filing's bill was paid. Bills are only written when nothing else is missing, so what was asked
 * for is issued at once. Inside a transaction. */
gboolean
central_workflow_pay (CentralOffice *office, const char *code, const char *at, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-payment.h"
#include "kiosk-receipt-facts.h"

G_BEGIN_DECLS

/* From a visit to what a receipt of it may say: the one place that decides what of a citizen goes
 * on paper. Main thread only. All (transfer full). */

/* What was filed: the kind is the service's. After it has a code and an address. */
KioskReceiptFacts *kiosk_receipt_gather_filing (KioskVisit *visit);

/* What the last enquiry found, to take along. */
KioskReceiptFacts *kiosk_receipt_gather_slip (KioskVisit *visit);

/* A paid bill, with the central's reference; and one paid before, from the card the central gave
 * of it. */
KioskReceiptFacts *kiosk_receipt_gather_paid (KioskVisit *visit, KioskPayment *payment);
KioskReceiptFacts *kiosk_receipt_gather_paid_before (KioskVisit *visit, KioskResult *result);

/* For staff: of the receipt printer as it is now. */
KioskReceiptFacts *kiosk_receipt_gather_test (KioskStation *station, const char *language);

/* With the heading every receipt of this kiosk has, and nothing else. */
KioskReceiptFacts *
kiosk_receipt_gather_heading (KioskStation *station, const char *language, KioskReceiptKind kind);

G_END_DECLS

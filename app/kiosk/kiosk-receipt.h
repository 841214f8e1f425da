/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-document.h"

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* What the receipt of a visit says, in both of the centre's languages: the citizen's first, the
 * other small beneath. It says "will be sent" until the central has acknowledged, and shows an
 * amount to pay only from a bill or a quote. It draws nothing itself and never decides about the
 * filing. */

PrintDocument *kiosk_receipt_compose (KioskVisit *visit);

/* What the last enquiry found, to take along. */
PrintDocument *kiosk_receipt_compose_slip (KioskVisit *visit);

/* A paid bill, with the central's reference; and once more, from the card the central gave of it.
 */
PrintDocument *kiosk_receipt_compose_paid (KioskVisit *visit, KioskPayment *payment);
PrintDocument *kiosk_receipt_compose_result (KioskVisit *visit, KioskResult *result);

/* For staff: shows that both scripts, the figures and a QR come out. */
PrintDocument *kiosk_receipt_compose_test (KioskStation *station, const char *language);

G_END_DECLS

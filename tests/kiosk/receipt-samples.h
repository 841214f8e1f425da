/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-receipt-facts.h"

G_BEGIN_DECLS

/* Facts as an ordinary day has them, for every kind and language. The same each time. Caller frees.
 */
KioskReceiptFacts *receipt_sample (KioskReceiptKind kind, const char *language);
const char *receipt_kind_name (KioskReceiptKind kind); /* for paths and messages */

/* Facts that a stranger or an accident made: any part missing, any string hostile or as long as it
 * gets. The same for the same seed. Caller frees. */
KioskReceiptFacts *receipt_random (guint32 seed, KioskReceiptKind kind, const char *language);

G_END_DECLS

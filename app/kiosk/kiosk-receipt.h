/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-document.h"

#include "kiosk-receipt-facts.h"

G_BEGIN_DECLS

/* What stands on a receipt, in the reader's language and, small beneath, in another: whole for
 * every kind, whatever the facts hold and whatever is missing. It says "will be sent" until the
 * central has acknowledged, and an amount only where the facts have one. It draws nothing and asks
 * nobody. Any thread. */
PrintDocument *kiosk_receipt_compose (const KioskReceiptFacts *facts);

G_END_DECLS

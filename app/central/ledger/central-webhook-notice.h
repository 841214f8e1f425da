/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store-payments.h"

G_BEGIN_DECLS

/* What the payment network tells of one paid bill:
 *
 *   {"bill", "halalas", "method", "reference", "paid_at"}
 *
 * MALFORMED for other members, missing or further ones, a bill that is not 1 to 20 digits, a
 * reference that is not 1 to 40 letters, digits and dashes, a way of paying that is not ours, no
 * amount, and a moment in the future or over 366 days ago. Whether there is such a bill is for
 * others to say. The moment comes back as all are written here, in the Kingdom's zone. */
CentralPayment *central_webhook_notice_read (GBytes *body, GError **error);

G_END_DECLS

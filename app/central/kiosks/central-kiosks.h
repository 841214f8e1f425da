/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-receipt-token.h"

#include "central-office.h"
#include "central-store-kiosks.h"

G_BEGIN_DECLS

/* What is done to the register of the kiosks, and what is asked of it. */

/* The operator of the centre's profile, "" where no profile is known. */
const char *central_kiosks_get_operator (CentralOffice *office, const char *centre);

/* A revoked kiosk gets 403 "revoked" on every address from then on, and is let in again by
 * enrolling it anew. CENTRAL_ERROR_NOT_FOUND: no such kiosk in the register; one that is revoked
 * already stays so. by: the account, for the audit. */
gboolean
central_kiosks_revoke (CentralOffice *office, const char *id, const char *by, GError **error);

/* What a receipt's token says, if a kiosk signed it that was enrolled here or whose key lies in
 * keys/kiosks: with whichever of the keys it has had. (nullable) */
CivicReceiptToken *central_kiosks_verify_receipt (CentralOffice *office, const char *token);

G_END_DECLS

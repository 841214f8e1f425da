/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* How a kiosk gets in: somebody who may makes a one-time code, a technician types it at the kiosk,
 * the kiosk makes its keys and gets a certificate for them (POST /v1/enrolments). The code holds
 * for CENTRAL_ENROLMENTS_HOURS and is stored as a keyed hash only. */
#define CENTRAL_ENROLMENTS_HOURS 24

/* The code as it is to be read aloud, "7K3M-9QXT-2F4H-W8D1-ZC0V": it is shown once and known to
 * nobody afterwards. An earlier one of the kiosk that was not used is over. made_by: the account,
 * for the audit. CENTRAL_ERROR_NOT_FOUND: no such centre; CENTRAL_ERROR_MALFORMED: no kiosk can
 * have this id. Takes some tenths of a second the first time. Caller frees. */
char *central_enrolments_offer (CentralOffice *office,
                                const char *kiosk_id,
                                const char *centre,
                                const char *made_by,
                                GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-http-authority.h"
#include "central-office.h"

G_BEGIN_DECLS

/* What the register holds of a bare code. */
char *central_enrolments_digest (CentralOffice *office, const char *bare);

/* With the key of keys/tls/ca.key, which is read for this and forgotten. A central that has none
 * enrols nobody: CENTRAL_ERROR_UNAVAILABLE. */
CentralHttpCertificate *central_enrolments_sign (CentralOffice *office,
                                                 const char *request,
                                                 const char *kiosk,
                                                 GError **error);

G_END_DECLS

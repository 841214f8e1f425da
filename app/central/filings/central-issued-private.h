/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-issued.h"

G_BEGIN_DECLS

/* The parts of central-issued: documents that the central itself made. */
#define CENTRAL_ISSUED_FILING_PREFIX "filing-"
#define CENTRAL_ISSUED_RECEIPT_PREFIX "receipt-"
#define CENTRAL_ISSUED_VERIFICATION_PATH "/v/"

/* sentences: in the order of central_languages. */
JsonNode *central_issued_write_text (const char *const *sentences);

gboolean central_issued_find_filing (CentralOffice *office,
                                     const char *id,
                                     const char *person_id,
                                     gboolean for_anyone,
                                     CentralIssued **ret_issued,
                                     GError **error);
gboolean central_issued_find_receipt (CentralOffice *office,
                                      const char *id,
                                      CentralIssued **ret_issued,
                                      GError **error);

G_END_DECLS

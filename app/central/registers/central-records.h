/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* The newest of one person's filings that any register of ours looks at: more than anybody has, so
 * that a page can be cut out of all of them. */
#define CENTRAL_RECORDS_MAXIMUM 200

/* Every record there is to ask about: what the central itself remembers (filings, bills, reports
 * nearby), and else what the registers outside know. Same errors as central_registry_look_up. */
gboolean central_records_look_up (CentralOffice *office,
                                  const CentralQuestion *question,
                                  GPtrArray **ret_records,
                                  GError **error);

/* Whether every register that a look-up or an enquiry names is there to be asked. */
gboolean central_records_check (CentralOffice *office, GError **error);

/* What a sealed question gets for such an error: "not-allowed", "unavailable" or "not-found"; NULL
 * for an error that is the caller's own fault. */
const char *central_records_get_problem (const GError *error);

G_END_DECLS

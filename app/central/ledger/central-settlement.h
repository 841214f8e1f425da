/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"
#include "central-store-settlements.h"

G_BEGIN_DECLS

/* What an operator and the municipality have to settle for one day in the Kingdom, and its closing,
 * which is final. It adds up what is in the books and computes no fee. Who may see or close what is
 * decided by its callers. */

/* FALSE is an error; TRUE with *ret_settlement NULL means that nothing was posted on that day. An
 * open day has number 0 and what is posted so far. MALFORMED unless day is "2026-11-23". */
gboolean central_settlement_find (CentralOffice *office,
                                  const char *operator_id,
                                  const char *day,
                                  CentralSettlement **ret_settlement,
                                  GError **error);

/* Of CentralSettlement, the latest day first. operator_id (nullable): everyone's. before
 * (nullable): days before this one only, to page on. */
GPtrArray *central_settlement_list (CentralOffice *office,
                                    const char *operator_id,
                                    const char *before,
                                    guint maximum,
                                    GError **error);

/* Of CentralSettlement, the oldest first: everyone's days until this one, itself too, that are not
 * closed. CONFLICT for a day that has not come yet. */
GPtrArray *central_settlement_list_open (CentralOffice *office, const char *until, GError **error);

/* Closes the day and gives it the operator's next number; the audit remembers by whom (actor, as
 * central_audit_add wants it). What is paid later is posted on the next
 * open day. Closing again, here or in another process, gives the same settlement. CONFLICT for a
 * day that has not come yet. */
CentralSettlement *central_settlement_close (CentralOffice *office,
                                             const char *operator_id,
                                             const char *day,
                                             const char *actor,
                                             GError **error);

/* Every posting of the day, line by line, for an ERP's journal import, and as JSON. Callers free.
 * The columns are described in openapi.yaml under "Books". */
char *central_settlement_export_csv (CentralOffice *office,
                                     const CentralSettlement *settlement,
                                     GError **error);
char *central_settlement_export_json (CentralOffice *office,
                                      const CentralSettlement *settlement,
                                      GError **error);

G_END_DECLS

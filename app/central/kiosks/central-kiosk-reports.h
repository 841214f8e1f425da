/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-readiness.h"
#include "civic-shift.h"

#include "central-office.h"

G_BEGIN_DECLS

/* What staff of a kiosk report: readiness checks and shifts. A kiosk reports of itself alone; the
 * same report twice is one. They are kept for two years, as long as an operator may have to show
 * the municipality how a kiosk was run, and hold nothing about a citizen. */
#define CENTRAL_KIOSK_REPORTS_KEPT_DAYS (2 * 365)

/* *ret_readiness: (nullable) the last check; NULL where there was none. */
gboolean central_kiosk_reports_find_readiness (CentralOffice *office,
                                               const char *kiosk,
                                               CivicReadiness **ret_readiness,
                                               GError **error);

/* Of CivicShift, the newest first. NULL with an error. */
GPtrArray *central_kiosk_reports_list_shifts (CentralOffice *office,
                                              const char *kiosk,
                                              guint maximum,
                                              GError **error);

gboolean central_kiosk_reports_forget (CentralOffice *office, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* How long personal data is kept, as data: so many days after a filing came into a state in which
 * it is over, by state and by service. A run destroys who filed, what was answered, what was sent
 * along, where it was and what was said to her; the code, the service, the states with their dates,
 * the centre and the money stay for statistics and for the books. What it destroyed is proved in
 * the audit: how many filings, and the BLAKE2b-256 digest of their codes, sorted, a line each.
 *
 * A file looks like {"format":1,"days":{"cancelled":90},"services":{"suggestion":{"resolved":90}}};
 * what it does not name is kept. Refuses states in which work goes on.
 *
 * "kiosk_audit_days" is for the audit logs that kiosks told, which name staff by the numbers of
 * their accounts: two years, the twelve months that the Essential Cybersecurity Controls of the
 * National Cybersecurity Authority ask of event logs (ECC-2:2024, 2-12), and one more, so that
 * whoever audits a year at its end still finds its beginning and what led to it. Where a chain ends
 * is kept for as long as the kiosk is: a log that is altered later is still found. */
typedef struct _CentralRetention CentralRetention;

#define CENTRAL_RETENTION_MAXIMUM_DAYS 36500

CentralRetention *central_retention_load (const char *path, GError **error);
void central_retention_free (CentralRetention *self);

/* Destroys what is due; any number of centrals may do so at once. What an error leaves is done by
 * the next run. (nullable) ret_count: filings. */
gboolean central_retention_run (CentralRetention *self,
                                CentralStore *store,
                                guint *ret_count,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralRetention, central_retention_free)

G_END_DECLS

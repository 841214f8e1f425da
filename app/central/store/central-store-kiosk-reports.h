/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* What staff of a kiosk have reported: the JSON as it came, by kiosk, kind and name. The first one
 * of a name stands. */
typedef struct {
  const char *kiosk;
  const char *kind; /* "readiness", "shift" */
  const char *name; /* one for each report of a kind */
  gint64 made_at_ms;
  const char *received_at;
  const char *body;
} CentralStoredReport;

/* ret_received_at: when it came, the first time. Caller frees. */
gboolean central_store_add_kiosk_report (CentralStore *self,
                                         const CentralStoredReport *report,
                                         char **ret_received_at,
                                         GError **error);

/* Bodies (char *), the newest first, `maximum` at most. NULL with an error. */
GPtrArray *central_store_list_kiosk_reports (
  CentralStore *self, const char *kiosk, const char *kind, guint maximum, GError **error);

gboolean central_store_forget_kiosk_reports (CentralStore *self, gint64 before_ms, GError **error);

G_END_DECLS

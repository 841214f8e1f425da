/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* What central-retention needs: which filings are overdue, and what of one goes. */

/* Of char *: whose filings hold personal data and have been in the state since `until` or before.
 */
GPtrArray *central_store_list_overdue_services (CentralStore *self,
                                                const char *state,
                                                const char *until,
                                                GError **error);

/* Adds the codes (char *) of such filings of one service, oldest first, `maximum` at most. */
gboolean central_store_list_overdue (CentralStore *self,
                                     const char *service,
                                     const char *state,
                                     const char *until,
                                     guint maximum,
                                     GPtrArray *codes,
                                     GError **error);

/* Inside a transaction. */
gboolean central_store_destroy_personal_data (CentralStore *self,
                                              const char *code,
                                              const char *at,
                                              GError **error);

/* What was destroyed before is also gone from the files of a store that is a folder: freed pages
 * are overwritten as they are freed, and the log, which remembers them, is emptied. A server's
 * files are its own: they are encrypted by whoever runs it. */
gboolean central_store_scrub (CentralStore *self, GError **error);

G_END_DECLS

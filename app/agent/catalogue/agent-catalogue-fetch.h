/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-catalogue-store.h"
#include "agent-http.h"

G_BEGIN_DECLS

/* One question to the central whether it has a newer catalogue, and all that follows from a yes:
 * only the files that are not here are asked for, a few at a time, and nothing is used before all
 * of it is. It trusts the signature, never the line. */

/* url: "https://host:port". The store lives until it is finished; cancelling ends the transfers,
 * not an installation. */
void agent_catalogue_fetch_async (AgentCatalogueStore *store,
                                  AgentHttp *http,
                                  const char *url,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* AGENT_ERROR_UNREACHABLE: it could not be asked. CIVIC_ERROR: what it has will not do.
 * AGENT_ERROR_NOT_STORED. *ret_is_new: whether the store switched to another one. */
gboolean agent_catalogue_fetch_finish (GAsyncResult *result, gboolean *ret_is_new, GError **error);

G_END_DECLS

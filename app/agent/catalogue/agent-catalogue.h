/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"
#include "agent-catalogue-store.h"
#include "agent-http.h"

G_BEGIN_DECLS

/* Keeps this kiosk's catalogue the central's: asks at start, each hour, when a heartbeat's answer
 * names another one, and when it is told to. It says in the agent's condition which folder the next
 * session loads; a session that is there keeps what it has. An expired catalogue goes on being
 * used, and is called so. What the central offers and cannot be used is refused whole, logged, and
 * told to technicians. Main thread only. */
#define AGENT_TYPE_CATALOGUE (agent_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (AgentCatalogue, agent_catalogue, AGENT, CATALOGUE, GObject)

/* store: (nullable) (transfer full) NULL where nobody's key is known: then the packaged catalogue
 * is used, and the central is never asked. condition: whose Catalogue properties this sets. */
AgentCatalogue *agent_catalogue_new (AgentCatalogueStore *store,
                                     AgentHttp *http,
                                     const char *url,
                                     AgentBusAgent *condition);

void agent_catalogue_start (AgentCatalogue *self);
void agent_catalogue_stop (AgentCatalogue *self); /* for good */

/* For the heartbeat. 0 and NULL: the packaged one. */
gint64 agent_catalogue_get_version (AgentCatalogue *self);
const char *agent_catalogue_get_hash (AgentCatalogue *self); /* (nullable) */

/* A heartbeat's answer: asks if that is not what is here, and was not refused within the hour.
 * hash: (nullable) the central has none. */
void agent_catalogue_note_offer (AgentCatalogue *self, const char *hash);

/* Asks now, and again if something is being fetched already. Succeeds when the central's catalogue
 * is in use, also if it was before. Errors as of agent_catalogue_fetch_finish. */
void agent_catalogue_refresh_async (AgentCatalogue *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
agent_catalogue_refresh_finish (AgentCatalogue *self, GAsyncResult *result, GError **error);

G_END_DECLS

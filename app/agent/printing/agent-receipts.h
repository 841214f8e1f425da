/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "agent-error.h"
#include "civic-settings.h"

G_BEGIN_DECLS

/* Signs the tracking addresses that receipts carry. It alone holds the kiosk's signing key, in
 * guarded memory, so that a session cannot sign what the agent has not seen the code of. */
typedef struct _AgentReceipts AgentReceipts;

/* Fails where a key or an address of the settings is unusable. */
AgentReceipts *agent_receipts_new (CivicSettings *settings, GError **error);
void agent_receipts_free (AgentReceipts *self);

/* The address with the token, for the QR. AGENT_ERROR_BAD_REQUEST for what is no code or service
 * id. */
char *
agent_receipts_sign (AgentReceipts *self, const char *code, const char *service, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentReceipts, agent_receipts_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-store-heartbeats.h"

#include "central-store-statement.h"

gboolean
central_store_set_heartbeat (CentralStore *self,
                             const CentralStoredHeartbeat *heartbeat,
                             GError **error)
{
  g_auto (CentralStatement) statement = central_statement_new (
    self, "INSERT INTO heartbeat (kiosk, boot, sequence, state, received_at, received_at_ms, body)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7)"
          " ON CONFLICT (kiosk) DO UPDATE SET boot = excluded.boot, sequence = excluded.sequence,"
          " state = excluded.state, received_at = excluded.received_at,"
          " received_at_ms = excluded.received_at_ms, body = excluded.body"
          " WHERE heartbeat.boot <> excluded.boot OR heartbeat.sequence <= excluded.sequence");

  central_statement_bind_text (&statement, heartbeat->kiosk);
  central_statement_bind_text (&statement, heartbeat->boot);
  central_statement_bind_integer (&statement, heartbeat->sequence);
  central_statement_bind_text (&statement, heartbeat->state);
  central_statement_bind_text (&statement, heartbeat->received_at);
  central_statement_bind_integer (&statement, heartbeat->received_at_ms);
  central_statement_bind_text (&statement, heartbeat->body);
  return central_statement_run (&statement, error);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

#include "civic-centre.h"

/* A kiosk that would not come back goes on as it is, whoever wants it to begin anew. */
static void
on_restart_due (AgentDaemon *self)
{
  if (agent_configuration_can_start (self->configuration))
    g_signal_emit_by_name (self, "restart");
  else
    agent_watch_note_updating (self->parts.watch, FALSE);
}

static void
refresh_catalogue (gpointer catalogue, GAsyncReadyCallback callback, gpointer callback_data)
{
  agent_catalogue_refresh_async (catalogue, callback, callback_data);
}

static gboolean
refresh_catalogue_finish (gpointer catalogue, GAsyncResult *result, GError **error)
{
  return agent_catalogue_refresh_finish (catalogue, result, error);
}

void
_agent_daemon_make_commands (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  AgentParts *parts = &self->parts;
  g_autofree char *path = g_build_filename (directory, "commands", NULL);

  parts->state_times = agent_state_times_new (parts->watch, parts->counts);
  parts->commands = agent_commands_new (path, parts->opening, parts->watch);
  if (civic_settings_get_path (settings, "central", "catalogue_public_key") != NULL)
    agent_commands_set_refresh (parts->commands, refresh_catalogue, refresh_catalogue_finish,
                                parts->catalogue);
}

/* A kiosk without a readable profile shows nothing to citizens; it can still tell of itself. */
char *
_agent_daemon_read_centre_id (CivicSettings *settings)
{
  const char *path = civic_settings_get_path (settings, "kiosk", "centre");
  g_autoptr (CivicCentre) centre = civic_centre_load (path, NULL);

  return g_strdup (centre != NULL ? civic_centre_get_id (centre) : "unknown");
}

void
_agent_daemon_make_heartbeat (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *centre = _agent_daemon_read_centre_id (settings);
  g_autofree char *hash = agent_configuration_hash (settings);
  g_autofree char *revoked_path = g_build_filename (directory, "revoked", NULL);
  const AgentHeartbeatSender sender = {
    .kiosk = civic_settings_get_string (settings, "kiosk", "id"),
    .centre = centre,
    .configuration_hash = hash,
    .certificate_path = civic_settings_get_path (settings, "central", "certificate"),
    .revoked_path = revoked_path,
    .central_sign_key = self->central_sign_key,
  };

  self->heartbeat = agent_heartbeat_new (&self->parts, &sender, &agent_heartbeat_policy);
  self->restart = agent_restart_new (self->parts.commands, self->heartbeat, self->parts.watch);
  g_signal_connect_object (self->restart, "due", G_CALLBACK (on_restart_due), self,
                           G_CONNECT_SWAPPED);
  self->configuration = agent_configuration_new (
    settings, agent_watch_get_condition (self->parts.watch), self->parts.audit);
  g_signal_connect_object (self->configuration, "changed", G_CALLBACK (agent_restart_want),
                           self->restart, G_CONNECT_SWAPPED);
}

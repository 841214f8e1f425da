/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

/* From here on all that happens can be written down. */
void
_agent_daemon_open_audit (AgentDaemon *self, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "audit.log", NULL);

  self->parts.audit = agent_audit_open (path);
  agent_audit_add (self->parts.audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_AGENT_STARTED,
                   KUSHK_VERSION);
}

static void
on_fault_changed (AgentDaemon *self)
{
  if (agent_audit_get_fault (self->parts.audit) == AGENT_AUDIT_UNWRITTEN)
    agent_watch_note_storage (self->parts.watch, FALSE);
}

static void
make_witness (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *memory = g_build_filename (directory, "witness", NULL);
  g_autofree char *configuration_hash = agent_configuration_hash (settings);
  const AgentWitnessPlaces places = {
    .memory = memory,
    .accounts = civic_settings_get_path (settings, "staff", "accounts_file"),
    .certificate = civic_settings_get_path (settings, "central", "certificate"),
    .configuration_hash = configuration_hash,
  };

  self->witness = agent_witness_new (&self->parts, &places);
}

void
_agent_daemon_follow_audit (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  AgentParts *parts = &self->parts;

  g_signal_connect_object (parts->audit, "fault-changed", G_CALLBACK (on_fault_changed), self,
                           G_CONNECT_SWAPPED);
  on_fault_changed (self);
  make_witness (self, settings, directory);
  agent_commands_set_audit (parts->commands, parts->audit);
  self->audit_sender = agent_audit_sender_new (parts->audit, parts->line);
  g_signal_connect_object (self->heartbeat, "accepted", G_CALLBACK (agent_audit_sender_send),
                           self->audit_sender, G_CONNECT_SWAPPED);
}

void
_agent_daemon_close_audit (AgentDaemon *self)
{
  if (self->audit_sender == NULL)
    return;

  agent_audit_sender_stop (self->audit_sender);
  g_clear_object (&self->audit_sender);
  g_clear_object (&self->witness);
  agent_audit_add (self->parts.audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_AGENT_STOPPED, NULL);
}

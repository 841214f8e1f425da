/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

#include "agent-readiness.h"
#include "agent-shift.h"

static AgentSelfTest *
make_self_test (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  const AgentSelfTestPlaces places = {
    .state_directory = directory,
    .minimum_free_mib = civic_settings_get_unsigned (settings, "agent", "minimum_free_mib"),
    .ca_path = civic_settings_get_path (settings, "central", "ca"),
    .certificate_path = civic_settings_get_path (settings, "central", "certificate"),
    .key_path = civic_settings_get_path (settings, "central", "key"),
    .configuration_path = civic_settings_get_file (settings),
    .centre_path = civic_settings_get_path (settings, "kiosk", "centre"),
    .packaged_catalogue = civic_settings_get_path (settings, "kiosk", "catalogue"),
  };

  return agent_self_test_new (&self->parts, &places);
}

static AgentReadiness *
make_readiness (AgentDaemon *self,
                CivicSettings *settings,
                const char *directory,
                const char *centre)
{
  g_autofree char *hash = agent_configuration_hash (settings);
  g_autoptr (AgentSelfTest) self_test = make_self_test (self, settings, directory);
  const AgentReadinessKiosk kiosk = {
    .kiosk = civic_settings_get_string (settings, "kiosk", "id"),
    .centre = centre,
    .configuration_hash = hash,
    .directory = directory,
    .is_wanted_first = civic_settings_is_yes (settings, "kiosk", "readiness_first"),
  };

  return agent_readiness_new (&self->parts, self_test, self->reports, &kiosk);
}

static AgentShift *
make_shift (AgentDaemon *self, CivicSettings *settings, const char *directory, const char *centre)
{
  g_autofree char *path = g_build_filename (directory, "shift", NULL);
  const AgentShiftKiosk kiosk = {
    .kiosk = civic_settings_get_string (settings, "kiosk", "id"),
    .centre = centre,
    .path = path,
  };

  return agent_shift_new (&self->parts, self->parts.readiness, self->reports, &kiosk);
}

void
_agent_daemon_make_reports (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "reports", NULL);
  g_autofree char *centre = _agent_daemon_read_centre_id (settings);

  self->reports = agent_reports_new (path, self->parts.line);
  self->parts.readiness = make_readiness (self, settings, directory, centre);
  self->parts.shift = make_shift (self, settings, directory, centre);
  g_signal_connect_object (self->heartbeat, "accepted", G_CALLBACK (agent_reports_send),
                           self->reports, G_CONNECT_SWAPPED);
}

void
_agent_daemon_stop_reports (AgentDaemon *self)
{
  if (self->parts.readiness != NULL)
    agent_readiness_stop (self->parts.readiness);
  if (self->reports != NULL)
    agent_reports_stop (self->reports);
}

void
_agent_daemon_clear_reports (AgentDaemon *self)
{
  g_clear_object (&self->parts.shift);
  g_clear_object (&self->parts.readiness);
  g_clear_object (&self->reports);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

#include "civic-centre.h"

/* The profile of the catalogue in use, as the session takes it. One that cannot be read changes
 * nothing: where there never was another, the session cannot begin either. */
static void
read_hours (AgentDaemon *self)
{
  AgentParts *parts = &self->parts;
  const char *signed_one =
    agent_bus_agent_get_catalogue_directory (agent_watch_get_condition (parts->watch));
  const char *packaged = civic_settings_get_path (self->settings, "kiosk", "catalogue");
  g_autofree char *path =
    civic_centre_find_path (*signed_one != '\0' ? signed_one : packaged,
                            civic_settings_get_path (self->settings, "kiosk", "centre"));
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCentre) centre = civic_centre_load (path, &error);

  if (centre != NULL)
    agent_opening_set_hours (parts->opening, civic_centre_get_hours (centre));
  else
    g_message ("The centre's hours stay as they were: %s", error->message);
}

void
_agent_daemon_follow_hours (AgentDaemon *self)
{
  g_signal_connect_object (agent_watch_get_condition (self->parts.watch),
                           "notify::catalogue-directory", G_CALLBACK (read_hours), self,
                           G_CONNECT_SWAPPED);
  read_hours (self);
}

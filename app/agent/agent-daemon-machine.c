/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

#include "civic-centre.h"

static void
make_machine (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  const char *socket_path = civic_settings_get_path (settings, "agent", "socket");
  g_autofree char *meeting_place = g_path_get_dirname (socket_path);
  g_autofree char *requests = g_build_filename (meeting_place, "requests", NULL);
  const AgentMachinePlaces places = {
    .requests = requests,
    .sounds = "/sys/class/sound",
    .backlights = "/sys/class/backlight",
    .state = directory,
  };

  self->parts.machine = agent_machine_new (&places, agent_watch_get_condition (self->parts.watch));
  g_signal_connect_object (self->parts.machine, "restart", G_CALLBACK (agent_restart_want),
                           self->restart, G_CONNECT_SWAPPED);
}

/* A kiosk without a readable profile shows nothing to citizens, in whatever language. */
static void
make_languages (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "languages", NULL);
  g_autoptr (CivicCentre) centre =
    civic_centre_load (civic_settings_get_path (settings, "kiosk", "centre"), NULL);
  const char *const none[] = { NULL };

  self->parts.languages =
    agent_languages_new (path, centre != NULL ? civic_centre_get_languages (centre) : none,
                         agent_watch_get_condition (self->parts.watch));
}

void
_agent_daemon_make_machine (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  make_machine (self, settings, directory);
  make_languages (self, settings, directory);
}

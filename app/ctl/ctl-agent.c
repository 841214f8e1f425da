/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"

#include "agent-error.h"
#include "agent-socket.h"

/* The agent gives each printer and the line 3 s, side by side, and printers a second more to be
 * steady. */
#define REFRESH_TIMEOUT_MS 10000

static AgentBusAgent *
connect_to_agent (CivicSettings *settings, GError **error)
{
  g_autofree char *socket =
    agent_socket_get_control_path (civic_settings_get_path (settings, "agent", "socket"));
  g_autofree char *escaped = g_dbus_address_escape_value (socket);
  g_autofree char *address = g_strconcat ("unix:path=", escaped, NULL);
  g_autoptr (GDBusConnection) connection = NULL;

  connection = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, error);
  if (connection == NULL) {
    g_prefix_error (
      error, "kushkd does not answer at %s. Is it running, and are you root or its user? ", socket);
    return NULL;
  }

  return agent_bus_agent_proxy_new_sync (connection, G_DBUS_PROXY_FLAGS_NONE,
                                         NULL /* peer to peer */, AGENT_BUS_OBJECT_PATH, NULL,
                                         error);
}

AgentBusAgent *
ctl_agent_ask (const char *config_path, CivicSettings **ret_settings, GError **error)
{
  g_autoptr (CivicSettings) settings = civic_settings_load (config_path, error);
  g_autoptr (AgentBusAgent) agent = settings != NULL ? connect_to_agent (settings, error) : NULL;

  if (agent == NULL)
    return NULL;

  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (agent), REFRESH_TIMEOUT_MS);
  if (!agent_bus_agent_call_refresh_sync (agent, NULL, error))
    return NULL;

  /* The news of the refresh came before its answer, and waits on the main context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  if (ret_settings != NULL)
    *ret_settings = g_steal_pointer (&settings);
  return g_steal_pointer (&agent);
}

char *
ctl_agent_describe_paper (AgentBusAgent *agent)
{
  int left_mm = agent_bus_agent_get_paper_left_millimetres (agent);

  if (left_mm < 0)
    return g_strdup ("not counted");

  return g_strdup_printf ("%.1f m", left_mm / 1000.0);
}

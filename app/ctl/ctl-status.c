/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-command.h"

#include "agent-bus.h"
#include "agent-error.h"

#include <json-glib/json-glib.h>

/* The agent gives printer and line 3 s each, side by side. */
#define REFRESH_TIMEOUT_MS 5000

static AgentBusAgent *
connect_to_agent (CivicSettings *settings, GError **error)
{
  const char *socket = civic_settings_get_path (settings, "agent", "socket");
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

static char *
describe_line (AgentBusAgent *agent)
{
  if (!agent_bus_agent_get_line_up (agent))
    return g_strdup ("down: filings are kept here until it is back");

  return g_strdup_printf ("up, %u ms", agent_bus_agent_get_line_milliseconds (agent));
}

static char *
describe_age (guint seconds)
{
  if (seconds < 120)
    return g_strdup_printf ("%u s", seconds);
  if (seconds < 2 * 60 * 60)
    return g_strdup_printf ("%u min", seconds / 60);

  return g_strdup_printf ("%u h", seconds / (60 * 60));
}

static char *
describe_outbox (AgentBusAgent *agent)
{
  guint count = agent_bus_agent_get_outbox_count (agent);
  g_autofree char *age = describe_age (agent_bus_agent_get_outbox_oldest_seconds (agent));

  if (count == 0)
    return g_strdup ("empty");

  return g_strdup_printf ("%u waiting, the oldest for %s", count, age);
}

static char *
describe_quarantine (AgentBusAgent *agent)
{
  guint count = agent_bus_agent_get_quarantine_count (agent);

  if (count == 0)
    return g_strdup ("empty");

  return g_strdup_printf ("%u refused by the central: tell the municipality", count);
}

static void
print_table (AgentBusAgent *agent, const char *kiosk)
{
  g_autofree char *line = describe_line (agent);
  g_autofree char *outbox = describe_outbox (agent);
  g_autofree char *quarantine = describe_quarantine (agent);

  g_print ("Kiosk       %s\n", kiosk);
  g_print ("Open        %s\n", agent_bus_agent_get_open (agent) ? "yes" : "no, closed by staff");
  g_print ("Printer     %s\n", agent_bus_agent_get_printer_state (agent));
  g_print ("Line        %s\n", line);
  g_print ("Outbox      %s\n", outbox);
  g_print ("Quarantine  %s\n", quarantine);
  g_print ("Storage     %s\n", agent_bus_agent_get_storage_good (agent)
                                 ? "good"
                                 : "full or read-only: no filing can be accepted");
  g_print ("Version     %s\n", agent_bus_agent_get_version (agent));
}

/* Every property of the interface, under its D-Bus name. */
static void
print_json (AgentBusAgent *agent, const char *kiosk)
{
  GDBusInterfaceInfo *interface = agent_bus_agent_interface_info ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "Kiosk");
  json_builder_add_string_value (builder, kiosk);
  for (GDBusPropertyInfo **property = interface->properties; *property != NULL; property++) {
    const char *name = (*property)->name;
    g_autoptr (GVariant) value = g_dbus_proxy_get_cached_property (G_DBUS_PROXY (agent), name);

    json_builder_set_member_name (builder, name);
    json_builder_add_value (builder, json_gvariant_serialize (value));
  }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

gboolean
ctl_status (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, "For machines", NULL },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (AgentBusAgent) agent = NULL;
  const char *kiosk;

  if (!ctl_command_parse (&own_arguments, entries, NULL, NULL, error))
    return FALSE;

  settings = civic_settings_load (config_path, error);
  if (settings == NULL)
    return FALSE;

  agent = connect_to_agent (settings, error);
  if (agent == NULL)
    return FALSE;

  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (agent), REFRESH_TIMEOUT_MS);
  if (!agent_bus_agent_call_refresh_sync (agent, NULL, error))
    return FALSE;

  /* The news of the refresh came before its answer, and waits on the main context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  kiosk = civic_settings_get_string (settings, "kiosk", "id");
  if (as_json)
    print_json (agent, kiosk);
  else
    print_table (agent, kiosk);

  return TRUE;
}

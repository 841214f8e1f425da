/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"
#include "ctl-json.h"

#define SECONDS_OF_DAY (24 * 60 * 60)

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

/* "3 days", to or since a moment. */
static char *
describe_distance (const char *moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gint64 seconds = 0;

  if (time != NULL)
    seconds = ABS (g_date_time_difference (now, time)) / G_TIME_SPAN_SECOND;
  if (seconds < 2 * SECONDS_OF_DAY)
    return describe_age ((guint) seconds);

  return g_strdup_printf ("%" G_GINT64_FORMAT " days", seconds / SECONDS_OF_DAY);
}

static char *
describe_catalogue (AgentBusAgent *agent)
{
  const char *state = agent_bus_agent_get_catalogue_state (agent);
  g_autofree char *made = NULL;
  g_autofree char *expiry = NULL;

  if (g_strcmp0 (state, "packaged") == 0)
    return g_strdup ("the packaged one");

  made = describe_distance (agent_bus_agent_get_catalogue_made_at (agent));
  expiry = describe_distance (agent_bus_agent_get_catalogue_expires_at (agent));
  return g_strdup_printf ("version %" G_GINT64_FORMAT " (%.8s), made %s ago, %s%s%s",
                          agent_bus_agent_get_catalogue_version (agent),
                          agent_bus_agent_get_catalogue_hash (agent), made,
                          g_strcmp0 (state, "expired") == 0 ? "expired for " : "valid for ", expiry,
                          g_strcmp0 (state, "expired") == 0 ? ": tell the municipality" : "");
}

static void
print_catalogue (AgentBusAgent *agent)
{
  const char *refusal = agent_bus_agent_get_catalogue_refusal (agent);
  g_autofree char *catalogue = describe_catalogue (agent);

  g_print ("Catalogue   %s\n", catalogue);
  if (refusal != NULL && *refusal != '\0')
    g_print ("            the central's is refused: %s\n", refusal);
}

/* "no: maintenance, until 2026-11-23T16:00:00+03:00" */
static char *
describe_open (AgentBusAgent *agent)
{
  const char *message = agent_bus_agent_get_closed_message (agent);
  const char *until = agent_bus_agent_get_closed_until (agent);

  if (agent_bus_agent_get_open (agent))
    return g_strdup ("yes");

  return g_strconcat ("no", *message != '\0' ? ": " : ", closed by staff", message,
                      *until != '\0' ? ", until " : "", until, NULL);
}

static const char *
describe_heartbeat (AgentBusAgent *agent)
{
  const char *at = agent_bus_agent_get_last_heartbeat (agent);

  return *at != '\0' ? at : "none the central took";
}

/* "out (paper-out)"; a state that needs no reason stands alone. */
static char *
describe_printer (const char *state, const char *reason)
{
  if (g_str_equal (reason, "none"))
    return g_strdup (state);

  return g_strdup_printf ("%s (%s)", state, reason);
}

static void
print_printers (AgentBusAgent *agent)
{
  g_autofree char *receipts = describe_printer (agent_bus_agent_get_printer_state (agent),
                                                agent_bus_agent_get_printer_reason (agent));
  g_autofree char *sheets = describe_printer (agent_bus_agent_get_sheet_printer_state (agent),
                                              agent_bus_agent_get_sheet_printer_reason (agent));
  g_autofree char *paper = ctl_agent_describe_paper (agent);

  g_print ("Printer     %s\n", receipts);
  g_print ("Paper left  %s\n", paper);
  g_print ("A4 printer  %s\n", sheets);
}

static void
print_table (AgentBusAgent *agent, const char *kiosk)
{
  g_autofree char *line = describe_line (agent);
  g_autofree char *outbox = describe_outbox (agent);
  g_autofree char *quarantine = describe_quarantine (agent);
  g_autofree char *open = describe_open (agent);

  g_print ("Kiosk       %s\n", kiosk);
  g_print ("State       %s\n", agent_bus_agent_get_kiosk_state (agent));
  g_print ("Open        %s\n", open);
  g_print ("Last visit  %u\n", agent_bus_agent_get_last_visit_number (agent));
  print_printers (agent);
  g_print ("Line        %s\n", line);
  g_print ("Heartbeat   %s\n", describe_heartbeat (agent));
  g_print ("Commands    %u waiting\n", agent_bus_agent_get_commands_waiting (agent));
  g_print ("Outbox      %s\n", outbox);
  g_print ("Quarantine  %s\n", quarantine);
  g_print ("Storage     %s\n", agent_bus_agent_get_storage_good (agent)
                                 ? "good"
                                 : "full or read-only: no filing can be accepted");
  print_catalogue (agent);
  g_print ("Version     %s\n", agent_bus_agent_get_version (agent));
}

/* Every property of the interface, under its D-Bus name. */
static void
print_json (AgentBusAgent *agent, const char *kiosk)
{
  GDBusInterfaceInfo *interface = agent_bus_agent_interface_info ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

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

  ctl_json_say (builder);
}

gboolean
ctl_status (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (AgentBusAgent) agent = NULL;
  const char *kiosk;

  if (!ctl_command_parse_json (arguments, &as_json, error))
    return FALSE;

  agent = ctl_agent_ask (config_path, &settings, error);
  if (agent == NULL)
    return FALSE;

  kiosk = civic_settings_get_string (settings, "kiosk", "id");
  if (as_json)
    print_json (agent, kiosk);
  else
    print_table (agent, kiosk);

  return TRUE;
}

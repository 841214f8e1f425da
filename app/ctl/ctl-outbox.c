/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"
#include "ctl-json.h"

static void
print_table (GVariant *filings)
{
  const char *code, *stored_at, *reason;
  GVariantIter iter;
  guint tries;

  if (g_variant_n_children (filings) == 0) {
    g_print ("Nothing waits: the central has all that was accepted here.\n");
    return;
  }

  g_print ("%-22s %-27s %5s  %s\n", "CODE", "ACCEPTED", "TRIES", "WHY IT IS STILL HERE");
  g_variant_iter_init (&iter, filings);
  while (g_variant_iter_next (&iter, "(&s&su&s)", &code, &stored_at, &tries, &reason))
    g_print ("%-22s %-27s %5u  %s\n", code, stored_at, tries,
             *reason != '\0' ? reason : "It has not been its turn.");
  g_print ("\n%" G_GSIZE_FORMAT " waiting. They go by themselves; kushkctl outbox send has them go "
           "at once.\n",
           g_variant_n_children (filings));
}

static void
add_filing (JsonBuilder *builder, GVariant *filing)
{
  const char *code, *stored_at, *reason;
  guint tries;

  g_variant_get (filing, "(&s&su&s)", &code, &stored_at, &tries, &reason);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, code);
  json_builder_set_member_name (builder, "accepted_at");
  json_builder_add_string_value (builder, stored_at);
  json_builder_set_member_name (builder, "tries");
  json_builder_add_int_value (builder, tries);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, reason);
  json_builder_end_object (builder);
}

static void
print_json (GVariant *filings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (gsize i = 0; i < g_variant_n_children (filings); i++) {
    g_autoptr (GVariant) filing = g_variant_get_child_value (filings, i);

    add_filing (builder, filing);
  }
  json_builder_end_array (builder);
  ctl_json_say (builder);
}

gboolean
ctl_outbox_list (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autoptr (AgentBusAgent) agent = NULL;
  g_autoptr (GVariant) filings = NULL;

  if (!ctl_command_parse_json (arguments, &as_json, error))
    return FALSE;

  agent = ctl_agent_ask (config_path, NULL, error);
  if (agent == NULL || !agent_bus_agent_call_list_outbox_sync (agent, &filings, NULL, error))
    return FALSE;

  if (as_json)
    print_json (filings);
  else
    print_table (filings);

  return TRUE;
}

gboolean
ctl_outbox_send (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (AgentBusAgent) agent = NULL;
  guint count;

  if (!ctl_command_parse (&own_arguments, NULL, NULL, NULL, error))
    return FALSE;

  agent = ctl_agent_ask (config_path, NULL, error);
  if (agent == NULL || !agent_bus_agent_call_staff_send_now_sync (agent, NULL, error))
    return FALSE;

  count = agent_bus_agent_get_outbox_count (agent);
  if (count == 0) {
    g_print ("Nothing waits: the central has all that was accepted here.\n");
  } else if (agent_bus_agent_get_line_up (agent)) {
    g_print ("%u on their way. kushkctl outbox list shows what is left.\n", count);
  } else {
    g_set_error (
      error, CTL_ERROR, CTL_ERROR_FAILED,
      "The line to the central is down: %u stay here, safe, and go when it is back. Look "
      "at the network of this machine; kushkctl status tells how the line is.",
      count);
    return FALSE;
  }

  return TRUE;
}

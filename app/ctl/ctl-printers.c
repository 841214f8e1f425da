/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"
#include "ctl-json.h"
#include "ctl-remedy.h"

#define NO_PRINTER "none"

static void
print_row (
  const char *printer, const char *state, const char *reason, const char *paper, const char *to_do)
{
  g_print ("%-9s %-8s %-14s %-12s %s\n", printer, state, reason, paper, to_do);
}

static void
print_printer (const char *printer, const char *state, const char *reason, const char *paper)
{
  const char *remedy = ctl_remedy_find (reason);

  if (g_str_equal (state, NO_PRINTER))
    print_row (printer, state, "-", "-", "There is none: nothing is offered that needs it.");
  else
    print_row (printer, state, reason, paper, remedy != NULL ? remedy : "Look at the printer.");
}

static void
print_visit (AgentBusAgent *agent)
{
  guint number = agent_bus_agent_get_last_visit_number (agent);

  if (number == 0)
    g_print ("\nNo visit yet.\n");
  else
    g_print ("\nThe last visit is number %u.\n", number);
}

static void
print_table (AgentBusAgent *agent)
{
  g_autofree char *paper = ctl_agent_describe_paper (agent);

  print_row ("PRINTER", "STATE", "REASON", "PAPER LEFT", "WHAT TO DO");
  print_printer ("receipts", agent_bus_agent_get_printer_state (agent),
                 agent_bus_agent_get_printer_reason (agent), paper);
  print_printer ("A4 pages", agent_bus_agent_get_sheet_printer_state (agent),
                 agent_bus_agent_get_sheet_printer_reason (agent), "not counted");
  print_visit (agent);
}

static void
add_printer (JsonBuilder *builder, const char *printer, const char *state, const char *reason)
{
  const char *remedy = ctl_remedy_find (reason);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "printer");
  json_builder_add_string_value (builder, printer);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, state);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, reason);
  json_builder_set_member_name (builder, "remedy");
  json_builder_add_string_value (builder, remedy != NULL ? remedy : "");
}

/* paper_mm: null where the kiosk does not count it. */
static void
add_paper (JsonBuilder *builder, int left_mm)
{
  json_builder_set_member_name (builder, "paper_mm");
  if (left_mm < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, left_mm);
  json_builder_end_object (builder);
}

static void
print_json (AgentBusAgent *agent)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  add_printer (builder, "receipts", agent_bus_agent_get_printer_state (agent),
               agent_bus_agent_get_printer_reason (agent));
  add_paper (builder, agent_bus_agent_get_paper_left_millimetres (agent));
  add_printer (builder, "sheets", agent_bus_agent_get_sheet_printer_state (agent),
               agent_bus_agent_get_sheet_printer_reason (agent));
  add_paper (builder, -1);
  json_builder_end_array (builder);
  ctl_json_say (builder);
}

gboolean
ctl_printers (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autoptr (AgentBusAgent) agent = NULL;

  if (!ctl_command_parse_json (arguments, &as_json, error))
    return FALSE;

  agent = ctl_agent_ask (config_path, NULL, error);
  if (agent == NULL)
    return FALSE;

  if (as_json)
    print_json (agent);
  else
    print_table (agent);

  return TRUE;
}

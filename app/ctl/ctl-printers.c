/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"
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

gboolean
ctl_printers (const char *config_path, char **arguments, GError **error)
{
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (AgentBusAgent) agent = NULL;
  g_autofree char *paper = NULL;

  if (!ctl_command_parse (&own_arguments, NULL, NULL, NULL, error))
    return FALSE;

  agent = ctl_agent_ask (config_path, NULL, error);
  if (agent == NULL)
    return FALSE;

  paper = ctl_agent_describe_paper (agent);
  print_row ("PRINTER", "STATE", "REASON", "PAPER LEFT", "WHAT TO DO");
  print_printer ("receipts", agent_bus_agent_get_printer_state (agent),
                 agent_bus_agent_get_printer_reason (agent), paper);
  print_printer ("A4 pages", agent_bus_agent_get_sheet_printer_state (agent),
                 agent_bus_agent_get_sheet_printer_reason (agent), "not counted");
  print_visit (agent);

  return TRUE;
}

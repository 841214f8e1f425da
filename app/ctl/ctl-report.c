/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-agent.h"
#include "ctl-counts.h"

#include "civic-shift.h"

/* "7 h 20 min" */
static char *
describe_time (gint64 seconds)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " h %02d min", seconds / 3600,
                          (int) (seconds % 3600 / 60));
}

static void
print_figure (const char *label, gint64 figure)
{
  g_print ("%-18s %" G_GINT64_FORMAT "\n", label, figure);
}

static void
print_states (const CivicShift *shift)
{
  for (guint state = 0; state < CIVIC_SHIFT_STATES; state++)
    if (shift->state_seconds[state] > 0) {
      g_autofree char *time = describe_time (shift->state_seconds[state]);

      g_print ("  %-20s %s\n", civic_kiosk_state_to_string ((CivicKioskState) state), time);
    }
}

static void
print_services (const CivicShift *shift)
{
  g_print ("\n%-32s %9s %9s %9s %7s\n", "SERVICE", "COMPLETED", "ABANDONED", "TIMED OUT", "FAILED");
  for (guint i = 0; i < shift->services->len; i++) {
    const CivicShiftService *row = shift->services->pdata[i];

    g_print ("%-32s %9" G_GINT64_FORMAT " %9" G_GINT64_FORMAT " %9" G_GINT64_FORMAT
             " %7" G_GINT64_FORMAT "\n",
             *row->service != '\0' ? row->service : "(none chosen)", row->completed, row->abandoned,
             row->timed_out, row->failed);
  }
}

static void
print_shift (const CivicShift *shift)
{
  if (shift->until == NULL)
    g_print ("%-18s %" G_GINT64_FORMAT ", since %s\n", "Shift", shift->number, shift->from);
  else
    g_print ("%-18s %" G_GINT64_FORMAT ", from %s until %s\n", "Shift", shift->number, shift->from,
             shift->until);
  print_states (shift);
  print_figure ("Visits", civic_shift_count_visits (shift));
  print_figure ("Receipts printed", shift->receipts_printed);
  print_figure ("Receipts failed", shift->receipts_failed + shift->receipts_unknown);
  if (shift->paper_mm >= 0)
    g_print ("%-18s %.1f m\n", "Paper used", (double) shift->paper_mm / 1000);
  for (guint reason = 0; reason < CIVIC_RESET_REASONS; reason++)
    if (shift->resets[reason] > 0)
      g_print ("%-18s %" G_GINT64_FORMAT " (%s)\n", "Resets", shift->resets[reason],
               civic_reset_reason_to_string ((CivicResetReason) reason));
  print_figure ("Outbox", shift->outbox_waiting);
  print_services (shift);
}

gboolean
ctl_report_shift (const char *config_path, char **arguments, GError **error)
{
  gboolean as_json = FALSE;
  g_autoptr (AgentBusAgent) agent = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CivicShift) shift = NULL;

  if (!ctl_command_parse_json (arguments, &as_json, error))
    return FALSE;
  agent = ctl_agent_ask (config_path, NULL, error);
  if (agent == NULL || !agent_bus_agent_call_staff_read_shift_sync (agent, &json, NULL, error))
    return FALSE;
  bytes = g_bytes_new (json, strlen (json));
  shift = civic_shift_parse (bytes, error);
  if (shift == NULL)
    return FALSE;

  if (as_json)
    g_print ("%s\n", json);
  else
    print_shift (shift);

  return TRUE;
}

static void
print_share (const char *label, gint64 part, gint64 whole)
{
  if (whole == 0)
    g_print ("%-18s nothing to reckon from\n", label);
  else
    g_print ("%-18s %.1f %% (%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT ")\n", label,
             100.0 * (double) part / (double) whole, part, whole);
}

static void
print_abandonment (const CtlCounts *counts)
{
  g_print ("\n%-32s %8s %9s\n", "SERVICE", "VISITS", "COMPLETED");
  for (guint i = 0; i < counts->services->len; i++) {
    const CtlServiceCount *service = counts->services->pdata[i];

    g_print ("%-32s %8" G_GINT64_FORMAT " %8.1f%%\n",
             *service->id != '\0' ? service->id : "(none chosen)", service->visits,
             100.0 * (double) service->completed / (double) service->visits);
  }
}

gboolean
ctl_report_kpi (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *day = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &day, "Another day than today", "2026-11-23" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (AgentBusAgent) agent = NULL;
  g_autoptr (CtlCounts) counts = NULL;

  if (!ctl_command_parse (&own_arguments, entries, NULL, NULL, error))
    return FALSE;
  agent = ctl_agent_ask (config_path, NULL, error);
  counts = agent != NULL ? ctl_counts_ask (agent, day, error) : NULL;
  if (counts == NULL)
    return FALSE;

  g_print ("%-18s %s\n", "Day", counts->day);
  print_share ("Completion", counts->completed, counts->visits);
  print_share ("Receipts printed", counts->printed, counts->receipts);
  print_share ("Availability", counts->usable_s, counts->told_s);
  if (counts->ratings > 0)
    g_print ("%-18s %.1f of 5 (%" G_GINT64_FORMAT ")\n", "Satisfaction",
             (double) counts->stars / (double) counts->ratings, counts->ratings);
  print_abandonment (counts);

  return TRUE;
}

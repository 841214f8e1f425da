/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* This kiosk as OpenMetrics (1.0.0), of types that the textfile collector of Prometheus' node
 * exporter reads, too: no info, no stateset. Every family is a row of the tables below, so that
 * alert rules can be held against them. Nothing in it is about a citizen. */

#include "ctl-agent.h"
#include "ctl-counts.h"

#include "civic-heartbeat.h"
#include "civic-readiness.h"

#include <math.h>

#define PREFIX "kushk_"
#define SECONDS_OF_DAY (24 * 60 * 60)

typedef double (*Measure) (AgentBusAgent *agent);

/* Seconds from now; below 0: past. Not a number where it is no moment. */
static double
get_distance_s (const char *moment)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (moment != NULL ? moment : "", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return then != NULL ? (double) g_date_time_difference (then, now) / G_TIME_SPAN_SECOND
                      : (double) NAN;
}

static double
get_open (AgentBusAgent *agent)
{
  return agent_bus_agent_get_open (agent);
}

static double
get_storage_good (AgentBusAgent *agent)
{
  return agent_bus_agent_get_storage_good (agent);
}

static double
get_line_up (AgentBusAgent *agent)
{
  return agent_bus_agent_get_line_up (agent);
}

static double
get_line_s (AgentBusAgent *agent)
{
  return agent_bus_agent_get_line_milliseconds (agent) / 1000.0;
}

static double
get_heartbeat_age_s (AgentBusAgent *agent)
{
  return -get_distance_s (agent_bus_agent_get_last_heartbeat (agent));
}

static double
get_outbox (AgentBusAgent *agent)
{
  return agent_bus_agent_get_outbox_count (agent);
}

static double
get_outbox_age_s (AgentBusAgent *agent)
{
  return agent_bus_agent_get_outbox_oldest_seconds (agent);
}

static double
get_quarantine (AgentBusAgent *agent)
{
  return agent_bus_agent_get_quarantine_count (agent);
}

static double
get_paper_m (AgentBusAgent *agent)
{
  int left_mm = agent_bus_agent_get_paper_left_millimetres (agent);

  return left_mm >= 0 ? left_mm / 1000.0 : (double) NAN;
}

static double
get_disk_free (AgentBusAgent *agent)
{
  return agent_bus_agent_get_disk_free_mebibytes (agent) * 1024.0 * 1024.0;
}

static double
get_certificate_days (AgentBusAgent *agent)
{
  return get_distance_s (agent_bus_agent_get_certificate_expires_at (agent)) / SECONDS_OF_DAY;
}

static double
get_catalogue_s (AgentBusAgent *agent)
{
  return get_distance_s (agent_bus_agent_get_catalogue_expires_at (agent));
}

static double
get_clock_offset_s (AgentBusAgent *agent)
{
  return agent_bus_agent_get_clock_ahead_seconds (agent);
}

static double
get_ready (AgentBusAgent *agent)
{
  return g_str_equal (agent_bus_agent_get_readiness (agent), "passed");
}

static const struct {
  const char *name; /* without the prefix */
  const char *unit;
  const char *help;
  Measure measure;
} gauges[] = {
  { "open", "", "Whether it is open to citizens.", get_open },
  { "storage_good", "", "Whether a filing can be kept.", get_storage_good },
  { "line_up", "", "Whether the last talk with the central succeeded.", get_line_up },
  { "network_rtt_seconds", "seconds", "Round trip of the last talk that did.", get_line_s },
  { "heartbeat_age_seconds", "seconds", "Since the central took a heartbeat.",
    get_heartbeat_age_s },
  { "outbox_depth", "", "Filings that wait to be sent.", get_outbox },
  { "outbox_oldest_seconds", "seconds", "How long the oldest waits.", get_outbox_age_s },
  { "quarantined", "", "Filings that the central refused.", get_quarantine },
  { "paper_left_metres", "metres", "Of the roll, by the kiosk's own count.", get_paper_m },
  { "disk_free_bytes", "bytes", "Where the outbox lies.", get_disk_free },
  { "device_cert_days_left", "", "Of this kiosk's certificate.", get_certificate_days },
  { "catalogue_expires_seconds", "seconds", "Until the catalogue expires.", get_catalogue_s },
  { "clock_offset_seconds", "seconds", "By which its clock is ahead of the central's.",
    get_clock_offset_s },
  { "readiness_passed", "", "Whether the last readiness check passed and still holds.", get_ready },
};

static void
append_family (
  GString *text, const char *name, const char *type, const char *unit, const char *help)
{
  g_string_append_printf (text, "# TYPE " PREFIX "%s %s\n", name, type);
  if (*unit != '\0')
    g_string_append_printf (text, "# UNIT " PREFIX "%s %s\n", name, unit);
  g_string_append_printf (text, "# HELP " PREFIX "%s %s\n", name, help);
}

/* What is not known is left out: no figure is better than a wrong one. */
static void
append_gauges (GString *text, AgentBusAgent *agent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gauges); i++) {
    double value = gauges[i].measure (agent);
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    append_family (text, gauges[i].name, "gauge", gauges[i].unit, gauges[i].help);
    if (isfinite (value))
      g_string_append_printf (text, PREFIX "%s %s\n", gauges[i].name,
                              g_ascii_formatd (number, sizeof number, "%.15g", value));
  }
}

static void
append_info (GString *text, AgentBusAgent *agent, const char *kiosk)
{
  append_family (text, "kiosk_info", "gauge", "", "Which kiosk, and what it runs.");
  g_string_append_printf (
    text, PREFIX "kiosk_info{kiosk=\"%s\",version=\"%s\",catalogue=\"%" G_GINT64_FORMAT "\"} 1\n",
    kiosk, agent_bus_agent_get_version (agent), agent_bus_agent_get_catalogue_version (agent));
}

static void
append_state (GString *text, AgentBusAgent *agent)
{
  const char *now = agent_bus_agent_get_kiosk_state (agent);

  append_family (text, "kiosk_state", "gauge", "", "The one word for how it is.");
  for (guint state = 0; state <= CIVIC_KIOSK_UPDATING; state++) {
    const char *word = civic_kiosk_state_to_string ((CivicKioskState) state);

    g_string_append_printf (text, PREFIX "kiosk_state{state=\"%s\"} %d\n", word,
                            g_str_equal (word, now));
  }
}

static void
append_printer (GString *text, const char *device, const char *state, const char *reason)
{
  gboolean is_ready = g_str_equal (state, "ready") || g_str_equal (state, "low");

  if (g_str_equal (state, "none"))
    return;
  g_string_append_printf (text,
                          PREFIX "printer_ready{device=\"%s\",state=\"%s\",reason=\"%s\"} %d\n",
                          device, state, reason, is_ready);
}

static void
append_printers (GString *text, AgentBusAgent *agent)
{
  append_family (text, "printer_ready", "gauge", "", "Whether it prints, and why not.");
  append_printer (text, "receipt", agent_bus_agent_get_printer_state (agent),
                  agent_bus_agent_get_printer_reason (agent));
  append_printer (text, "sheet", agent_bus_agent_get_sheet_printer_state (agent),
                  agent_bus_agent_get_sheet_printer_reason (agent));
}

static void
append_faults (GString *text, AgentBusAgent *agent)
{
  const char *const *faults = agent_bus_agent_get_readiness_faults (agent);

  append_family (text, "readiness_fault", "gauge", "", "Parts that keep it from serving.");
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const char *word = civic_check_part_to_string ((CivicCheckPart) part);

    g_string_append_printf (text, PREFIX "readiness_fault{part=\"%s\"} %d\n", word,
                            faults != NULL && g_strv_contains (faults, word));
  }
}

/* Totals of the local day: they begin again at midnight, which a rate takes for a restart. */
static const struct {
  const char *name;
  const char *kind; /* of ListCounts */
  const char *subject_label;
  const char *outcome_label; /* (nullable) */
  gboolean is_time;
  const char *help;
} counters[] = {
  { "sessions", "visit", "service", "outcome", FALSE, "Visits of today." },
  { "print_jobs", "receipt", "device", "outcome", FALSE, "Pages of today." },
  { "state_seconds", "state", "state", NULL, TRUE, "Spent in each state today." },
  { "ratings", "rating", "stars", NULL, FALSE, "How citizens liked it today." },
  { "resets", "reset", "reason", NULL, FALSE, "Visits that were ended for the next one today." },
};

/* Steps of a visit are no label of ours: rows that differ in nothing else are one. */
static void
append_counter (GString *text, gsize index, GVariant *rows)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  const char *kind, *subject, *outcome;
  guint count, seconds;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&suu)", &kind, &subject, &outcome, NULL, &count,
                              &seconds)) {
    g_autofree char *labels = NULL;
    gsize sum;

    if (!g_str_equal (kind, counters[index].kind))
      continue;
    labels = counters[index].outcome_label != NULL
               ? g_strdup_printf ("%s=\"%s\",%s=\"%s\"", counters[index].subject_label, subject,
                                  counters[index].outcome_label, outcome)
               : g_strdup_printf ("%s=\"%s\"", counters[index].subject_label, subject);
    sum = GPOINTER_TO_SIZE (g_hash_table_lookup (sums, labels)) +
          (counters[index].is_time ? seconds : count);
    if (!g_hash_table_contains (sums, labels))
      g_ptr_array_add (order, g_strdup (labels));
    g_hash_table_insert (sums, g_steal_pointer (&labels), GSIZE_TO_POINTER (sum));
  }
  g_ptr_array_set_free_func (order, g_free);
  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (text, PREFIX "%s_total{%s} %" G_GSIZE_FORMAT "\n", counters[index].name,
                            (const char *) order->pdata[i],
                            GPOINTER_TO_SIZE (g_hash_table_lookup (sums, order->pdata[i])));
}

static void
append_counters (GString *text, const CtlCounts *counts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++) {
    append_family (text, counters[i].name, "counter", counters[i].is_time ? "seconds" : "",
                   counters[i].help);
    append_counter (text, i, counts->rows);
  }
}

static char *
compose (AgentBusAgent *agent, const char *kiosk, const CtlCounts *counts)
{
  GString *text = g_string_new (NULL);

  append_info (text, agent, kiosk);
  append_state (text, agent);
  append_gauges (text, agent);
  append_printers (text, agent);
  append_faults (text, agent);
  append_counters (text, counts);
  g_string_append (text, "# EOF\n");

  return g_string_free (text, FALSE);
}

gboolean
ctl_metrics (const char *config_path, char **arguments, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Written whole, or left as it was",
      "FILE" },
    { NULL },
  };
  g_auto (GStrv) own_arguments = g_strdupv (arguments);
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (AgentBusAgent) agent = NULL;
  g_autoptr (CtlCounts) counts = NULL;
  g_autofree char *text = NULL;

  if (!ctl_command_parse (&own_arguments, entries, NULL, NULL, error))
    return FALSE;
  agent = ctl_agent_ask (config_path, &settings, error);
  counts = agent != NULL ? ctl_counts_ask (agent, NULL, error) : NULL;
  if (counts == NULL)
    return FALSE;

  text = compose (agent, civic_settings_get_string (settings, "kiosk", "id"), counts);
  if (output != NULL)
    return g_file_set_contents_full (output, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
  g_print ("%s", text);

  return TRUE;
}

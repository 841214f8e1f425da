/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The fleet in the words of OpenMetrics 1.0, for whatever scrapes it. Counters are of today: they
 * begin anew at midnight, as those of a program that was started then would. */

#include "central-endpoints.h"

#include <string.h>

#include "central-clock.h"
#include "central-fleet.h"
#include "central-operator-figures.h"

#define METRICS_TYPE "application/openmetrics-text; version=1.0.0; charset=utf-8"

typedef struct {
  GString *text;
  GPtrArray *fleet;   /* of CentralFleetKiosk */
  GPtrArray *figures; /* of CentralFiguresRow, by kiosk, of today */
} Exposition;

static void
begin_family (
  Exposition *self, const char *name, const char *type, const char *unit, const char *help)
{
  g_string_append_printf (self->text, "# TYPE %s %s\n", name, type);
  if (unit)
    g_string_append_printf (self->text, "# UNIT %s %s\n", name, unit);
  g_string_append_printf (self->text, "# HELP %s %s\n", name, help);
}

static void
append_label (GString *text, const char *name, const char *value)
{
  g_string_append_printf (text, "%s=\"", name);
  for (const char *letter = value; *letter; letter++) {
    if (*letter == '\\' || *letter == '"')
      g_string_append_c (text, '\\');
    if (*letter == '\n')
      g_string_append (text, "\\n");
    else
      g_string_append_c (text, *letter);
  }
  g_string_append_c (text, '"');
}

/* label: (nullable) one more than centre and kiosk. */
static void
append_sample (Exposition *self,
               const char *name,
               const char *centre,
               const char *kiosk,
               const char *label,
               const char *label_value,
               double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (self->text, "%s{", name);
  append_label (self->text, "centre", centre);
  g_string_append_c (self->text, ',');
  append_label (self->text, "kiosk", kiosk);
  if (label) {
    g_string_append_c (self->text, ',');
    append_label (self->text, label, label_value);
  }
  g_string_append_printf (self->text, "} %s\n", g_ascii_dtostr (number, sizeof number, value));
}

static double
get_up (const CentralFleetKiosk *kiosk)
{
  return (kiosk->warnings & CENTRAL_FLEET_NOT_HEARD) == 0;
}

static double
get_revoked (const CentralFleetKiosk *kiosk)
{
  return (kiosk->warnings & CENTRAL_FLEET_REVOKED) != 0;
}

static double
get_heard (const CentralFleetKiosk *kiosk)
{
  return (double) kiosk->kiosk->heard_at_ms / 1000;
}

static double
get_waiting (const CentralFleetKiosk *kiosk)
{
  return (double) kiosk->heartbeat->outbox_waiting;
}

static double
get_oldest (const CentralFleetKiosk *kiosk)
{
  return (double) kiosk->heartbeat->outbox_oldest_s;
}

static double
get_quarantined (const CentralFleetKiosk *kiosk)
{
  return (double) kiosk->heartbeat->outbox_quarantined;
}

/* Below 0: the printer does not count, and there is no sample. */
static double
get_paper (const CentralFleetKiosk *kiosk)
{
  return (double) kiosk->heartbeat->receipt_printer->paper_left_mm / 1000;
}

static double
get_expiry (const CentralFleetKiosk *kiosk)
{
  const char *iso8601 = kiosk->heartbeat->certificate_expires_at;
  g_autoptr (GDateTime) end = iso8601 ? central_clock_parse (iso8601) : NULL;

  return end ? (double) g_date_time_to_unix (end) : -1;
}

static const struct {
  const char *name;
  const char *unit; /* (nullable) */
  const char *help;
  gboolean wants_heartbeat;
  double (*get) (const CentralFleetKiosk *kiosk);
} gauges[] = {
  { "kushk_kiosk_up", NULL, "1 if it was heard within three heartbeats.", FALSE, get_up },
  { "kushk_kiosk_revoked", NULL, "1 if its certificate is revoked.", FALSE, get_revoked },
  { "kushk_kiosk_heard_timestamp_seconds", "seconds", "When it was last heard, since 1970.", FALSE,
    get_heard },
  { "kushk_kiosk_outbox_filings", NULL, "Filings that wait to be sent.", TRUE, get_waiting },
  { "kushk_kiosk_outbox_oldest_seconds", "seconds", "Age of the oldest of them.", TRUE,
    get_oldest },
  { "kushk_kiosk_quarantined_filings", NULL, "Filings that the central took for wrong.", TRUE,
    get_quarantined },
  { "kushk_kiosk_receipt_paper_meters", "meters", "Receipt paper left.", TRUE, get_paper },
  { "kushk_kiosk_certificate_expiry_timestamp_seconds", "seconds",
    "When its certificate ends, since 1970.", TRUE, get_expiry },
};

static void
append_gauges (Exposition *self)
{
  for (guint index = 0; index < G_N_ELEMENTS (gauges); index++) {
    begin_family (self, gauges[index].name, "gauge", gauges[index].unit, gauges[index].help);
    for (guint position = 0; position < self->fleet->len; position++) {
      const CentralFleetKiosk *kiosk = self->fleet->pdata[position];
      double value = -1;

      if (kiosk->heartbeat || !gauges[index].wants_heartbeat)
        value = gauges[index].get (kiosk);
      if (value >= 0)
        append_sample (self, gauges[index].name, kiosk->kiosk->centre, kiosk->kiosk->id, NULL, NULL,
                       value);
    }
  }
}

static void
append_states (Exposition *self)
{
  begin_family (self, "kushk_kiosk_state", "stateset", NULL, "The state it last told.");
  for (guint position = 0; position < self->fleet->len; position++) {
    const CentralFleetKiosk *kiosk = self->fleet->pdata[position];

    for (int state = CIVIC_KIOSK_ENROLLING; kiosk->heartbeat && state <= CIVIC_KIOSK_UPDATING;
         state++)
      append_sample (self, "kushk_kiosk_state", kiosk->kiosk->centre, kiosk->kiosk->id,
                     "kushk_kiosk_state", civic_kiosk_state_to_string ((CivicKioskState) state),
                     kiosk->heartbeat->state == (CivicKioskState) state);
  }
}

#define FIGURE(member) G_STRUCT_OFFSET (CentralFigures, member)

static const struct {
  const char *name; /* of the family */
  const char *unit; /* (nullable) */
  const char *help;
  const char *label; /* (nullable) */
  struct {
    const char *value; /* of the label */
    gsize offset;
  } parts[4];
} counters[] = {
  { "kushk_visits",
    NULL,
    "Visits of today that ended.",
    "outcome",
    { { "completed", FIGURE (completed) },
      { "abandoned", FIGURE (abandoned) },
      { "timed-out", FIGURE (timed_out) },
      { "failed", FIGURE (failed) } } },
  { "kushk_visit_seconds",
    "seconds",
    "How long they took together.",
    NULL,
    { { "", FIGURE (visit_seconds) } } },
  { "kushk_receipts",
    NULL,
    "Receipts of today.",
    "outcome",
    { { "printed", FIGURE (printed) },
      { "failed", FIGURE (not_printed) },
      { "unknown", FIGURE (unconfirmed) } } },
  { "kushk_usable_seconds",
    "seconds",
    "Time of today in which citizens could be served.",
    NULL,
    { { "", FIGURE (usable_seconds) } } },
  { "kushk_told_seconds",
    "seconds",
    "Time of today that the kiosk gave account of.",
    NULL,
    { { "", FIGURE (told_seconds) } } },
  { "kushk_filings", NULL, "Filings of today.", NULL, { { "", FIGURE (filings) } } },
  { "kushk_ratings", NULL, "Ratings of filings of today.", NULL, { { "", FIGURE (ratings) } } },
  { "kushk_rating_stars",
    NULL,
    "Their stars, 1 to 5, together.",
    NULL,
    { { "", FIGURE (stars) } } },
};

static void
append_counter (Exposition *self, guint index, const CentralFiguresRow *row)
{
  g_autofree char *name = g_strconcat (counters[index].name, "_total", NULL);

  for (guint part = 0;
       part < G_N_ELEMENTS (counters[index].parts) && counters[index].parts[part].value; part++)
    append_sample (
      self, name, row->centre, row->kiosk, counters[index].label, counters[index].parts[part].value,
      (double) G_STRUCT_MEMBER (gint64, &row->figures, counters[index].parts[part].offset));
}

static void
append_counters (Exposition *self)
{
  for (guint index = 0; index < G_N_ELEMENTS (counters); index++) {
    begin_family (self, counters[index].name, "counter", counters[index].unit,
                  counters[index].help);
    for (guint position = 0; position < self->figures->len; position++)
      append_counter (self, index, self->figures->pdata[position]);
  }
}

static CentralResponse *
write_metrics (CentralDesk *desk, const char *tail, GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autofree char *today = g_strndup (now, strlen ("2026-11-23"));
  CentralFiguresQuestion question = {
    .operator_id = desk->account->operator_id,
    .centre = "",
    .kiosk = "",
    .service = "",
    .first_day = today,
    .last_day = today,
    .by_kiosk = TRUE,
  };
  g_autoptr (GPtrArray) fleet =
    central_fleet_list (desk->office->store, question.operator_id, today, desk->now_ms, error);
  g_autoptr (GPtrArray) figures =
    fleet ? central_store_sum_figures (desk->office->store, &question, now, error) : NULL;
  Exposition exposition = { .fleet = fleet, .figures = figures };

  if (figures == NULL)
    return NULL;
  exposition.text = g_string_new (NULL);
  append_gauges (&exposition);
  append_states (&exposition);
  append_counters (&exposition);
  g_string_append (exposition.text, "# EOF\n");
  return central_response_new (200, METRICS_TYPE, g_string_free (exposition.text, FALSE));
}

CentralResponse *
central_operator_metrics_get (CentralOffice *office,
                              const CentralRequest *request,
                              const char *tail,
                              GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, write_metrics, error);
}

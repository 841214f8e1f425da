/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-heartbeat.h"

#include "agent-certificate.h"
#include "agent-clock.h"
#include "agent-tally.h"
#include "civic-heartbeat-answer.h"

#include <sodium.h>

#define BOOT_BYTES 8

const AgentHeartbeatPolicy agent_heartbeat_policy = {
  .usual_ms = 60 * 1000,
  .gap_ms = 5 * 1000,
};

struct _AgentHeartbeat {
  GObject parent_instance;

  const AgentParts *parts;
  AgentHeartbeatPolicy policy;
  char *kiosk;
  char *centre;
  char *configuration_hash;
  char *certificate_path;
  GBytes *central_sign_key;
  AgentTally *revoked;

  char boot[BOOT_BYTES * 2 + 1];
  gint64 sequence;
  guint usual_ms;
  gint64 begun_us; /* the last one */
  guint due_id;
  gboolean is_on_its_way;
  gboolean is_wanted; /* another one, as soon as the gap allows */
  GPtrArray *counts;  /* what is on its way */
  GPtrArray *results;
  GCancellable *stopping;
};

G_DEFINE_FINAL_TYPE (AgentHeartbeat, agent_heartbeat, G_TYPE_OBJECT)

enum {
  SIGNAL_ACCEPTED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static void schedule (AgentHeartbeat *self, guint wait_ms);

static AgentBusAgent *
get_condition (AgentHeartbeat *self)
{
  return agent_watch_get_condition (self->parts->watch);
}

static CivicPrinterReport *
report_printer (AgentPrinter *printer)
{
  CivicPrinterReport *report = g_new0 (CivicPrinterReport, 1);
  PrintCondition condition = agent_printer_get_condition (printer);
  AgentPaper *paper = agent_printer_get_paper (printer);

  report->state = g_strdup (print_state_to_string (condition.state));
  report->reason = g_strdup (print_reason_to_string (condition.reason));
  report->paper_left_mm = paper != NULL ? agent_paper_get_left_mm (paper) : -1;

  return report;
}

static void
report_printers (AgentHeartbeat *self, CivicHeartbeat *heartbeat)
{
  g_clear_pointer (&heartbeat->receipt_printer, civic_printer_report_free);
  heartbeat->receipt_printer = report_printer (self->parts->printer);
  if (self->parts->sheet_printer != NULL)
    heartbeat->sheet_printer = report_printer (self->parts->sheet_printer);
}

static void
report_condition (AgentHeartbeat *self, CivicHeartbeat *heartbeat)
{
  AgentBusAgent *condition = get_condition (self);

  civic_kiosk_state_from_string (agent_bus_agent_get_kiosk_state (condition), &heartbeat->state);
  heartbeat->since = g_strdup (agent_state_times_get_since (self->parts->state_times));
  heartbeat->outbox_waiting = agent_bus_agent_get_outbox_count (condition);
  heartbeat->outbox_oldest_s = agent_bus_agent_get_outbox_oldest_seconds (condition);
  heartbeat->outbox_quarantined = agent_bus_agent_get_quarantine_count (condition);
  heartbeat->storage_good = agent_bus_agent_get_storage_good (condition);
  heartbeat->line_ms = agent_bus_agent_get_line_milliseconds (condition);
}

static void
report_catalogue (AgentHeartbeat *self, CivicHeartbeat *heartbeat)
{
  const char *hash = agent_bus_agent_get_catalogue_hash (get_condition (self));

  if (hash == NULL || *hash == '\0')
    return;
  heartbeat->catalogue_version = agent_bus_agent_get_catalogue_version (get_condition (self));
  heartbeat->catalogue_hash = g_strdup (hash);
}

static void
report_sender (AgentHeartbeat *self, CivicHeartbeat *heartbeat)
{
  heartbeat->boot = g_strdup (self->boot);
  heartbeat->sequence = ++self->sequence;
  heartbeat->at = agent_clock_get_now ();
  heartbeat->version = g_strdup (KUSHK_VERSION);
  heartbeat->centre = g_strdup (self->centre);
  heartbeat->configuration_hash = g_strdup (self->configuration_hash);
  heartbeat->certificate_expires_at = agent_certificate_read_end (self->certificate_path);
  agent_watch_note_enrolled (self->parts->watch, heartbeat->certificate_expires_at != NULL);
}

/* Counts that cannot be read are told another time. */
static void
gather_what_happened (AgentHeartbeat *self, CivicHeartbeat *heartbeat)
{
  g_autoptr (GError) error = NULL;

  agent_state_times_settle (self->parts->state_times);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->counts =
    agent_counts_list_unsent (self->parts->counts, CIVIC_HEARTBEAT_MAXIMUM_COUNTS, &error);
  if (self->counts == NULL) {
    g_message ("What was counted is not told: %s", error->message);
    self->counts = g_ptr_array_new ();
  }
  self->results = agent_commands_list_results (self->parts->commands);

  g_ptr_array_unref (heartbeat->counts);
  g_ptr_array_unref (heartbeat->results);
  heartbeat->counts = g_ptr_array_ref (self->counts);
  heartbeat->results = g_ptr_array_ref (self->results);
}

static GBytes *
compose (AgentHeartbeat *self, GError **error)
{
  g_autoptr (CivicHeartbeat) heartbeat = civic_heartbeat_new ();
  char *json;

  report_sender (self, heartbeat);
  gather_what_happened (self, heartbeat);
  report_condition (self, heartbeat);
  report_catalogue (self, heartbeat);
  report_printers (self, heartbeat);
  json = civic_heartbeat_to_json (heartbeat, error);

  return json != NULL ? g_bytes_new_take (json, strlen (json)) : NULL;
}

static void
note_revoked (AgentHeartbeat *self, gboolean is_revoked)
{
  guint was_revoked = 0;
  g_autoptr (GError) error = NULL;

  agent_watch_note_revoked (self->parts->watch, is_revoked);
  if (agent_tally_get (self->revoked, &was_revoked) && was_revoked == (is_revoked ? 1 : 0))
    return;

  g_message (is_revoked ? "The central wants nothing of this kiosk: out of service"
                        : "The central knows this kiosk again");
  agent_audit_add (self->parts->audit, CIVIC_AUDIT_BY_CENTRAL,
                   is_revoked ? CIVIC_AUDIT_REVOKED : CIVIC_AUDIT_READMITTED, NULL);
  if (!agent_tally_set (self->revoked, is_revoked ? 1 : 0, &error))
    g_message ("A restart will have forgotten it: %s", error->message);
}

/* By the central's calendar: a clock that went astray here must not throw weeks away. */
static void
forget_old_counts (AgentHeartbeat *self, const char *central_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (central_time, NULL);
  g_autofree char *today = g_date_time_format (time, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;

  if (!agent_counts_forget (self->parts->counts, today, &error))
    g_message ("%s", error->message);
}

/* The answer was on its way for half of the time, as far as anybody can tell. */
static void
compare_clocks (AgentHeartbeat *self, const char *central_time)
{
  g_autoptr (GDateTime) theirs = g_date_time_new_from_iso8601 (central_time, NULL);
  g_autoptr (GDateTime) ours = g_date_time_new_now_utc ();
  GTimeSpan way_us = (g_get_monotonic_time () - self->begun_us) / 2;
  gint64 ahead_s = (g_date_time_difference (ours, theirs) - way_us) / G_TIME_SPAN_SECOND;

  agent_bus_agent_set_clock_ahead_seconds (get_condition (self),
                                           (int) CLAMP (ahead_s, -G_MAXINT, G_MAXINT));
}

static void
take_answer (AgentHeartbeat *self, CivicHeartbeatAnswer *answer)
{
  g_autofree char *now = agent_clock_get_now ();
  g_autoptr (GError) error = NULL;

  compare_clocks (self, answer->time);
  agent_bus_agent_set_last_heartbeat (get_condition (self), now);
  note_revoked (self, FALSE);
  if (answer->refused_count > 0)
    g_message ("%u commands were not the central's, not for this kiosk, or too old",
               answer->refused_count);
  if (!agent_counts_mark_sent (self->parts->counts, self->counts, &error))
    g_message ("What was counted will be told again: %s", error->message);
  forget_old_counts (self, answer->time);
  self->is_wanted |= self->counts->len == CIVIC_HEARTBEAT_MAXIMUM_COUNTS;
  self->usual_ms = answer->next_s * 1000;
  agent_commands_mark_told (self->parts->commands, self->results);
  agent_commands_take (self->parts->commands, answer->commands);
  if (self->parts->catalogue != NULL)
    agent_catalogue_note_offer (self->parts->catalogue, answer->catalogue_hash);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
}

static gboolean
take_reply (AgentHeartbeat *self, GBytes *reply, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (CivicHeartbeatAnswer) answer =
    civic_heartbeat_answer_parse (reply, self->central_sign_key, self->kiosk, now, error);

  if (answer == NULL)
    return FALSE;

  take_answer (self, answer);

  return TRUE;
}

/* Two kiosks that once came together are not to do so for ever. */
static guint
jitter (guint wait_ms)
{
  return (guint) (wait_ms * g_random_double_range (0.9, 1.1));
}

static guint
get_gap_left_ms (AgentHeartbeat *self)
{
  gint64 passed_ms = (g_get_monotonic_time () - self->begun_us) / 1000;

  return passed_ms < self->policy.gap_ms ? self->policy.gap_ms - (guint) passed_ms : 0;
}

static void
on_tell_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentHeartbeat) self = AGENT_HEARTBEAT (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply = agent_line_tell_finish (AGENT_LINE (source), result, &error);

  if (g_cancellable_is_cancelled (self->stopping))
    return;

  self->is_on_its_way = FALSE;
  if (reply == NULL && g_error_matches (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED))
    note_revoked (self, TRUE);
  else if (reply == NULL || !take_reply (self, reply, &error))
    g_debug ("A heartbeat is lost: %s", error->message);

  schedule (self, self->is_wanted ? get_gap_left_ms (self) : jitter (self->usual_ms));
}

static void
beat (AgentHeartbeat *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) heartbeat = NULL;

  self->begun_us = g_get_monotonic_time ();
  heartbeat = compose (self, &error);
  /* Not before: composing notices things. */
  self->is_wanted = FALSE;
  if (heartbeat == NULL) {
    g_warning ("No heartbeat can be told: %s", error->message);
    schedule (self, jitter (self->usual_ms));
    return;
  }

  self->is_on_its_way = TRUE;
  agent_line_tell_async (self->parts->line, AGENT_NEWS_HEARTBEAT, heartbeat, self->stopping,
                         on_tell_ready, g_object_ref (self));
}

static void
on_due (gpointer user_data)
{
  AgentHeartbeat *self = AGENT_HEARTBEAT (user_data);

  self->due_id = 0;
  beat (self);
}

static void
schedule (AgentHeartbeat *self, guint wait_ms)
{
  g_clear_handle_id (&self->due_id, g_source_remove);
  self->due_id = g_timeout_add_once (wait_ms, on_due, self);
}

static void
on_news (AgentHeartbeat *self)
{
  self->is_wanted = TRUE;
  if (!self->is_on_its_way && self->due_id != 0)
    schedule (self, get_gap_left_ms (self));
}

static void
draw_boot (AgentHeartbeat *self)
{
  guint8 bytes[BOOT_BYTES];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (self->boot, sizeof self->boot, bytes, sizeof bytes);
}

static void
agent_heartbeat_dispose (GObject *object)
{
  agent_heartbeat_stop (AGENT_HEARTBEAT (object));

  G_OBJECT_CLASS (agent_heartbeat_parent_class)->dispose (object);
}

static void
agent_heartbeat_finalize (GObject *object)
{
  AgentHeartbeat *self = AGENT_HEARTBEAT (object);

  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->configuration_hash);
  g_free (self->certificate_path);
  g_bytes_unref (self->central_sign_key);
  agent_tally_free (self->revoked);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_object_unref (self->stopping);

  G_OBJECT_CLASS (agent_heartbeat_parent_class)->finalize (object);
}

static void
agent_heartbeat_class_init (AgentHeartbeatClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_heartbeat_dispose;
  G_OBJECT_CLASS (klass)->finalize = agent_heartbeat_finalize;

  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_heartbeat_init (AgentHeartbeat *self)
{
  self->stopping = g_cancellable_new ();
  draw_boot (self);
}

static void
recall_revocation (AgentHeartbeat *self, const char *path)
{
  guint is_revoked = 0;

  self->revoked = agent_tally_new (path, 0);
  if (agent_tally_get (self->revoked, &is_revoked))
    agent_watch_note_revoked (self->parts->watch, is_revoked != 0);
}

AgentHeartbeat *
agent_heartbeat_new (const AgentParts *parts,
                     const AgentHeartbeatSender *sender,
                     const AgentHeartbeatPolicy *policy)
{
  AgentHeartbeat *self = g_object_new (AGENT_TYPE_HEARTBEAT, NULL);

  self->parts = parts;
  self->policy = *policy;
  self->usual_ms = policy->usual_ms;
  self->kiosk = g_strdup (sender->kiosk);
  self->centre = g_strdup (sender->centre);
  self->configuration_hash = g_strdup (sender->configuration_hash);
  self->certificate_path = g_strdup (sender->certificate_path);
  self->central_sign_key = g_bytes_ref (sender->central_sign_key);
  recall_revocation (self, sender->revoked_path);
  agent_bus_agent_set_boot (get_condition (self), self->boot);
  g_signal_connect_object (get_condition (self), "notify::kiosk-state", G_CALLBACK (on_news), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->commands, "changed", G_CALLBACK (on_news), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
agent_heartbeat_start (AgentHeartbeat *self)
{
  g_return_if_fail (AGENT_IS_HEARTBEAT (self));

  schedule (self, (guint) g_random_int_range (0, (gint32) self->policy.gap_ms));
}

void
agent_heartbeat_stop (AgentHeartbeat *self)
{
  g_return_if_fail (AGENT_IS_HEARTBEAT (self));

  g_clear_handle_id (&self->due_id, g_source_remove);
  g_cancellable_cancel (self->stopping);
}

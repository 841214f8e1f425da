/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-shift.h"

#include "agent-clock.h"
#include "agent-disk.h"
#include "civic-heartbeat.h"
#include "civic-shift.h"

#define NOT_COUNTED (-1)
#define NOBODY ""
#define NO_SERVICE "" /* as of a visit that chose none */
#define LINE_COUNT 4  /* with the empty one after the last */

struct _AgentShift {
  GObject parent_instance;

  const AgentParts *parts;
  AgentReadiness *readiness; /* (nullable) */
  AgentReports *reports;
  char *kiosk;
  char *centre;
  char *path;
  char *last_path;
  guint number;        /* of the last one that began; 0: none ever did */
  char *from;          /* (nullable) NULL: none runs */
  int paper_before_mm; /* what the printer had used by then; below 0: not counted */
};

G_DEFINE_FINAL_TYPE (AgentShift, agent_shift, G_TYPE_OBJECT)

static AgentBusAgent *
get_condition (AgentShift *self)
{
  return agent_watch_get_condition (self->parts->watch);
}

static int
get_paper_mm (AgentShift *self)
{
  AgentPaper *paper = agent_printer_get_paper (self->parts->printer);

  return paper != NULL ? agent_paper_get_ever_mm (paper) : NOT_COUNTED;
}

static void
show (AgentShift *self)
{
  agent_bus_agent_set_shift_since (get_condition (self), self->from != NULL ? self->from : "");
}

/* Number, beginning (empty: it is over) and paper, on lines of their own. */
static gboolean
keep (AgentShift *self, const char *from, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("%u\n%s\n%d\n", self->number, from, self->paper_before_mm);
  g_autoptr (GBytes) content = g_bytes_new_static (text, strlen (text));

  return agent_disk_replace (self->path, content, error);
}

static gboolean
parse (AgentShift *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GDateTime) from = NULL;
  guint64 number;
  gint64 paper_mm;

  if (g_strv_length (lines) != LINE_COUNT ||
      !g_ascii_string_to_unsigned (lines[0], 10, 1, G_MAXINT, &number, NULL) ||
      !g_ascii_string_to_signed (lines[2], 10, NOT_COUNTED, G_MAXINT, &paper_mm, NULL))
    return FALSE;
  from = g_date_time_new_from_iso8601 (lines[1], NULL);
  if (*lines[1] != '\0' && from == NULL)
    return FALSE;

  self->number = (guint) number;
  self->paper_before_mm = (int) paper_mm;
  self->from = from != NULL ? g_strdup (lines[1]) : NULL;

  return TRUE;
}

static char *
name_report (AgentShift *self)
{
  return g_strdup_printf ("%u", self->number);
}

static void
count_from_here (AgentShift *self)
{
  g_autoptr (GError) error = NULL;

  if (!agent_counts_begin_shift (self->parts->counts, self->number, &error))
    g_message ("Shift %u counts what was before it, too: %s", self->number, error->message);
}

static void
end (AgentShift *self)
{
  g_autoptr (GError) error = NULL;

  if (!keep (self, NOBODY, &error))
    g_message ("The end of shift %u is not kept: %s", self->number, error->message);
  g_clear_pointer (&self->from, g_free);
  show (self);
}

/* We may have been killed between the steps of a beginning or an ending. */
static void
complete_what_was_begun (AgentShift *self)
{
  g_autofree char *name = name_report (self);

  if (self->from == NULL)
    return;
  if (agent_reports_has (self->reports, AGENT_REPORT_SHIFT, name))
    end (self);
  else if (agent_counts_get_shift (self->parts->counts) != self->number)
    count_from_here (self);
}

static void
recall (AgentShift *self)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL) || !parse (self, text))
    self->number = agent_counts_get_shift (self->parts->counts);
  else
    complete_what_was_begun (self);
}

static void
write_down (AgentShift *self, const char *account, CivicAuditEvent event)
{
  g_autofree char *number = name_report (self);

  agent_audit_add (self->parts->audit, account, event, number);
}

/* Told in this order, the beginning is there before what it counts. */
static void
begin (AgentShift *self)
{
  g_autoptr (GError) error = NULL;

  agent_state_times_settle (self->parts->state_times);
  self->number++;
  self->from = agent_clock_get_now ();
  self->paper_before_mm = get_paper_mm (self);
  if (!keep (self, self->from, &error))
    g_message ("A restart will have forgotten shift %u: %s", self->number, error->message);
  count_from_here (self);
  show (self);
  write_down (self, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_SHIFT_BEGUN);
}

static void
on_open_changed (AgentShift *self)
{
  if (agent_bus_agent_get_open (get_condition (self)) && self->from == NULL)
    begin (self);
}

static void
agent_shift_finalize (GObject *object)
{
  AgentShift *self = AGENT_SHIFT (object);

  g_clear_object (&self->readiness);
  g_object_unref (self->reports);
  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->path);
  g_free (self->last_path);
  g_free (self->from);

  G_OBJECT_CLASS (agent_shift_parent_class)->finalize (object);
}

static void
agent_shift_class_init (AgentShiftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_shift_finalize;
}

static void
agent_shift_init (AgentShift *self)
{
}

AgentShift *
agent_shift_new (const AgentParts *parts,
                 AgentReadiness *readiness,
                 AgentReports *reports,
                 const AgentShiftKiosk *kiosk)
{
  AgentShift *self = g_object_new (AGENT_TYPE_SHIFT, NULL);

  self->parts = parts;
  g_set_object (&self->readiness, readiness);
  self->reports = g_object_ref (reports);
  self->kiosk = g_strdup (kiosk->kiosk);
  self->centre = g_strdup (kiosk->centre);
  self->path = g_strdup (kiosk->path);
  self->last_path = g_strconcat (kiosk->path, "-last", NULL);
  recall (self);
  show (self);
  g_signal_connect_object (get_condition (self), "notify::open", G_CALLBACK (on_open_changed), self,
                           G_CONNECT_SWAPPED);
  on_open_changed (self);

  return self;
}

static gboolean
has_service (const CivicShift *shift, const char *name)
{
  for (guint i = 0; i < shift->services->len; i++) {
    const CivicShiftService *service = shift->services->pdata[i];

    if (g_str_equal (service->service, name))
      return TRUE;
  }

  return FALSE;
}

/* More than a report has room for are no centre's services but a session's inventions: the shift
 * can be closed all the same. */
static CivicShiftService *
get_service (CivicShift *shift, const char *name)
{
  gboolean has_room = shift->services->len + 1 < CIVIC_SHIFT_MAXIMUM_SERVICES;

  return civic_shift_get_service (shift, has_room || has_service (shift, name) ? name : NO_SERVICE);
}

static void
add_visits (CivicShift *shift, const CivicCount *count)
{
  CivicShiftService *service = get_service (shift, count->subject);

  shift->visit_seconds =
    MIN (shift->visit_seconds + count->seconds, CIVIC_HEARTBEAT_MAXIMUM_FIGURE);
  if (g_str_equal (count->outcome, "completed"))
    service->completed += count->count;
  else if (g_str_equal (count->outcome, "abandoned"))
    service->abandoned += count->count;
  else if (g_str_equal (count->outcome, "timed-out"))
    service->timed_out += count->count;
  else
    service->failed += count->count;
}

static void
add_receipts (CivicShift *shift, const CivicCount *count)
{
  if (!g_str_equal (count->subject, "receipt"))
    return;
  if (g_str_equal (count->outcome, "printed"))
    shift->receipts_printed += count->count;
  else if (g_str_equal (count->outcome, "failed"))
    shift->receipts_failed += count->count;
  else
    shift->receipts_unknown += count->count;
}

static void
add_count (CivicShift *shift, const CivicCount *count)
{
  CivicKioskState state;
  CivicResetReason reason;

  switch (count->kind) {
  case CIVIC_COUNT_VISIT:
    add_visits (shift, count);
    break;
  case CIVIC_COUNT_RECEIPT:
    add_receipts (shift, count);
    break;
  case CIVIC_COUNT_STATE:
    if (civic_kiosk_state_from_string (count->subject, &state))
      shift->state_seconds[state] += count->seconds;
    break;
  case CIVIC_COUNT_RATING:
    shift->rating_count += count->count;
    shift->rating_stars += count->count * g_ascii_digit_value (count->subject[0]);
    break;
  case CIVIC_COUNT_RESET:
    if (civic_reset_reason_from_string (count->subject, &reason))
      shift->resets[reason] += count->count;
    break;
  default:
    g_return_if_reached ();
  }
}

static gboolean
add_counts (AgentShift *self, CivicShift *shift, GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;

  agent_state_times_settle (self->parts->state_times);
  counts = agent_counts_list_shift (self->parts->counts, error);
  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    add_count (shift, counts->pdata[i]);

  return TRUE;
}

/* A roll that was put in where none was counted before makes no difference of two figures. */
static void
add_paper (AgentShift *self, CivicShift *shift)
{
  int now_mm = get_paper_mm (self);

  if (now_mm >= 0 && self->paper_before_mm >= 0)
    shift->paper_mm = MAX (now_mm - self->paper_before_mm, 0);
}

static void
add_condition (AgentShift *self, CivicShift *shift)
{
  AgentBusAgent *condition = get_condition (self);
  const CivicAuditHead *head =
    self->parts->audit != NULL ? agent_audit_get_head (self->parts->audit) : NULL;
  const CivicReadiness *last =
    self->readiness != NULL ? agent_readiness_get_last (self->readiness) : NULL;

  shift->outbox_waiting = agent_bus_agent_get_outbox_count (condition);
  shift->outbox_oldest_s = agent_bus_agent_get_outbox_oldest_seconds (condition);
  shift->outbox_quarantined = agent_bus_agent_get_quarantine_count (condition);
  shift->audit_number = head != NULL ? head->number : 0;
  shift->audit_hash =
    head != NULL ? g_strdup (head->hash) : g_strnfill (CIVIC_AUDIT_HASH_DIGITS, '0');
  if (last != NULL) {
    shift->is_readiness_passed = civic_readiness_is_passed (last);
    shift->readiness_at = g_strdup (last->at);
  }
}

/* until: (nullable) it goes on. */
static char *
compose (AgentShift *self, const char *account, const char *until, GError **error)
{
  g_autoptr (CivicShift) shift = civic_shift_new ();

  shift->kiosk = g_strdup (self->kiosk);
  shift->centre = g_strdup (self->centre);
  shift->number = self->number;
  shift->account = g_strdup (account);
  shift->from = g_strdup (self->from);
  shift->until = g_strdup (until);
  if (!add_counts (self, shift, error))
    return NULL;
  add_paper (self, shift);
  add_condition (self, shift);

  return civic_shift_to_json (shift, error);
}

static gboolean
is_running (AgentShift *self, GError **error)
{
  if (self->from != NULL)
    return TRUE;
  g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_READY, "No shift runs");

  return FALSE;
}

/* Before the report is on its way: what was sent can be printed again. */
static gboolean
keep_last (AgentShift *self, const char *json, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new_static (json, strlen (json));

  return agent_disk_replace (self->last_path, content, error);
}

static char *
read_last (AgentShift *self, GError **error)
{
  char *json = NULL;

  if (!g_file_get_contents (self->last_path, &json, NULL, NULL))
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_NOT_READY, "No shift has ended yet");

  return json;
}

char *
agent_shift_read (AgentShift *self, GError **error)
{
  g_return_val_if_fail (AGENT_IS_SHIFT (self), NULL);

  return self->from != NULL ? compose (self, NOBODY, NULL, error) : read_last (self, error);
}

char *
agent_shift_close (AgentShift *self, const char *account, GError **error)
{
  g_autofree char *now = agent_clock_get_now ();
  g_autofree char *name = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (AGENT_IS_SHIFT (self), NULL);

  if (!is_running (self, error))
    return NULL;
  name = name_report (self);
  json = compose (self, account, now, error);
  if (json == NULL || !keep_last (self, json, error) ||
      !agent_reports_add (self->reports, AGENT_REPORT_SHIFT, name, json, error) ||
      !agent_opening_set_open (self->parts->opening, FALSE, error))
    return NULL;
  end (self);
  write_down (self, account, CIVIC_AUDIT_SHIFT_CLOSED);

  return g_steal_pointer (&json);
}

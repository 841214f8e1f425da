/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-readiness-private.h"

#include "agent-clock.h"
#include "agent-readiness-file.h"

#define LOOK_S 60
#define QUIET_LOOKS 15 /* between two rounds of questions while all is well */
#define UNCHECKED "unchecked"

G_DEFINE_FINAL_TYPE (AgentReadiness, agent_readiness, G_TYPE_OBJECT)

static AgentBusAgent *
get_condition (AgentReadiness *self)
{
  return agent_watch_get_condition (self->parts->watch);
}

static gboolean
is_failed (AgentReadiness *self, CivicCheckPart part)
{
  return _agent_readiness_choose (self, part)->result == CIVIC_CHECK_FAILED;
}

static gboolean
is_admitted (AgentReadiness *self)
{
  guint passed = 0;

  return !self->is_wanted_first || (agent_tally_get (self->passed, &passed) && passed == 1);
}

/* Something that a machine finds itself, and without which nobody can be served. */
static gboolean
is_unfit (AgentReadiness *self)
{
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    if (civic_check_part_is_required ((CivicCheckPart) part) &&
        !civic_check_part_needs_hands ((CivicCheckPart) part) &&
        is_failed (self, (CivicCheckPart) part))
      return TRUE;

  return FALSE;
}

static GStrv
list_faults (AgentReadiness *self)
{
  g_autoptr (GStrvBuilder) faults = g_strv_builder_new ();

  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    if (is_failed (self, (CivicCheckPart) part))
      g_strv_builder_add (faults, civic_check_part_to_string ((CivicCheckPart) part));

  return g_strv_builder_end (faults);
}

static const char *
get_verdict (AgentReadiness *self)
{
  if (self->last == NULL || !g_str_equal (self->last->version, KUSHK_VERSION) ||
      !g_str_equal (self->last->configuration_hash, self->configuration_hash))
    return UNCHECKED;

  return civic_readiness_is_passed (self->last) ? "passed" : "failed";
}

static void
show (AgentReadiness *self)
{
  AgentBusAgent *condition = get_condition (self);
  g_auto (GStrv) faults = list_faults (self);

  agent_bus_agent_set_readiness (condition, get_verdict (self));
  agent_bus_agent_set_readiness_at (condition, self->last != NULL ? self->last->at : "");
  agent_bus_agent_set_readiness_faults (condition, (const char *const *) faults);
}

/* What a live look tells anyway, of printer, line and disk, is not told twice: only what hands have
 * found of the receipt printer outlasts a look. */
static void
follow (AgentReadiness *self)
{
  const AgentFitness fitness = {
    .is_admitted = is_admitted (self),
    .is_unfit = is_unfit (self),
    .is_touch_bad = is_failed (self, CIVIC_CHECK_TOUCH),
    .is_receipt_bad = self->hands->parts[CIVIC_CHECK_RECEIPT_PRINTER].result == CIVIC_CHECK_FAILED,
  };

  show (self);
  agent_watch_note_fitness (self->parts->watch, &fitness);
}

static void
show_machine (AgentReadiness *self)
{
  g_autofree char *end = agent_self_test_read_certificate_end (self->self_test);

  agent_bus_agent_set_certificate_expires_at (get_condition (self), end);
  agent_bus_agent_set_disk_free_mebibytes (get_condition (self),
                                           agent_self_test_get_free_mib (self->self_test));
}

static void
take_finding (AgentReadiness *self, CivicCheckPart part, AgentFinding finding, const char *now)
{
  gboolean is_tried = finding.result == CIVIC_CHECK_PASSED || finding.result == CIVIC_CHECK_FAILED;

  /* No answer is no news but of a part that takes hands: there it means that all seems well. */
  if (finding.result == CIVIC_CHECK_UNTESTED && !civic_check_part_needs_hands (part))
    return;
  civic_readiness_set_part (self->asked, part, finding.result, finding.reason,
                            is_tried ? now : NULL);
}

static void
take_findings (AgentReadiness *self, const AgentFinding *findings)
{
  g_autofree char *now = agent_clock_get_now ();

  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    take_finding (self, (CivicCheckPart) part, findings[part], now);
  self->look_count = 0;
  show_machine (self);
  follow (self);
}

static void
on_clock_compared (AgentReadiness *self)
{
  g_autofree char *now = agent_clock_get_now ();

  take_finding (self, CIVIC_CHECK_CLOCK, agent_self_test_look_at_clock (self->self_test), now);
  follow (self);
}

/* A log that is broken, or is not written any more, serves nobody from this very moment on. */
static void
on_audit_fault_changed (AgentReadiness *self)
{
  g_autofree char *now = agent_clock_get_now ();

  take_finding (self, CIVIC_CHECK_AUDIT, agent_self_test_look_at_audit (self->self_test), now);
  follow (self);
}

static void
finish_run (AgentReadiness *self, GObject *source, GAsyncResult *result)
{
  AgentFinding findings[CIVIC_CHECK_PARTS];

  agent_self_test_run_finish (AGENT_SELF_TEST (source), result, findings);
  if (!self->is_stopped)
    take_findings (self, findings);
}

static void
on_look_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AgentReadiness) self = AGENT_READINESS (user_data);

  finish_run (self, source, result);
}

static void
look (AgentReadiness *self)
{
  agent_self_test_run_async (self->self_test, on_look_ready, g_object_ref (self));
}

/* A visit is not disturbed; what it meets shows by itself. */
static gboolean
on_look_due (gpointer user_data)
{
  AgentReadiness *self = AGENT_READINESS (user_data);

  self->look_count++;
  show_machine (self);
  if (!agent_watch_is_attended (self->parts->watch) &&
      (is_unfit (self) || self->look_count >= QUIET_LOOKS))
    look (self);

  return G_SOURCE_CONTINUE;
}

static void
agent_readiness_dispose (GObject *object)
{
  agent_readiness_stop (AGENT_READINESS (object));

  G_OBJECT_CLASS (agent_readiness_parent_class)->dispose (object);
}

static void
agent_readiness_finalize (GObject *object)
{
  AgentReadiness *self = AGENT_READINESS (object);

  g_object_unref (self->self_test);
  g_object_unref (self->reports);
  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->configuration_hash);
  g_free (self->hands_path);
  g_free (self->last_path);
  agent_tally_free (self->passed);
  civic_readiness_free (self->hands);
  civic_readiness_free (self->asked);
  civic_readiness_free (self->last);

  G_OBJECT_CLASS (agent_readiness_parent_class)->finalize (object);
}

static void
agent_readiness_class_init (AgentReadinessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_readiness_dispose;
  object_class->finalize = agent_readiness_finalize;
}

static void
agent_readiness_init (AgentReadiness *self)
{
  self->asked = civic_readiness_new ();
}

static void
recall (AgentReadiness *self, const char *directory)
{
  g_autofree char *passed_path = g_build_filename (directory, "readiness-passed", NULL);

  self->hands_path = g_build_filename (directory, "readiness-hands.json", NULL);
  self->last_path = g_build_filename (directory, "readiness-last.json", NULL);
  self->passed = agent_tally_new (passed_path, 0);
  self->last = agent_readiness_file_load (self->last_path);
  self->hands = agent_readiness_file_load (self->hands_path);
  if (self->hands == NULL)
    self->hands = civic_readiness_new ();
}

AgentReadiness *
agent_readiness_new (const AgentParts *parts,
                     AgentSelfTest *self_test,
                     AgentReports *reports,
                     const AgentReadinessKiosk *kiosk)
{
  AgentReadiness *self = g_object_new (AGENT_TYPE_READINESS, NULL);

  self->parts = parts;
  self->self_test = g_object_ref (self_test);
  self->reports = g_object_ref (reports);
  self->kiosk = g_strdup (kiosk->kiosk);
  self->centre = g_strdup (kiosk->centre);
  self->configuration_hash = g_strdup (kiosk->configuration_hash);
  self->is_wanted_first = kiosk->is_wanted_first;
  recall (self, kiosk->directory);
  g_signal_connect_object (get_condition (self), "notify::last-heartbeat",
                           G_CALLBACK (on_clock_compared), self, G_CONNECT_SWAPPED);
  if (parts->audit != NULL)
    g_signal_connect_object (parts->audit, "fault-changed", G_CALLBACK (on_audit_fault_changed),
                             self, G_CONNECT_SWAPPED);
  show_machine (self);
  follow (self);

  return self;
}

void
agent_readiness_start (AgentReadiness *self)
{
  g_return_if_fail (AGENT_IS_READINESS (self));

  look (self);
  self->look_id = g_timeout_add_seconds (LOOK_S, on_look_due, self);
}

void
agent_readiness_stop (AgentReadiness *self)
{
  g_return_if_fail (AGENT_IS_READINESS (self));

  self->is_stopped = TRUE;
  g_clear_handle_id (&self->look_id, g_source_remove);
}

static GTask *
make_task (AgentReadiness *self,
           const char *account,
           GAsyncReadyCallback callback,
           gpointer user_data,
           gpointer tag)
{
  GTask *task = g_task_new (self, NULL /* bounded by the self test */, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (account), g_free);

  return task;
}

static void
return_json (GTask *task, const CivicReadiness *report)
{
  GError *error = NULL;
  char *json = civic_readiness_to_json (report, &error);

  if (json != NULL)
    g_task_return_pointer (task, json, g_free);
  else
    g_task_return_error (task, error);
}

static void
on_check_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentReadiness *self = g_task_get_source_object (task);
  g_autoptr (CivicReadiness) report = NULL;

  finish_run (self, source, result);
  report = _agent_readiness_compose (self, g_task_get_task_data (task));
  return_json (task, report);
}

void
agent_readiness_check_async (AgentReadiness *self,
                             const char *account,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (AGENT_IS_READINESS (self));

  agent_self_test_run_async (
    self->self_test, on_check_ready,
    make_task (self, account, callback, user_data, agent_readiness_check_async));
}

char *
agent_readiness_check_finish (AgentReadiness *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
agent_readiness_note (AgentReadiness *self,
                      CivicCheckPart part,
                      CivicCheckResult result,
                      GError **error)
{
  g_autoptr (CivicReadiness) kept = NULL;
  g_autofree char *now = agent_clock_get_now ();

  g_return_val_if_fail (AGENT_IS_READINESS (self), FALSE);

  if (!civic_check_part_needs_hands (part) ||
      (result != CIVIC_CHECK_PASSED && result != CIVIC_CHECK_FAILED &&
       result != CIVIC_CHECK_SKIPPED)) {
    g_set_error_literal (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST, "No finding of hands");
    return FALSE;
  }

  kept = _agent_readiness_make_frame (self, "");
  for (guint i = 0; i < CIVIC_CHECK_PARTS; i++)
    civic_readiness_set_part (kept, (CivicCheckPart) i, self->hands->parts[i].result,
                              self->hands->parts[i].reason, self->hands->parts[i].at);
  civic_readiness_set_part (
    kept, part, result,
    result == CIVIC_CHECK_FAILED ? CIVIC_CHECK_REASON_BY_HAND : CIVIC_CHECK_REASON_NONE, now);
  if (!agent_readiness_file_keep (self->hands_path, kept, error))
    return FALSE;

  civic_readiness_free (self->hands);
  self->hands = g_steal_pointer (&kept);
  follow (self);

  return TRUE;
}

/* An entry for each part that failed, or wants hands still. */
static void
write_down (AgentReadiness *self, const CivicReadiness *report)
{
  AgentAudit *audit = self->parts->audit;

  if (civic_readiness_is_passed (report))
    agent_audit_add (audit, report->account, CIVIC_AUDIT_READINESS_PASSED, NULL);
  else
    for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
      if (civic_check_part_is_required ((CivicCheckPart) part) &&
          report->parts[part].result != CIVIC_CHECK_PASSED)
        agent_audit_add (audit, report->account, CIVIC_AUDIT_READINESS_FAILED,
                         civic_check_part_to_string ((CivicCheckPart) part));
}

static gboolean
keep (AgentReadiness *self, const CivicReadiness *report, const char *json, GError **error)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (report->at, NULL);
  g_autofree char *name = g_date_time_format (at, "%Y%m%d-%H%M%S");

  if (civic_readiness_is_passed (report) && !agent_tally_set (self->passed, 1, error))
    return FALSE;

  return agent_readiness_file_keep (self->last_path, report, error) &&
         agent_reports_add (self->reports, AGENT_REPORT_READINESS, name, json, error);
}

static void
on_conclude_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentReadiness *self = g_task_get_source_object (task);
  g_autoptr (CivicReadiness) report = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  finish_run (self, source, result);
  report = _agent_readiness_compose (self, g_task_get_task_data (task));
  json = civic_readiness_to_json (report, &error);
  if (json != NULL) {
    write_down (self, report);
    keep (self, report, json, &error);
    civic_readiness_free (self->last);
    self->last = g_steal_pointer (&report);
    follow (self);
  }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&json), g_free);
}

void
agent_readiness_conclude_async (AgentReadiness *self,
                                const char *account,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (AGENT_IS_READINESS (self));

  agent_self_test_run_async (
    self->self_test, on_conclude_ready,
    make_task (self, account, callback, user_data, agent_readiness_conclude_async));
}

char *
agent_readiness_conclude_finish (AgentReadiness *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_admit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentReadiness *self = g_task_get_source_object (task);
  g_auto (GStrv) faults = NULL;
  g_autofree char *words = NULL;

  finish_run (self, source, result);
  if (is_admitted (self) && !is_unfit (self)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  faults = list_faults (self);
  words = is_unfit (self) ? g_strjoinv (" ", faults) : g_strdup ("");
  g_task_return_new_error (task, AGENT_ERROR, AGENT_ERROR_NOT_READY, "%s", words);
}

void
agent_readiness_admit_async (AgentReadiness *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (AGENT_IS_READINESS (self));

  agent_self_test_run_async (
    self->self_test, on_admit_ready,
    make_task (self, "", callback, user_data, agent_readiness_admit_async));
}

gboolean
agent_readiness_admit_finish (AgentReadiness *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const CivicReadiness *
agent_readiness_get_last (AgentReadiness *self)
{
  g_return_val_if_fail (AGENT_IS_READINESS (self), NULL);

  return self->last;
}

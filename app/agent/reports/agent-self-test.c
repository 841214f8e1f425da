/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-self-test.h"

#include "agent-certificate.h"

/* What the thread looks at: nothing else may be shared with it. */
typedef struct {
  char *state_directory;
  guint minimum_free_mib;
  char *ca_path;
  char *certificate_path;
  char *key_path;
  char *configuration_path;
  char *centre_path;
  char *catalogue;
  gboolean is_catalogue_expired;
} Places;

struct _AgentSelfTest {
  GObject parent_instance;

  AgentBusAgent *condition;
  AgentPrinter *printer;
  AgentPrinter *sheet_printer; /* (nullable) */
  AgentLine *line;
  AgentAudit *audit; /* (nullable) */
  Places places;
};

/* One run: what has been found, and who has still to answer. */
typedef struct {
  AgentFinding findings[CIVIC_CHECK_PARTS];
  guint left_count;
  guint deadline_id;
} Run;

G_DEFINE_FINAL_TYPE (AgentSelfTest, agent_self_test, G_TYPE_OBJECT)

static const CivicCheckPart of_files[] = {
  CIVIC_CHECK_DISK,
  CIVIC_CHECK_CERTIFICATES,
  CIVIC_CHECK_CATALOGUE,
  CIVIC_CHECK_CONFIGURATION,
};

static void
places_clear (Places *self)
{
  g_free (self->state_directory);
  g_free (self->ca_path);
  g_free (self->certificate_path);
  g_free (self->key_path);
  g_free (self->configuration_path);
  g_free (self->centre_path);
  g_free (self->catalogue);
}

static void
places_free (Places *self)
{
  places_clear (self);
  g_free (self);
}

static Places *
places_copy (const Places *self)
{
  Places *copy = g_new0 (Places, 1);

  copy->state_directory = g_strdup (self->state_directory);
  copy->minimum_free_mib = self->minimum_free_mib;
  copy->ca_path = g_strdup (self->ca_path);
  copy->certificate_path = g_strdup (self->certificate_path);
  copy->key_path = g_strdup (self->key_path);
  copy->configuration_path = g_strdup (self->configuration_path);
  copy->centre_path = g_strdup (self->centre_path);
  copy->catalogue = g_strdup (self->catalogue);

  return copy;
}

static void
settle (GTask *task, CivicCheckPart part, AgentFinding finding)
{
  Run *run = g_task_get_task_data (task);

  run->findings[part] = finding;
}

static void
count_answer (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  run->left_count--;
  /* After the deadline nobody waits any more. */
  if (run->left_count > 0 || run->deadline_id == 0)
    return;
  g_clear_handle_id (&run->deadline_id, g_source_remove);
  g_task_return_boolean (task, TRUE);
}

static void
on_deadline (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Run *run = g_task_get_task_data (task);

  run->deadline_id = 0;
  g_task_return_boolean (task, TRUE);
}

static AgentFinding
judge_printer (AgentPrinter *printer)
{
  PrintCondition condition = agent_printer_get_condition (printer);
  CivicCheckReason reason = CIVIC_CHECK_REASON_OTHER;

  if (condition.reason == PRINT_REASON_NONE)
    reason =
      condition.state == PRINT_STATE_READY ? CIVIC_CHECK_REASON_NONE : CIVIC_CHECK_REASON_SILENT;
  else
    civic_check_reason_from_string (print_reason_to_string (condition.reason), &reason);
  if (condition.state == PRINT_STATE_READY || condition.state == PRINT_STATE_LOW)
    return (AgentFinding){ CIVIC_CHECK_UNTESTED, reason };

  return (AgentFinding){ CIVIC_CHECK_FAILED, reason };
}

static void
on_printer_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  AgentSelfTest *self = g_task_get_source_object (task);
  AgentPrinter *printer = AGENT_PRINTER (source);
  gboolean is_sheet = printer == self->sheet_printer;

  agent_printer_look_finish (printer, result);
  settle (task, is_sheet ? CIVIC_CHECK_SHEET_PRINTER : CIVIC_CHECK_RECEIPT_PRINTER,
          judge_printer (printer));
  count_answer (task);
}

static void
on_line_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  gboolean is_there = agent_line_ask_finish (AGENT_LINE (source), result, NULL);

  settle (task, CIVIC_CHECK_NETWORK,
          is_there ? (AgentFinding){ CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE }
                   : (AgentFinding){ CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_UNREACHABLE });
  count_answer (task);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Places *places = task_data;
  AgentFinding *found = g_new0 (AgentFinding, G_N_ELEMENTS (of_files));
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;

  found[0] = agent_check_disk (places->state_directory, places->minimum_free_mib);
  found[1] =
    agent_check_certificates (places->ca_path, places->certificate_path, places->key_path, now_s);
  found[2] =
    agent_check_catalogue (places->catalogue, places->centre_path, places->is_catalogue_expired);
  found[3] = agent_check_configuration (places->configuration_path);
  g_task_return_pointer (task, found, g_free);
}

static void
on_files_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autofree AgentFinding *found = g_task_propagate_pointer (G_TASK (result), NULL);

  for (gsize i = 0; found != NULL && i < G_N_ELEMENTS (of_files); i++)
    settle (task, of_files[i], found[i]);
  count_answer (task);
}

static void
look_at_files (AgentSelfTest *self, GTask *run)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_files_ready, g_object_ref (run));
  Places *places = places_copy (&self->places);
  const char *in_use = agent_bus_agent_get_catalogue_directory (self->condition);

  if (in_use != NULL && *in_use != '\0') {
    g_free (places->catalogue);
    places->catalogue = g_strdup (in_use);
  }
  places->is_catalogue_expired =
    g_strcmp0 (agent_bus_agent_get_catalogue_state (self->condition), "expired") == 0;
  g_task_set_source_tag (task, look_at_files);
  g_task_set_task_data (task, places, (GDestroyNotify) places_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* What files say after the deadline is as good as nothing. */
static void
expect_the_worst (GTask *task)
{
  settle (task, CIVIC_CHECK_DISK,
          (AgentFinding){ CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_UNWRITABLE });
  settle (task, CIVIC_CHECK_NETWORK,
          (AgentFinding){ CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_UNREACHABLE });
}

AgentFinding
agent_self_test_look_at_audit (AgentSelfTest *self)
{
  if (self->audit == NULL)
    return (AgentFinding){ CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE };

  switch (agent_audit_get_fault (self->audit)) {
  case AGENT_AUDIT_BROKEN:
    return (AgentFinding){ CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_BROKEN };
  case AGENT_AUDIT_UNWRITTEN:
    return (AgentFinding){ CIVIC_CHECK_FAILED, CIVIC_CHECK_REASON_UNWRITABLE };
  case AGENT_AUDIT_GOOD:
  default:
    return (AgentFinding){ CIVIC_CHECK_PASSED, CIVIC_CHECK_REASON_NONE };
  }
}

AgentFinding
agent_self_test_look_at_clock (AgentSelfTest *self)
{
  const char *last = agent_bus_agent_get_last_heartbeat (self->condition);

  return agent_check_clock (g_get_real_time () / G_USEC_PER_SEC, KUSHK_BUILT_AT_S,
                            last != NULL && *last != '\0',
                            agent_bus_agent_get_clock_ahead_seconds (self->condition));
}

void
agent_self_test_run_async (AgentSelfTest *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL /* bounded by itself */, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_return_if_fail (AGENT_IS_SELF_TEST (self));

  g_task_set_source_tag (task, agent_self_test_run_async);
  g_task_set_task_data (task, run, g_free);
  run->left_count = self->sheet_printer != NULL ? 4 : 3;
  run->deadline_id = g_timeout_add_once (AGENT_SELF_TEST_MS, on_deadline, task);
  expect_the_worst (task);
  settle (task, CIVIC_CHECK_CLOCK, agent_self_test_look_at_clock (self));
  settle (task, CIVIC_CHECK_AUDIT, agent_self_test_look_at_audit (self));
  if (self->sheet_printer == NULL)
    settle (task, CIVIC_CHECK_SHEET_PRINTER,
            (AgentFinding){ CIVIC_CHECK_ABSENT, CIVIC_CHECK_REASON_NONE });
  else
    agent_printer_look_async (self->sheet_printer, on_printer_ready, g_object_ref (task));
  agent_printer_look_async (self->printer, on_printer_ready, g_object_ref (task));
  agent_line_ask_async (self->line, NULL, on_line_ready, g_object_ref (task));
  look_at_files (self, task);
}

void
agent_self_test_run_finish (AgentSelfTest *self, GAsyncResult *result, AgentFinding *ret_findings)
{
  Run *run = NULL;

  g_return_if_fail (g_task_is_valid (result, self));

  run = g_task_get_task_data (G_TASK (result));
  memcpy (ret_findings, run->findings, sizeof run->findings);
  g_task_propagate_boolean (G_TASK (result), NULL);
}

guint
agent_self_test_get_free_mib (AgentSelfTest *self)
{
  g_return_val_if_fail (AGENT_IS_SELF_TEST (self), 0);

  return agent_check_free_mib (self->places.state_directory);
}

char *
agent_self_test_read_certificate_end (AgentSelfTest *self)
{
  char *end = NULL;

  g_return_val_if_fail (AGENT_IS_SELF_TEST (self), NULL);

  end = agent_certificate_read_end (self->places.certificate_path);

  return end != NULL ? end : g_strdup ("");
}

static void
agent_self_test_finalize (GObject *object)
{
  AgentSelfTest *self = AGENT_SELF_TEST (object);

  g_object_unref (self->condition);
  g_object_unref (self->printer);
  g_clear_object (&self->sheet_printer);
  g_object_unref (self->line);
  g_clear_object (&self->audit);
  places_clear (&self->places);

  G_OBJECT_CLASS (agent_self_test_parent_class)->finalize (object);
}

static void
agent_self_test_class_init (AgentSelfTestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = agent_self_test_finalize;
}

static void
agent_self_test_init (AgentSelfTest *self)
{
}

AgentSelfTest *
agent_self_test_new (const AgentParts *parts, const AgentSelfTestPlaces *places)
{
  AgentSelfTest *self = g_object_new (AGENT_TYPE_SELF_TEST, NULL);

  self->condition = g_object_ref (agent_watch_get_condition (parts->watch));
  self->printer = g_object_ref (parts->printer);
  g_set_object (&self->sheet_printer, parts->sheet_printer);
  self->line = g_object_ref (parts->line);
  g_set_object (&self->audit, parts->audit);
  self->places = (Places){
    .state_directory = g_strdup (places->state_directory),
    .minimum_free_mib = places->minimum_free_mib,
    .ca_path = g_strdup (places->ca_path),
    .certificate_path = g_strdup (places->certificate_path),
    .key_path = g_strdup (places->key_path),
    .configuration_path = g_strdup (places->configuration_path),
    .centre_path = g_strdup (places->centre_path),
    .catalogue = g_strdup (places->packaged_catalogue),
  };

  return self;
}

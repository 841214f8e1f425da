/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#define HASH "5d0f4c1a9be27a3341f8e6c077d2a9150c6b7f2e91d34a58be07c2f16a9d8e43"
#define FULL_ROLL_MM 80000
#define EARLY "2026-11-23T07:54:00+03:00"

static gboolean
refuse (GDBusMethodInvocation *invocation, const char *error, const char *message)
{
  g_autofree char *name = g_strconcat ("org.kushk.Error.", error, NULL);

  g_dbus_method_invocation_return_dbus_error (invocation, name, message);
  return TRUE;
}

/* As agent-right.h has them. */
static const char *const *
list_rights (const char *role)
{
  static const char *const attendant[] = { "look", "reset", "print", "send", "check", NULL };
  static const char *const supervisor[] = { "look",    "reset",   "print", "send",
                                            "open",    "shift",   "check", "settings",
                                            "restart", "release", NULL };
  static const char *const technician[] = { "look",  "reset",    "print",   "send",
                                            "check", "settings", "restart", NULL };
  static const char *const municipality[] = { "look", "open", "check", "release", NULL };

  if (g_str_equal (role, "attendant"))
    return attendant;
  if (g_str_equal (role, "technician"))
    return technician;
  return g_str_equal (role, "municipality") ? municipality : supervisor;
}

static gboolean
on_log_in (KioskBench *self, GDBusMethodInvocation *invocation, const char *who, const char *pin)
{
  g_free (self->staff_who);
  self->staff_who = g_strdup (who);
  if (self->staff_error != NULL)
    return refuse (invocation, self->staff_error, self->staff_wait);
  agent_bus_agent_complete_staff_log_in (self->agent, invocation, "2001", self->staff_role,
                                         list_rights (self->staff_role));
  return TRUE;
}

static gboolean
on_open (KioskBench *self, GDBusMethodInvocation *invocation)
{
  agent_bus_agent_set_open (self->agent, TRUE);
  agent_bus_agent_complete_staff_open (self->agent, invocation);
  return TRUE;
}

static gboolean
on_refill_paper (KioskBench *self, GDBusMethodInvocation *invocation)
{
  self->refill_count++;
  agent_bus_agent_set_paper_left_millimetres (self->agent, FULL_ROLL_MM);
  agent_bus_agent_complete_staff_refill_paper (self->agent, invocation);
  return TRUE;
}

static gboolean
on_resume_printers (KioskBench *self, GDBusMethodInvocation *invocation)
{
  self->resume_count++;
  agent_bus_agent_complete_staff_resume_printers (self->agent, invocation);
  return TRUE;
}

static char *
write_readiness (KioskBench *self)
{
  g_autoptr (GError) error = NULL;
  char *json = civic_readiness_to_json (self->readiness, &error);

  g_assert_no_error (error);
  return json;
}

static gboolean
on_check_readiness (KioskBench *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *json = write_readiness (self);

  agent_bus_agent_complete_staff_check_readiness (self->agent, invocation, json);
  return TRUE;
}

static gboolean
on_note_check (KioskBench *self,
               GDBusMethodInvocation *invocation,
               const char *part_word,
               const char *result_word)
{
  CivicCheckPart part = CIVIC_CHECK_TOUCH;
  CivicCheckResult result = CIVIC_CHECK_UNTESTED;

  g_assert_true (civic_check_part_from_string (part_word, &part));
  g_assert_true (civic_check_result_from_string (result_word, &result));
  g_string_append_printf (self->checks, "%s %s\n", part_word, result_word);
  civic_readiness_set_part (self->readiness, part, result,
                            result == CIVIC_CHECK_FAILED ? CIVIC_CHECK_REASON_BY_HAND
                                                         : CIVIC_CHECK_REASON_NONE,
                            "2026-11-23T07:58:00+03:00");
  agent_bus_agent_complete_staff_note_check (self->agent, invocation);
  return TRUE;
}

static gboolean
on_finish_readiness (KioskBench *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *json = write_readiness (self);

  self->finish_count++;
  agent_bus_agent_complete_staff_finish_readiness (self->agent, invocation, json);
  return TRUE;
}

static char *
write_shift (KioskBench *self)
{
  g_autoptr (GError) error = NULL;
  char *json = civic_shift_to_json (self->shift, &error);

  g_assert_no_error (error);
  return json;
}

static gboolean
on_read_shift (KioskBench *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *json = NULL;

  if (self->shift == NULL)
    return refuse (invocation, "NotReady", "no");
  json = write_shift (self);
  agent_bus_agent_complete_staff_read_shift (self->agent, invocation, json);
  return TRUE;
}

static gboolean
on_close_shift (KioskBench *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *json = NULL;

  self->shift->until = g_strdup ("2026-11-23T16:00:00+03:00");
  g_free (self->shift->account);
  self->shift->account = g_strdup ("2001");
  agent_bus_agent_set_open (self->agent, FALSE);
  json = write_shift (self);
  agent_bus_agent_complete_staff_close_shift (self->agent, invocation, json);
  return TRUE;
}

static gboolean
on_list_events (KioskBench *self, GDBusMethodInvocation *invocation, guint maximum)
{
  agent_bus_agent_complete_staff_list_events (self->agent, invocation,
                                              g_variant_new_parsed (self->events));
  return TRUE;
}

static gboolean
on_list_quarantine (KioskBench *self, GDBusMethodInvocation *invocation)
{
  agent_bus_agent_complete_staff_list_quarantine (self->agent, invocation,
                                                  g_variant_new_parsed (self->quarantine));
  return TRUE;
}

/* What is only noted: the method and its arguments as they came. */
static gboolean
note_staff_call (KioskBench *self, GDBusMethodInvocation *invocation)
{
  g_autofree char *arguments =
    g_variant_print (g_dbus_method_invocation_get_parameters (invocation), FALSE);

  g_string_append_printf (self->staff_calls, "%s%s\n",
                          g_dbus_method_invocation_get_method_name (invocation), arguments);
  if (self->staff_refusal != NULL)
    return refuse (invocation, self->staff_refusal, "no");
  g_dbus_method_invocation_return_value (invocation, NULL);
  return TRUE;
}

static CivicReadiness *
build_readiness (void)
{
  CivicReadiness *readiness = civic_readiness_new ();

  readiness->kiosk = g_strdup ("JED-ANDALUS-02");
  readiness->centre = g_strdup ("jeddah-andalus");
  readiness->at = g_strdup (EARLY);
  readiness->version = g_strdup ("1.0.0");
  readiness->boot = g_strdup ("0123456789abcdef");
  readiness->catalogue_version = 7;
  readiness->catalogue_hash = g_strdup (HASH);
  readiness->configuration_hash = g_strdup (HASH);
  readiness->audit_number = 12;
  readiness->audit_hash = g_strdup (HASH);
  readiness->account = g_strdup ("2001");
  for (int part = 0; part < CIVIC_CHECK_PARTS; part++)
    if (!civic_check_part_needs_hands ((CivicCheckPart) part))
      civic_readiness_set_part (readiness, (CivicCheckPart) part, CIVIC_CHECK_PASSED,
                                CIVIC_CHECK_REASON_NONE, EARLY);
  return readiness;
}

static void
add_service (CivicShift *shift, const char *id, gint64 completed, gint64 abandoned, gint64 failed)
{
  CivicShiftService *service = civic_shift_get_service (shift, id);

  service->completed = completed;
  service->abandoned = abandoned;
  service->failed = failed;
}

static CivicShift *
build_shift (void)
{
  CivicShift *shift = civic_shift_new ();

  shift->kiosk = g_strdup ("JED-ANDALUS-02");
  shift->centre = g_strdup ("jeddah-andalus");
  shift->number = 214;
  shift->account = g_strdup ("");
  shift->from = g_strdup ("2026-11-23T08:00:00+03:00");
  shift->state_seconds[CIVIC_KIOSK_READY] = 5 * 3600;
  shift->state_seconds[CIVIC_KIOSK_IN_SESSION] = 2 * 3600 + 41 * 60;
  shift->state_seconds[CIVIC_KIOSK_READY_NO_RECEIPT] = 12 * 60;
  add_service (shift, "commercial-licence-new", 14, 3, 0);
  add_service (shift, "report-940", 22, 1, 1);
  shift->visit_seconds = 41 * 222;
  shift->receipts_printed = 36;
  shift->receipts_failed = 2;
  shift->paper_mm = 12480;
  shift->resets[CIVIC_RESET_CITIZEN_LEFT] = 2;
  shift->rating_count = 20;
  shift->rating_stars = 92;
  shift->audit_number = 90;
  shift->audit_hash = g_strdup (HASH);
  shift->is_readiness_passed = TRUE;
  shift->readiness_at = g_strdup (EARLY);
  return shift;
}

void
_kiosk_bench_begin_reports (KioskBench *self)
{
  static const struct {
    const char *name;
    GCallback callback;
  } handlers[] = {
    { "handle-staff-log-in", G_CALLBACK (on_log_in) },
    { "handle-staff-open", G_CALLBACK (on_open) },
    { "handle-staff-refill-paper", G_CALLBACK (on_refill_paper) },
    { "handle-staff-resume-printers", G_CALLBACK (on_resume_printers) },
    { "handle-staff-check-readiness", G_CALLBACK (on_check_readiness) },
    { "handle-staff-note-check", G_CALLBACK (on_note_check) },
    { "handle-staff-finish-readiness", G_CALLBACK (on_finish_readiness) },
    { "handle-staff-read-shift", G_CALLBACK (on_read_shift) },
    { "handle-staff-close-shift", G_CALLBACK (on_close_shift) },
    { "handle-staff-list-events", G_CALLBACK (on_list_events) },
    { "handle-staff-list-quarantine", G_CALLBACK (on_list_quarantine) },
    { "handle-staff-close", G_CALLBACK (note_staff_call) },
    { "handle-staff-note-reset", G_CALLBACK (note_staff_call) },
    { "handle-staff-release-quarantine", G_CALLBACK (note_staff_call) },
    { "handle-staff-restart", G_CALLBACK (note_staff_call) },
    { "handle-staff-reboot", G_CALLBACK (note_staff_call) },
    { "handle-staff-set-level", G_CALLBACK (note_staff_call) },
    { "handle-staff-offer-languages", G_CALLBACK (note_staff_call) },
  };

  self->readiness = build_readiness ();
  self->shift = build_shift ();
  self->checks = g_string_new (NULL);
  self->staff_calls = g_string_new (NULL);
  self->staff_role = "supervisor";
  self->staff_wait = "65";
  self->events = "@a(ssss) []";
  self->quarantine = "@a(sss) []";
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (self->agent, handlers[i].name, handlers[i].callback, self);
}

void
_kiosk_bench_end_reports (KioskBench *self)
{
  g_clear_pointer (&self->readiness, civic_readiness_free);
  g_clear_pointer (&self->shift, civic_shift_free);
  g_string_free (self->checks, TRUE);
  g_string_free (self->staff_calls, TRUE);
  g_free (self->staff_who);
}

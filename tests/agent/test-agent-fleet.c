/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-clock.h"
#include "civic-audit-chain.h"
#include "central-commands.h"
#include "central-store-counts.h"
#include "central-store-kiosk-audit.h"
#include "central-store-kiosks.h"
#include "small-fleet.h"
#include "support-agent.h"
#include "support-run-until.h"

#include <unistd.h>

/* The real agent and the real central: what one of them tells, the other one does. The central is
 * looked into through an office on the same store. */
typedef struct {
  SupportCentral *central;
  CentralOffice *office;
  SupportAgent *agent;
  AgentBusAgent *onlooker; /* a connection that nobody touches */
} Fleet;

static CentralStore *
store_of (Fleet *self)
{
  return self->office->store;
}

static CentralKiosk *
find_kiosk (Fleet *self)
{
  g_autoptr (GError) error = NULL;
  CentralKiosk *kiosk = NULL;

  central_store_find_kiosk (store_of (self), SUPPORT_CENTRAL_KIOSK, &kiosk, &error);
  g_assert_no_error (error);

  return kiosk;
}

/* Of its last heartbeat; "" before the first. Caller frees. */
static char *
find_boot (Fleet *self)
{
  g_autoptr (CentralKiosk) kiosk = find_kiosk (self);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (CivicHeartbeat) told = NULL;

  if (kiosk == NULL || kiosk->heartbeat == NULL)
    return g_strdup ("");
  json = g_bytes_new (kiosk->heartbeat, strlen (kiosk->heartbeat));
  told = civic_heartbeat_parse (json, NULL);
  g_assert_nonnull (told);

  return g_strdup (told->boot);
}

static gboolean
has_boot_other_than (Fleet *self, const char *boot)
{
  g_autofree char *now = find_boot (self);

  return !g_str_equal (now, "") && !g_str_equal (now, boot);
}

static void
look_on (Fleet *self)
{
  g_set_object (&self->onlooker, NULL);
  self->onlooker = support_agent_connect (self->agent);
  g_assert_nonnull (self->onlooker);
}

static void
set_up (Fleet *self, gconstpointer user_data)
{
  self->central = support_central_start (NULL);
  self->office = small_fleet_open_office (self->central);
  self->agent = support_agent_start (self->central);
  look_on (self);
  support_run_until (has_boot_other_than (self, ""));
}

static void
tear_down (Fleet *self, gconstpointer user_data)
{
  g_object_unref (self->onlooker);
  support_agent_free (self->agent);
  central_office_free (self->office);
  support_central_free (self->central);
}

static char *
issue (Fleet *self, CivicCommandAction action, CivicCommandMessage message, const char *until)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  central_commands_issue (self->office, SUPPORT_CENTRAL_KIOSK, action, message, until, 600,
                          "a-tester", &id, &error);
  g_assert_no_error (error);

  return id;
}

static gboolean
is_done (Fleet *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CentralStoredCommand) command = NULL;

  central_store_find_command (store_of (self), id, &command, &error);
  g_assert_no_error (error);
  g_assert_nonnull (command);

  return g_str_equal (command->state, "done");
}

static GVariant *
call (AgentBusAgent *face, const char *method, GVariant *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_proxy_call (G_DBUS_PROXY (face), method, arguments, G_DBUS_CALL_FLAGS_NONE, 20000, NULL,
                     support_keep_result, &result);
  support_run_until (result != NULL);

  return g_dbus_proxy_call_finish (G_DBUS_PROXY (face), result, error);
}

static void
say (AgentBusAgent *face, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (face, method, arguments, &error);

  g_assert_no_error (error);
}

/* Somebody touches the glass: the state is another one, and the central hears of it at once. */
static AgentBusAgent *
begin_visit (Fleet *self)
{
  AgentBusAgent *citizen = support_agent_connect (self->agent);

  g_assert_nonnull (citizen);
  say (citizen, "NoteVisitBegun", NULL);

  return citizen;
}

static void
end_visit (AgentBusAgent *citizen)
{
  g_dbus_connection_close_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (citizen)), NULL, NULL);
  g_object_unref (citizen);
}

static void
test_closes_from_afar_but_not_on_a_visit (Fleet *self, gconstpointer user_data)
{
  AgentBusAgent *citizen = begin_visit (self);
  g_autofree char *close = issue (self, CIVIC_COMMAND_CLOSE, CIVIC_COMMAND_MESSAGE_MAINTENANCE,
                                  "2126-01-01T16:00:00+03:00");
  g_autofree char *open = NULL;

  support_run_until (agent_bus_agent_get_commands_waiting (self->onlooker) == 1);
  g_assert_true (agent_bus_agent_get_open (self->onlooker));
  g_assert_cmpstr (agent_bus_agent_get_kiosk_state (self->onlooker), ==, "in-session");

  end_visit (citizen);
  support_run_until (!agent_bus_agent_get_open (self->onlooker));
  g_assert_cmpstr (agent_bus_agent_get_closed_message (self->onlooker), ==, "maintenance");
  g_assert_cmpstr (agent_bus_agent_get_closed_until (self->onlooker), ==,
                   "2126-01-01T16:00:00+03:00");
  support_run_until (is_done (self, close));

  open = issue (self, CIVIC_COMMAND_OPEN, CIVIC_COMMAND_MESSAGE_NONE, NULL);
  end_visit (begin_visit (self));
  support_run_until (is_done (self, open));
  g_assert_true (agent_bus_agent_get_open (self->onlooker));
}

static void
test_begins_anew_once (Fleet *self, gconstpointer user_data)
{
  g_autofree char *boot = find_boot (self);
  g_autofree char *later = NULL;
  g_autofree char *command = issue (self, CIVIC_COMMAND_RESTART, CIVIC_COMMAND_MESSAGE_NONE, NULL);
  g_autofree char *pid = g_strdup (support_agent_get_pid (self->agent));

  end_visit (begin_visit (self));
  support_run_until (is_done (self, command));
  support_run_until (has_boot_other_than (self, boot));

  /* It is the same process, and has not forgotten that it did. */
  g_assert_cmpstr (support_agent_get_pid (self->agent), ==, pid);
  later = find_boot (self);
  look_on (self);
  g_assert_cmpstr (agent_bus_agent_get_boot (self->onlooker), ==, later);
  end_visit (begin_visit (self));
  g_assert_false (has_boot_other_than (self, later));
}

static void
set_revoked (Fleet *self, gboolean is_revoked)
{
  g_autofree char *now = agent_clock_get_now ();
  g_autoptr (GError) error = NULL;
  gboolean is_changed;

  central_store_set_kiosk_revoked (store_of (self), SUPPORT_CENTRAL_KIOSK, is_revoked ? now : NULL,
                                   &is_changed, &error);
  g_assert_no_error (error);
  g_assert_true (is_changed);
}

static gboolean
has_state (Fleet *self, const char *state)
{
  return g_str_equal (agent_bus_agent_get_kiosk_state (self->onlooker), state);
}

static void
test_a_revoked_kiosk_is_out_of_service_until_it_is_let_in (Fleet *self, gconstpointer user_data)
{
  set_revoked (self, TRUE);
  end_visit (begin_visit (self));
  /* The central remembers for a moment whom it let in. */
  support_run_until (has_state (self, "out-of-service"));

  support_agent_kill (self->agent);
  support_agent_launch (self->agent);
  look_on (self);
  g_assert_true (has_state (self, "out-of-service"));

  set_revoked (self, FALSE);
  support_agent_kill (self->agent);
  support_agent_launch (self->agent);
  look_on (self);
  support_run_until (!has_state (self, "out-of-service"));
}

static gint64
sum_visits (Fleet *self, const char *outcome)
{
  g_autofree char *today = agent_clock_get_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tallies =
    central_store_list_tallies (store_of (self), SUPPORT_CENTRAL_KIOSK, today, today, &error);
  gint64 sum = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < tallies->len; i++) {
    const CentralTally *tally = tallies->pdata[i];

    if (g_str_equal (tally->kind, "visit") && g_str_equal (tally->outcome, outcome))
      sum += tally->times;
  }

  return sum;
}

static void
visit_once (Fleet *self)
{
  AgentBusAgent *citizen = begin_visit (self);

  say (citizen, "NoteVisitEnded", g_variant_new ("(sssu)", "report-940", "completed", "", 75));
  end_visit (citizen);
}

static void
test_totals_survive_kills_and_a_central_that_is_away (Fleet *self, gconstpointer user_data)
{
  const guint kill_count = 3;

  for (guint i = 0; i < kill_count; i++) {
    visit_once (self);
    visit_once (self);
    support_agent_kill (self->agent);
    support_agent_launch (self->agent);
    if (i == 0)
      support_central_kill (self->central);
  }
  /* A session that dies in the middle of a visit. */
  end_visit (begin_visit (self));
  support_central_restart (self->central);
  support_agent_kill (self->agent);
  support_agent_launch (self->agent);
  look_on (self);

  support_run_until (sum_visits (self, "completed") == 2 * kill_count);
  support_run_until (sum_visits (self, "failed") == 1);
}

/* What the central has of the kiosk's audit log, as the file would have it. Caller frees. */
static GString *
read_told_log (Fleet *self, guint *ret_starts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    central_store_list_kiosk_audit (store_of (self), SUPPORT_CENTRAL_KIOSK, "", 1000, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  *ret_starts = 0;
  for (guint i = entries->len; i > 0; i--) {
    const CivicAuditEntry *entry = entries->pdata[i - 1];
    g_autofree char *line = civic_audit_entry_to_line (entry);

    *ret_starts += entry->event == CIVIC_AUDIT_AGENT_STARTED ? 1 : 0;
    g_string_append_printf (text, "%s\n", line);
  }
  return text;
}

static guint
count_starts (Fleet *self)
{
  guint starts = 0;

  g_string_free (read_told_log (self, &starts), TRUE);
  return starts;
}

static void
test_the_audit_log_is_told_whole (Fleet *self, gconstpointer user_data)
{
  const guint kill_count = 3;
  g_autoptr (GString) text = NULL;
  CivicAuditFinding finding;
  guint starts = 0;

  for (guint i = 0; i < kill_count; i++) {
    visit_once (self);
    support_agent_kill (self->agent);
    if (i == 1)
      support_central_kill (self->central);
    support_agent_launch (self->agent);
  }
  support_central_restart (self->central);
  support_agent_kill (self->agent);
  support_agent_launch (self->agent);
  look_on (self);

  support_run_until (count_starts (self) == kill_count + 2);
  text = read_told_log (self, &starts);
  civic_audit_verify (text->str, text->len, NULL, &finding);
  g_assert_cmpint (finding.fault, ==, CIVIC_AUDIT_SOUND);
}

static gboolean
is_alarmed (Fleet *self)
{
  g_autoptr (CentralKiosk) kiosk = find_kiosk (self);

  return kiosk->audit_forked_at != NULL;
}

/* A hand that owns the whole machine: it cuts the log off, and forgets that more was told. */
static void
test_whoever_rewrites_the_audit_log_is_found (Fleet *self, gconstpointer user_data)
{
  g_autofree char *path =
    support_folder_path (support_agent_get_folder (self->agent), "state/audit.log");
  g_autofree char *sent_path = g_strconcat (path, ".sent", NULL);
  g_autofree char *text = NULL;

  support_agent_kill (self->agent);
  support_agent_launch (self->agent);
  support_run_until (count_starts (self) == 2);
  support_agent_kill (self->agent);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  *(strchr (text, '\n') + 1) = '\0';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  unlink (sent_path); /* which is not there yet, where the kill was quick */

  support_agent_launch (self->agent);
  look_on (self);
  support_run_until (is_alarmed (self));
  g_assert_cmpuint (count_starts (self), ==, 2);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/fleet/" path, Fleet, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  agent_error_quark ();

  ADD ("closes-from-afar-but-not-on-a-visit", test_closes_from_afar_but_not_on_a_visit);
  ADD ("begins-anew-once", test_begins_anew_once);
  ADD ("a-revoked-kiosk-is-out-of-service-until-it-is-let-in",
       test_a_revoked_kiosk_is_out_of_service_until_it_is_let_in);
  ADD ("totals-survive-kills-and-a-central-that-is-away",
       test_totals_survive_kills_and_a_central_that_is_away);

  ADD ("the-audit-log-is-told-whole", test_the_audit_log_is_told_whole);
  ADD ("whoever-rewrites-the-audit-log-is-found", test_whoever_rewrites_the_audit_log_is_found);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

#include "agent-central-line.h"
#include "agent-readiness.h"
#include "agent-socket.h"
#include "civic-keys.h"

#include <errno.h>

/* How long printers are given to be empty when we go. */
#define FAREWELL_MS 3000

G_DEFINE_FINAL_TYPE (AgentDaemon, agent_daemon, G_TYPE_OBJECT)

enum {
  SIGNAL_RESTART,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

static gboolean
make_outbox (AgentDaemon *self, CivicSettings *settings, const char *directory, GError **error)
{
  guint minimum_free_mib = civic_settings_get_unsigned (settings, "agent", "minimum_free_mib");

  if (g_mkdir_with_parents (directory, 0700) != 0) {
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                 "[agent] state_directory: %s: %s", directory, g_strerror (errno));
    return FALSE;
  }
  self->parts.outbox = agent_outbox_open (directory, minimum_free_mib, error);
  if (self->parts.outbox != NULL)
    self->parts.counts = agent_counts_open (directory, error);

  return self->parts.counts != NULL;
}

static gboolean
make_line (AgentDaemon *self, CivicSettings *settings, GError **error)
{
  const char *key_path = civic_settings_get_path (settings, "central", "sign_public_key");
  AgentHttpIdentity identity = {
    .ca_path = civic_settings_get_path (settings, "central", "ca"),
    .certificate_path = civic_settings_get_path (settings, "central", "certificate"),
    .key_path = civic_settings_get_path (settings, "central", "key"),
  };

  self->central_sign_key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  if (self->central_sign_key == NULL)
    return FALSE;

  self->http = agent_http_new (&identity);
  self->parts.line = agent_central_line_new (
    self->http, civic_settings_get_string (settings, "central", "url"), self->central_sign_key);

  return TRUE;
}

static void
make_staff (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *lockout_path = g_build_filename (directory, "staff-tries", NULL);
  g_autofree char *opening_path = g_build_filename (directory, "opening", NULL);
  g_autofree char *visits_path = g_build_filename (directory, "visits", NULL);

  self->parts.staff =
    agent_staff_new (civic_settings_get_path (settings, "staff", "accounts_file"),
                     agent_lockout_new (lockout_path, NULL /* the machine's */), self->parts.audit);
  self->parts.opening = agent_opening_new (opening_path);
  self->parts.visit_numbers = agent_visit_numbers_new (visits_path);
}

static void
show_what_was_kept (AgentDaemon *self)
{
  AgentParts *parts = &self->parts;
  AgentBusAgent *condition = agent_watch_get_condition (parts->watch);

  agent_bus_agent_set_last_visit_number (condition,
                                         agent_visit_numbers_get_last (parts->visit_numbers));
}

static gboolean
listen (AgentDaemon *self, CivicSettings *settings, GError **error)
{
  const char *path = civic_settings_get_path (settings, "agent", "socket");
  const char *session_user = civic_settings_get_string (settings, "agent", "session_user");
  g_autofree char *control_path = agent_socket_get_control_path (path);

  self->server = agent_bus_server_new (path, session_user, &self->parts, error);
  if (self->server != NULL)
    self->control = agent_bus_server_new_control (control_path, &self->parts, error);

  return self->control != NULL;
}

static gboolean
start_parts (AgentDaemon *self, CivicSettings *settings, const char *directory, GError **error)
{
  AgentParts *parts = &self->parts;

  parts->sender = agent_sender_new (parts->outbox, parts->line, &agent_sender_policy);
  parts->watch = agent_watch_new (parts->outbox, parts->opening, parts->line, parts->printer,
                                  parts->sheet_printer);
  show_what_was_kept (self);
  if (!_agent_daemon_make_catalogue (self, settings, directory, error))
    return FALSE;
  _agent_daemon_follow_hours (self);
  _agent_daemon_make_commands (self, settings, directory);
  _agent_daemon_make_heartbeat (self, settings, directory);
  _agent_daemon_follow_audit (self, settings, directory);
  _agent_daemon_make_machine (self, settings, directory);
  _agent_daemon_make_reports (self, settings, directory);
  if (!listen (self, settings, error))
    return FALSE;

  agent_watch_start (parts->watch);
  agent_heartbeat_start (self->heartbeat);
  agent_readiness_start (parts->readiness);
  agent_catalogue_start (parts->catalogue);

  return agent_sender_start (parts->sender, error);
}

static void
agent_daemon_dispose (GObject *object)
{
  AgentDaemon *self = AGENT_DAEMON (object);
  AgentParts *parts = &self->parts;

  agent_daemon_stop (self);
  g_clear_object (&self->control);
  g_clear_object (&self->server);
  _agent_daemon_clear_reports (self);
  g_clear_object (&parts->machine);
  g_clear_pointer (&parts->languages, agent_languages_free);
  g_clear_object (&self->configuration);
  g_clear_object (&self->restart);
  g_clear_object (&self->heartbeat);
  g_clear_pointer (&self->central_sign_key, g_bytes_unref);
  g_clear_object (&parts->commands);
  g_clear_object (&parts->state_times);
  g_clear_object (&parts->counts);
  g_clear_object (&parts->catalogue);
  g_clear_object (&parts->watch);
  g_clear_object (&parts->sender);
  g_clear_object (&parts->staff);
  g_clear_object (&parts->printer);
  g_clear_object (&parts->sheet_printer);
  g_clear_object (&parts->line);
  g_clear_object (&self->http);
  g_clear_object (&parts->outbox);
  g_clear_object (&parts->audit);
  g_clear_object (&parts->opening);
  g_clear_pointer (&parts->receipts, agent_receipts_free);
  g_clear_pointer (&parts->visit_numbers, agent_visit_numbers_free);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (agent_daemon_parent_class)->dispose (object);
}

static void
agent_daemon_class_init (AgentDaemonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_daemon_dispose;

  signals[SIGNAL_RESTART] = g_signal_new ("restart", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_daemon_init (AgentDaemon *self)
{
}

AgentDaemon *
agent_daemon_start (CivicSettings *settings, GError **error)
{
  g_autoptr (AgentDaemon) self = g_object_new (AGENT_TYPE_DAEMON, NULL);
  const char *directory = civic_settings_get_path (settings, "agent", "state_directory");

  self->settings = g_object_ref (settings);
  self->parts.receipts = agent_receipts_new (settings, error);
  if (self->parts.receipts == NULL || !make_line (self, settings, error) ||
      !make_outbox (self, settings, directory, error))
    return NULL;

  _agent_daemon_open_audit (self, directory);
  _agent_daemon_make_printer (self, settings, directory);
  _agent_daemon_make_sheet_printer (self, settings);
  make_staff (self, settings, directory);
  if (!start_parts (self, settings, directory, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
is_quiet (AgentPrinter *printer)
{
  AgentSpool *spool = printer != NULL ? agent_printer_get_spool (printer) : NULL;

  return spool == NULL || agent_spool_is_clean (spool) || agent_spool_is_stuck (spool);
}

static gboolean
on_time_is_up (gpointer user_data)
{
  gboolean *is_up = user_data;

  *is_up = TRUE;

  return G_SOURCE_CONTINUE;
}

/* What the last visit left in a queue would come out when nobody is here to stop it. */
static void
wait_for_printers (AgentDaemon *self)
{
  gboolean is_up = FALSE;
  guint time_id = g_timeout_add (FAREWELL_MS, on_time_is_up, &is_up);

  while (!is_up && !(is_quiet (self->parts.printer) && is_quiet (self->parts.sheet_printer)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (time_id);
}

void
agent_daemon_stop (AgentDaemon *self)
{
  g_return_if_fail (AGENT_IS_DAEMON (self));

  if (self->control != NULL)
    agent_bus_server_stop (self->control);
  if (self->server != NULL)
    agent_bus_server_stop (self->server);
  if (self->heartbeat != NULL)
    agent_heartbeat_stop (self->heartbeat);
  _agent_daemon_stop_reports (self);
  if (self->parts.state_times != NULL)
    agent_state_times_settle (self->parts.state_times);
  if (self->parts.sender != NULL)
    agent_sender_stop (self->parts.sender);
  if (self->parts.catalogue != NULL)
    agent_catalogue_stop (self->parts.catalogue);
  wait_for_printers (self);
  _agent_daemon_close_audit (self);
}

void
agent_daemon_reload (AgentDaemon *self)
{
  g_return_if_fail (AGENT_IS_DAEMON (self));

  agent_configuration_look (self->configuration);
}

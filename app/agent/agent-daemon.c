/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon.h"

#include "agent-bus-server.h"
#include "agent-central-line.h"
#include "civic-keys.h"

#include <errno.h>

struct _AgentDaemon {
  GObject parent_instance;

  AgentParts parts;
  AgentBusServer *server;
};

G_DEFINE_FINAL_TYPE (AgentDaemon, agent_daemon, G_TYPE_OBJECT)

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

  return self->parts.outbox != NULL;
}

static gboolean
make_line (AgentDaemon *self, CivicSettings *settings, GError **error)
{
  const char *key_path = civic_settings_get_path (settings, "central", "sign_public_key");
  g_autoptr (GBytes) sign_key =
    civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  AgentHttpIdentity identity = {
    .ca_path = civic_settings_get_path (settings, "central", "ca"),
    .certificate_path = civic_settings_get_path (settings, "central", "certificate"),
    .key_path = civic_settings_get_path (settings, "central", "key"),
  };
  g_autoptr (AgentHttp) http = NULL;

  if (sign_key == NULL)
    return FALSE;

  http = agent_http_new (&identity);
  self->parts.line =
    agent_central_line_new (http, civic_settings_get_string (settings, "central", "url"), sign_key);

  return TRUE;
}

static const char *
null_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static PrintQueue *
make_queue (CivicSettings *settings, const char *name_key, const char *device_key)
{
  return print_queue_new (
    civic_settings_get_string (settings, "printer", "server"),
    civic_settings_get_string (settings, "printer", name_key),
    null_if_empty (civic_settings_get_string (settings, "printer", device_key)));
}

/* If we were killed in the middle of a visit, its receipt may still wait there. */
static AgentSpool *
make_empty_spool (PrintQueue *queue)
{
  AgentSpool *spool = agent_spool_new (queue, &agent_spool_policy);

  agent_spool_empty (spool);
  return spool;
}

static void
make_printers (AgentDaemon *self, CivicSettings *settings)
{
  AgentParts *parts = &self->parts;

  parts->queue = make_queue (settings, "queue", "device_uri");
  parts->spool = make_empty_spool (parts->queue);
  if (null_if_empty (civic_settings_get_string (settings, "printer", "sheet_queue")) == NULL)
    return;
  parts->sheet_queue = make_queue (settings, "sheet_queue", "sheet_device_uri");
  parts->sheet_spool = make_empty_spool (parts->sheet_queue);
}

static void
make_staff (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *lockout_path = g_build_filename (directory, "staff-tries", NULL);
  g_autofree char *opening_path = g_build_filename (directory, "opening", NULL);

  self->parts.staff = agent_staff_new (civic_settings_get_path (settings, "staff", "pin_file"),
                                       agent_lockout_new (lockout_path, NULL /* the machine's */));
  self->parts.opening = agent_opening_new (opening_path);
}

static gboolean
start_parts (AgentDaemon *self, CivicSettings *settings, GError **error)
{
  AgentParts *parts = &self->parts;

  parts->sender = agent_sender_new (parts->outbox, parts->line, &agent_sender_policy);
  parts->watch = agent_watch_new (parts->outbox, parts->line, parts->queue, parts->sheet_queue);
  agent_bus_agent_set_open (agent_watch_get_condition (parts->watch),
                            agent_opening_is_open (parts->opening));
  self->server = agent_bus_server_new (
    civic_settings_get_path (settings, "agent", "socket"),
    civic_settings_get_string (settings, "agent", "session_user"), parts, error);
  if (self->server == NULL)
    return FALSE;

  agent_watch_start (parts->watch);

  return agent_sender_start (parts->sender, error);
}

static void
agent_daemon_dispose (GObject *object)
{
  AgentDaemon *self = AGENT_DAEMON (object);
  AgentParts *parts = &self->parts;

  agent_daemon_stop (self);
  g_clear_object (&self->server);
  g_clear_object (&parts->watch);
  g_clear_object (&parts->sender);
  g_clear_object (&parts->staff);
  g_clear_object (&parts->spool);
  g_clear_object (&parts->queue);
  g_clear_object (&parts->sheet_spool);
  g_clear_object (&parts->sheet_queue);
  g_clear_object (&parts->line);
  g_clear_object (&parts->outbox);
  g_clear_pointer (&parts->opening, agent_opening_free);
  g_clear_pointer (&parts->receipts, agent_receipts_free);

  G_OBJECT_CLASS (agent_daemon_parent_class)->dispose (object);
}

static void
agent_daemon_class_init (AgentDaemonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = agent_daemon_dispose;
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

  self->parts.receipts = agent_receipts_new (settings, error);
  if (self->parts.receipts == NULL || !make_line (self, settings, error) ||
      !make_outbox (self, settings, directory, error))
    return NULL;

  make_printers (self, settings);
  make_staff (self, settings, directory);
  if (!start_parts (self, settings, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
agent_daemon_stop (AgentDaemon *self)
{
  g_return_if_fail (AGENT_IS_DAEMON (self));

  if (self->server != NULL)
    agent_bus_server_stop (self->server);
  if (self->parts.sender != NULL)
    agent_sender_stop (self->parts.sender);
}

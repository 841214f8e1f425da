/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon.h"

#include "agent-bus-server.h"
#include "agent-central-line.h"
#include "agent-disk.h"
#include "agent-restart.h"
#include "civic-centre.h"
#include "civic-keys.h"

#include <errno.h>

/* How long printers are given to be empty when we go. */
#define FAREWELL_MS 3000

#define PASSAGE_MODE 0711

struct _AgentDaemon {
  GObject parent_instance;

  AgentParts parts;
  GBytes *central_sign_key;
  AgentHeartbeat *heartbeat;
  AgentRestart *restart;
  AgentHttp *http;
  AgentBusServer *server;
};

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

/* Another user loads the catalogue: she may pass through this folder, and read nothing else of it.
 */
static gboolean
let_session_through (CivicSettings *settings, const char *directory, GError **error)
{
  return *civic_settings_get_string (settings, "agent", "session_user") == '\0' ||
         agent_disk_set_mode (directory, PASSAGE_MODE, error);
}

static AgentCatalogueStore *
open_catalogue_store (CivicSettings *settings,
                      const char *directory,
                      const char *key_path,
                      GError **error)
{
  g_autofree char *own = g_build_filename (directory, "catalogue", NULL);
  g_autoptr (GBytes) key = civic_keys_load_public (key_path, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  AgentCatalogueSettings catalogue = {
    .directory = own,
    .packaged = civic_settings_get_path (settings, "kiosk", "catalogue"),
    .centre = civic_settings_get_path (settings, "kiosk", "centre"),
    .public_key = key,
    .minimum_free_mib = civic_settings_get_unsigned (settings, "agent", "minimum_free_mib"),
  };

  if (key == NULL || !let_session_through (settings, directory, error))
    return NULL;

  return agent_catalogue_store_open (&catalogue, error);
}

static void
refresh_catalogue (gpointer catalogue)
{
  agent_catalogue_refresh_async (catalogue, NULL, NULL);
}

static gboolean
make_catalogue (AgentDaemon *self, CivicSettings *settings, const char *directory, GError **error)
{
  const char *key_path = civic_settings_get_path (settings, "central", "catalogue_public_key");
  AgentCatalogueStore *store = NULL;

  if (key_path != NULL) {
    store = open_catalogue_store (settings, directory, key_path, error);
    if (store == NULL)
      return FALSE;
  }

  self->parts.catalogue =
    agent_catalogue_new (store, self->http, civic_settings_get_string (settings, "central", "url"),
                         agent_watch_get_condition (self->parts.watch));
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
  const char *name = civic_settings_get_string (settings, "printer", name_key);

  if (civic_settings_is_direct_printer (settings, name_key))
    return print_queue_new_direct (name);

  return print_queue_new (
    civic_settings_get_string (settings, "printer", "server"), name,
    null_if_empty (civic_settings_get_string (settings, "printer", device_key)));
}

static void
make_printer (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autoptr (PrintQueue) queue = make_queue (settings, "queue", "device_uri");
  g_autofree char *paper_path = g_build_filename (directory, "paper", NULL);
  AgentRoll roll = {
    .length_m = civic_settings_get_unsigned (settings, "printer", "roll_length_m"),
    .low_m = civic_settings_get_unsigned (settings, "printer", "roll_low_m"),
  };
  g_autoptr (AgentPaper) paper = agent_paper_new (paper_path, &roll);

  self->parts.printer = agent_printer_new (queue, paper, &agent_printer_policy);
  self->parts.medium = (PrintMedium){
    .width_mm = civic_settings_get_unsigned (settings, "printer", "paper_width_mm"),
    .height_mm = civic_settings_get_unsigned (settings, "printer", "paper_height_mm"),
    .dots_per_inch = civic_settings_get_unsigned (settings, "printer", "dots_per_inch"),
  };
}

static void
make_sheet_printer (AgentDaemon *self, CivicSettings *settings)
{
  g_autoptr (PrintQueue) queue = NULL;

  if (null_if_empty (civic_settings_get_string (settings, "printer", "sheet_queue")) == NULL)
    return;

  queue = make_queue (settings, "sheet_queue", "sheet_device_uri");
  self->parts.sheet_printer = agent_printer_new (queue, NULL, &agent_printer_policy);
}

static void
make_staff (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *lockout_path = g_build_filename (directory, "staff-tries", NULL);
  g_autofree char *opening_path = g_build_filename (directory, "opening", NULL);
  g_autofree char *visits_path = g_build_filename (directory, "visits", NULL);

  self->parts.staff = agent_staff_new (civic_settings_get_path (settings, "staff", "pin_file"),
                                       agent_lockout_new (lockout_path, NULL /* the machine's */));
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

static void
on_restart_due (AgentDaemon *self)
{
  g_signal_emit (self, signals[SIGNAL_RESTART], 0);
}

static void
make_commands (AgentDaemon *self, const char *directory)
{
  AgentParts *parts = &self->parts;
  g_autofree char *path = g_build_filename (directory, "commands", NULL);

  parts->state_times = agent_state_times_new (parts->watch, parts->counts);
  parts->commands = agent_commands_new (path, parts->opening, parts->watch);
}

/* Whether two kiosks are set up alike: of what kushk.conf and the centre's profile say. */
static char *
hash_configuration (CivicSettings *settings)
{
  const char *paths[] = { civic_settings_get_file (settings),
                          civic_settings_get_path (settings, "kiosk", "centre") };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *text = NULL;
    gsize length;

    if (g_file_get_contents (paths[i], &text, &length, NULL))
      g_checksum_update (checksum, (const guchar *) text, (gssize) length);
  }

  return g_strdup (g_checksum_get_string (checksum));
}

/* A kiosk without a readable profile shows nothing to citizens; it can still tell of itself. */
static char *
read_centre_id (CivicSettings *settings)
{
  const char *path = civic_settings_get_path (settings, "kiosk", "centre");
  g_autoptr (CivicCentre) centre = civic_centre_load (path, NULL);

  return g_strdup (centre != NULL ? civic_centre_get_id (centre) : "unknown");
}

static void
make_heartbeat (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autofree char *centre = read_centre_id (settings);
  g_autofree char *hash = hash_configuration (settings);
  g_autofree char *revoked_path = g_build_filename (directory, "revoked", NULL);
  const AgentHeartbeatSender sender = {
    .kiosk = civic_settings_get_string (settings, "kiosk", "id"),
    .centre = centre,
    .configuration_hash = hash,
    .certificate_path = civic_settings_get_path (settings, "central", "certificate"),
    .revoked_path = revoked_path,
    .central_sign_key = self->central_sign_key,
  };

  self->heartbeat = agent_heartbeat_new (&self->parts, &sender, &agent_heartbeat_policy);
  self->restart = agent_restart_new (self->parts.commands, self->heartbeat, self->parts.watch);
  g_signal_connect_object (self->restart, "due", G_CALLBACK (on_restart_due), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
start_parts (AgentDaemon *self, CivicSettings *settings, const char *directory, GError **error)
{
  AgentParts *parts = &self->parts;

  parts->sender = agent_sender_new (parts->outbox, parts->line, &agent_sender_policy);
  parts->watch = agent_watch_new (parts->outbox, parts->opening, parts->line, parts->printer,
                                  parts->sheet_printer);
  show_what_was_kept (self);
  if (!make_catalogue (self, settings, directory, error))
    return FALSE;
  make_commands (self, directory);
  if (civic_settings_get_path (settings, "central", "catalogue_public_key") != NULL)
    agent_commands_set_refresh (parts->commands, refresh_catalogue, parts->catalogue);
  make_heartbeat (self, settings, directory);
  self->server = agent_bus_server_new (
    civic_settings_get_path (settings, "agent", "socket"),
    civic_settings_get_string (settings, "agent", "session_user"), parts, error);
  if (self->server == NULL)
    return FALSE;

  agent_watch_start (parts->watch);
  agent_heartbeat_start (self->heartbeat);
  agent_catalogue_start (parts->catalogue);

  return agent_sender_start (parts->sender, error);
}

static void
agent_daemon_dispose (GObject *object)
{
  AgentDaemon *self = AGENT_DAEMON (object);
  AgentParts *parts = &self->parts;

  agent_daemon_stop (self);
  g_clear_object (&self->server);
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
  g_clear_object (&parts->opening);
  g_clear_pointer (&parts->receipts, agent_receipts_free);
  g_clear_pointer (&parts->visit_numbers, agent_visit_numbers_free);

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

  self->parts.receipts = agent_receipts_new (settings, error);
  if (self->parts.receipts == NULL || !make_line (self, settings, error) ||
      !make_outbox (self, settings, directory, error))
    return NULL;

  make_printer (self, settings, directory);
  make_sheet_printer (self, settings);
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

  if (self->server != NULL)
    agent_bus_server_stop (self->server);
  if (self->heartbeat != NULL)
    agent_heartbeat_stop (self->heartbeat);
  if (self->parts.state_times != NULL)
    agent_state_times_settle (self->parts.state_times);
  if (self->parts.sender != NULL)
    agent_sender_stop (self->parts.sender);
  if (self->parts.catalogue != NULL)
    agent_catalogue_stop (self->parts.catalogue);
  wait_for_printers (self);
}

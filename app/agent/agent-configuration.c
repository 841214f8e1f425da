/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-configuration.h"

#include "agent-disk.h"
#include "agent-receipts.h"
#include "civic-catalogue.h"
#include "civic-keys.h"

#include <gio/gio.h>

/* An editor writes more than once, and an installer one file after the other. */
#define SETTLE_MS 1000

struct _AgentConfiguration {
  GObject parent_instance;

  CivicSettings *settings; /* in force */
  char *hash;              /* of them */
  char *refused;           /* what the log was last told of; "" for nothing */
  AgentBusAgent *condition;
  AgentAudit *audit; /* (nullable) */
  GFileMonitor *file_monitor;
  GFileMonitor *centre_monitor;
  guint settle_id;
};

G_DEFINE_FINAL_TYPE (AgentConfiguration, agent_configuration, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

char *
agent_configuration_hash (CivicSettings *settings)
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

/* (nullable) the path of a copy of the profile, where there is one to copy. */
static char *
copy_centre (CivicSettings *settings, const char *folder, GError **error)
{
  const char *path = civic_settings_get_path (settings, "kiosk", "centre");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) content = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  content = g_bytes_new_take (text, length);
  return agent_disk_replace (copy, content, error) ? g_steal_pointer (&copy) : NULL;
}

/* With every path whole, because it lies in another folder. */
static GBytes *
write_settings (CivicSettings *settings, const char *centre)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize length;
  char *text;

  for (guint i = 0; i < civic_settings_count (); i++) {
    CivicSettingsKey key = civic_settings_get_key (i);

    g_key_file_set_string (file, key.group, key.key, civic_settings_get_value (settings, i));
  }
  g_key_file_set_string (file, "kiosk", "centre", centre);
  text = g_key_file_to_data (file, &length, NULL);

  return g_bytes_new_take (text, length);
}

static gboolean
write_in_force (CivicSettings *settings, GError **error)
{
  g_autofree char *beside =
    g_path_get_dirname (civic_settings_get_path (settings, "agent", "socket"));
  g_autofree char *path = g_build_filename (beside, AGENT_CONFIGURATION_IN_FORCE, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *centre = NULL;
  g_autoptr (GBytes) content = NULL;

  if (!agent_disk_make_folder (folder, error))
    return FALSE;
  centre = copy_centre (settings, folder, error);
  if (centre == NULL)
    return FALSE;

  content = write_settings (settings, centre);
  return agent_disk_replace (path, content, error);
}

static void
keep_in_force (CivicSettings *settings)
{
  g_autoptr (GError) error = NULL;

  if (!write_in_force (settings, &error))
    g_message ("Sessions have kushk.conf alone: %s", error->message);
}

static gboolean
stays_where_it_is (AgentConfiguration *self, CivicSettings *other, GError **error)
{
  static const struct {
    const char *key;
    const char *(*get) (CivicSettings *settings, const char *group, const char *key);
  } places[] = {
    { "socket", civic_settings_get_path },
    { "state_directory", civic_settings_get_path },
    { "session_user", civic_settings_get_string },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].get (self->settings, "agent", places[i].key),
                   places[i].get (other, "agent", places[i].key)) != 0) {
      g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE,
                   "%s: [agent] %s: another one counts from the next start of the services; what "
                   "is accepted stays in the old place: move it",
                   civic_settings_get_file (other), places[i].key);
      return FALSE;
    }

  return TRUE;
}

/* Which the start loads, and refuses to go on without. */
static gboolean
has_keys (CivicSettings *settings, GError **error)
{
  const char *catalogue_key = civic_settings_get_path (settings, "central", "catalogue_public_key");
  g_autoptr (GBytes) sign =
    civic_keys_load_public (civic_settings_get_path (settings, "central", "sign_public_key"),
                            CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
  g_autoptr (GBytes) catalogue = NULL;
  g_autoptr (AgentReceipts) receipts = NULL;

  if (sign == NULL)
    return FALSE;
  if (catalogue_key != NULL) {
    catalogue = civic_keys_load_public (catalogue_key, CIVIC_KEYS_SIGN_PUBLIC_BYTES, error);
    if (catalogue == NULL)
      return FALSE;
  }

  receipts = agent_receipts_new (settings, error);
  return receipts != NULL;
}

/* As a session finds it. */
static gboolean
has_services (CivicSettings *settings, GError **error)
{
  const char *directory = civic_settings_get_path (settings, "kiosk", "catalogue");
  g_autofree char *path =
    civic_centre_find_path (directory, civic_settings_get_path (settings, "kiosk", "centre"));
  g_autoptr (CivicCentre) centre = civic_centre_load (path, error);
  g_autoptr (CivicCatalogue) catalogue =
    centre != NULL ? civic_catalogue_load_for_centre (directory, centre, error) : NULL;

  return catalogue != NULL &&
         civic_catalogue_has_all (catalogue, civic_centre_get_services (centre), error);
}

/* Told once in the audit log, as long as it is the same. */
static void
refuse (AgentConfiguration *self, const char *reason)
{
  g_message ("The configuration is not taken, the old one stays in force: %s", reason);
  agent_bus_agent_set_configuration_refusal (self->condition, reason);
  if (g_str_equal (self->refused, reason))
    return;

  g_free (self->refused);
  self->refused = g_strdup (reason);
  agent_audit_add (self->audit, CIVIC_AUDIT_BY_AGENT, CIVIC_AUDIT_CONFIGURATION_REFUSED, NULL);
}

static void
accept (AgentConfiguration *self, CivicSettings *settings)
{
  g_autofree char *hash = agent_configuration_hash (settings);

  agent_bus_agent_set_configuration_refusal (self->condition, "");
  g_free (self->refused);
  self->refused = g_strdup ("");
  if (g_str_equal (hash, self->hash))
    return;

  g_message ("Another configuration comes into force with the next visit");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_settled (gpointer user_data)
{
  AgentConfiguration *self = AGENT_CONFIGURATION (user_data);

  self->settle_id = 0;
  agent_configuration_look (self);
}

static void
on_file_changed (AgentConfiguration *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_once (SETTLE_MS, on_settled, self);
}

/* (nullable) where the system cannot watch it: then SIGHUP is the only way. */
static GFileMonitor *
watch (AgentConfiguration *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (on_file_changed), self,
                             G_CONNECT_SWAPPED);
  else
    g_message ("%s is not watched, SIGHUP has it read: %s", path, error->message);

  return monitor;
}

static void
agent_configuration_dispose (GObject *object)
{
  AgentConfiguration *self = AGENT_CONFIGURATION (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->file_monitor);
  g_clear_object (&self->centre_monitor);
  g_clear_object (&self->settings);
  g_clear_object (&self->condition);
  g_clear_object (&self->audit);

  G_OBJECT_CLASS (agent_configuration_parent_class)->dispose (object);
}

static void
agent_configuration_finalize (GObject *object)
{
  AgentConfiguration *self = AGENT_CONFIGURATION (object);

  g_free (self->hash);
  g_free (self->refused);

  G_OBJECT_CLASS (agent_configuration_parent_class)->finalize (object);
}

static void
agent_configuration_class_init (AgentConfigurationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_configuration_dispose;
  object_class->finalize = agent_configuration_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
agent_configuration_init (AgentConfiguration *self)
{
  self->refused = g_strdup ("");
}

AgentConfiguration *
agent_configuration_new (CivicSettings *settings, AgentBusAgent *condition, AgentAudit *audit)
{
  AgentConfiguration *self = g_object_new (AGENT_TYPE_CONFIGURATION, NULL);

  self->settings = g_object_ref (settings);
  self->hash = agent_configuration_hash (settings);
  self->condition = g_object_ref (condition);
  g_set_object (&self->audit, audit);
  agent_bus_agent_set_configuration_refusal (condition, "");
  keep_in_force (settings);
  self->file_monitor = watch (self, civic_settings_get_file (settings));
  self->centre_monitor = watch (self, civic_settings_get_path (settings, "kiosk", "centre"));

  return self;
}

void
agent_configuration_look (AgentConfiguration *self)
{
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (AGENT_IS_CONFIGURATION (self));

  settings = civic_settings_load (civic_settings_get_file (self->settings), &error);
  if (settings != NULL && stays_where_it_is (self, settings, &error) &&
      has_keys (settings, &error) && has_services (settings, &error))
    accept (self, settings);
  else
    refuse (self, error->message);
}

gboolean
agent_configuration_can_start (AgentConfiguration *self)
{
  g_autoptr (CivicSettings) settings = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (AGENT_IS_CONFIGURATION (self), TRUE);

  settings = civic_settings_load (civic_settings_get_file (self->settings), &error);
  if (settings != NULL && has_keys (settings, &error))
    return TRUE;

  refuse (self, error->message);
  return FALSE;
}

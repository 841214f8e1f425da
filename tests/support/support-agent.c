/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-agent.h"

#include "support-run-until.h"

#include <signal.h>
#include <sys/prctl.h>

struct _SupportAgent {
  SupportFolder *folder;
  char *config;
  char *socket;
  GSubprocess *process;
};

static void
add_central_path (GString *text, SupportCentral *central, const char *key, const char *name)
{
  g_autofree char *path = support_central_get_path (central, name);

  g_string_append_printf (text, "%s=%s\n", key, path);
}

static void
write_config (SupportAgent *self,
              SupportCentral *central,
              const char *server,
              const char *device_uri)
{
  g_autofree char *places = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
    text,
    "[kiosk]\nid=%s\ncentre=%s/centres/jeddah-andalus.json\ncatalogue=%s\nreadiness_first=no\n"
    "[agent]\nsocket=agent.sock\nstate_directory=state\n"
    "minimum_free_mib=1\n"
    "[printer]\nserver=%s\nqueue=receipts\ndevice_uri=%s\n"
    "[staff]\naccounts_file=accounts\n"
    "[central]\nurl=%s\ntracking_url=%s/t/\n",
    SUPPORT_CENTRAL_KIOSK, places, places, server, device_uri,
    support_central_get_kiosk_url (central), support_central_get_public_url (central));
  add_central_path (text, central, "box_public_key", "kiosk/central-box.pub");
  add_central_path (text, central, "sign_public_key", "kiosk/central-sign.pub");
  add_central_path (text, central, "ca", "kiosk/ca.pem");
  add_central_path (text, central, "certificate", "kiosk/kiosk.pem");
  add_central_path (text, central, "key", "kiosk/kiosk.key");
  add_central_path (text, central, "kiosk_sign_key", "kiosk/sign.key");
  support_folder_write (self->folder, "kushk.conf", text->str);
}

static GDBusConnection *
try_to_connect (SupportAgent *self)
{
  g_autofree char *address = g_strconcat ("unix:path=", self->socket, NULL);

  return g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, NULL);
}

static gboolean
listens (SupportAgent *self)
{
  g_autoptr (GDBusConnection) connection = NULL;

  if (g_subprocess_get_identifier (self->process) == NULL) {
    g_autofree char *log = support_agent_read_log (self);

    g_error ("kushkd ended by itself: %s", log);
  }
  connection = try_to_connect (self);

  return connection != NULL;
}

SupportAgent *
support_agent_start (SupportCentral *central)
{
  return support_agent_start_printing (central, "/nowhere/cups.sock", "");
}

SupportAgent *
support_agent_new (void)
{
  SupportAgent *self = g_new0 (SupportAgent, 1);

  agent_error_quark ();
  self->folder = support_folder_new ();
  self->config = support_folder_path (self->folder, "kushk.conf");
  self->socket = support_folder_path (self->folder, "agent.sock");

  return self;
}

SupportAgent *
support_agent_start_printing (SupportCentral *central, const char *server, const char *device_uri)
{
  SupportAgent *self = support_agent_new ();

  write_config (self, central, server, device_uri);
  support_agent_launch (self);

  return self;
}

/* A test that breaks off leaves no agent behind. */
static void
die_with_test (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

void
support_agent_launch (SupportAgent *self)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autofree char *program =
    g_build_filename (g_getenv ("KUSHK_BUILD_DIR"), "app/agent/kushkd", NULL);
  g_autofree char *log = support_folder_path (self->folder, "log");
  g_autoptr (GError) error = NULL;

  g_assert_null (self->process);
  g_subprocess_launcher_set_stdout_file_path (launcher, log);
  g_subprocess_launcher_set_child_setup (launcher, die_with_test, NULL, NULL);
  self->process =
    g_subprocess_launcher_spawn (launcher, &error, program, "--config", self->config, NULL);
  g_assert_no_error (error);
  support_run_until (listens (self));
}

void
support_agent_stop (SupportAgent *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

void
support_agent_kill (SupportAgent *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
support_agent_free (SupportAgent *self)
{
  if (self->process != NULL)
    support_agent_stop (self);
  support_folder_free (self->folder);
  g_free (self->config);
  g_free (self->socket);
  g_free (self);
}

const char *
support_agent_get_pid (SupportAgent *self)
{
  return g_subprocess_get_identifier (self->process);
}

const SupportFolder *
support_agent_get_folder (SupportAgent *self)
{
  return self->folder;
}

const char *
support_agent_get_config (SupportAgent *self)
{
  return self->config;
}

char *
support_agent_read_log (SupportAgent *self)
{
  g_autofree char *path = support_folder_path (self->folder, "log");
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

AgentBusAgent *
support_agent_connect (SupportAgent *self)
{
  g_autoptr (GDBusConnection) connection = try_to_connect (self);

  if (connection == NULL)
    return NULL;

  return agent_bus_agent_proxy_new_sync (connection, G_DBUS_PROXY_FLAGS_NONE,
                                         NULL /* peer to peer */, AGENT_BUS_OBJECT_PATH, NULL,
                                         NULL);
}

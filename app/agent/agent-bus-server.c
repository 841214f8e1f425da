/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-bus-server.h"

#include "agent-visit.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

/* Two sessions, one that is starting, and all that anybody asks by kushkctl at once. */
#define CONNECTIONS_MAXIMUM 32

struct _AgentBusServer {
  GObject parent_instance;

  GDBusServer *server;
  char *socket_path;
  uid_t session_uid; /* our own where there is no session user */
  gboolean is_control;
  const AgentParts *parts;
  GHashTable *visits; /* (element-type GDBusConnection AgentVisit) */
};

G_DEFINE_FINAL_TYPE (AgentBusServer, agent_bus_server, G_TYPE_OBJECT)

static gboolean
on_allow_mechanism (GDBusAuthObserver *observer, const char *mechanism)
{
  return g_str_equal (mechanism, "EXTERNAL");
}

/* The credentials are SO_PEERCRED: of whoever has opened the socket, and nobody it is handed to can
 * choose others. */
static gboolean
on_authorize_peer (GDBusAuthObserver *observer,
                   GIOStream *stream,
                   GCredentials *credentials,
                   gpointer user_data)
{
  AgentBusServer *self = AGENT_BUS_SERVER (user_data);
  uid_t uid;

  if (credentials == NULL)
    return FALSE;

  uid = g_credentials_get_unix_user (credentials, NULL);

  return uid != (uid_t) -1 && (uid == getuid () || uid == 0 || uid == self->session_uid);
}

static void
on_connection_closed (GDBusConnection *connection,
                      gboolean remote_peer_vanished,
                      GError *error,
                      gpointer user_data)
{
  AgentBusServer *self = AGENT_BUS_SERVER (user_data);
  AgentVisit *visit = g_hash_table_lookup (self->visits, connection);

  if (visit == NULL)
    return;

  agent_visit_close (visit);
  g_hash_table_remove (self->visits, connection);
}

static gboolean
on_new_connection (GDBusServer *server, GDBusConnection *connection, gpointer user_data)
{
  AgentBusServer *self = AGENT_BUS_SERVER (user_data);
  g_autoptr (GError) error = NULL;
  AgentVisit *visit = NULL;

  if (g_hash_table_size (self->visits) >= CONNECTIONS_MAXIMUM) {
    g_message ("More than %d connections at once: one is turned away", CONNECTIONS_MAXIMUM);
    g_dbus_connection_close (connection, NULL, NULL, NULL);
    return FALSE;
  }
  visit = agent_visit_new (connection, self->parts, self->is_control, &error);
  if (visit == NULL) {
    g_message ("A connection cannot be served: %s", error->message);
    return FALSE;
  }

  g_hash_table_insert (self->visits, g_object_ref (connection), visit);
  g_signal_connect_object (connection, "closed", G_CALLBACK (on_connection_closed), self, 0);

  return TRUE;
}

static gboolean
find_session_uid (AgentBusServer *self, const char *session_user, GError **error)
{
  struct passwd *user;

  self->session_uid = getuid ();
  if (*session_user == '\0')
    return TRUE;

  user = getpwnam (session_user);
  if (user == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "[agent] session_user: there is no user “%s”", session_user);
    return FALSE;
  }
  self->session_uid = user->pw_uid;

  return TRUE;
}

static gboolean
clear_path (const char *path, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketConnection) other = NULL;
  struct stat entry;

  /* Anything but a socket stays: a slip in the settings must not cost a file. */
  if (lstat (path, &entry) != 0 || !S_ISSOCK (entry.st_mode))
    return TRUE;

  other = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  if (other != NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, "Another agent listens on %s", path);
    return FALSE;
  }
  g_unlink (path);

  return TRUE;
}

static gboolean
listen_on (AgentBusServer *self, GError **error)
{
  g_autoptr (GDBusAuthObserver) observer = g_dbus_auth_observer_new ();
  g_autofree char *escaped = g_dbus_address_escape_value (self->socket_path);
  g_autofree char *address = g_strconcat ("unix:path=", escaped, NULL);
  g_autofree char *guid = g_dbus_generate_guid ();

  g_signal_connect (observer, "allow-mechanism", G_CALLBACK (on_allow_mechanism), NULL);
  g_signal_connect_object (observer, "authorize-authenticated-peer", G_CALLBACK (on_authorize_peer),
                           self, 0);
  self->server =
    g_dbus_server_new_sync (address, G_DBUS_SERVER_FLAGS_NONE, guid, observer, NULL, error);
  if (self->server == NULL)
    return FALSE;

  /* Who may come in is decided by who they are, and the folder decides who may knock. */
  g_chmod (self->socket_path, self->is_control ? 0600 : 0666);
  g_signal_connect_object (self->server, "new-connection", G_CALLBACK (on_new_connection), self, 0);
  g_dbus_server_start (self->server);

  return TRUE;
}

static void
agent_bus_server_dispose (GObject *object)
{
  agent_bus_server_stop (AGENT_BUS_SERVER (object));

  G_OBJECT_CLASS (agent_bus_server_parent_class)->dispose (object);
}

static void
agent_bus_server_finalize (GObject *object)
{
  AgentBusServer *self = AGENT_BUS_SERVER (object);

  g_hash_table_unref (self->visits);
  g_free (self->socket_path);

  G_OBJECT_CLASS (agent_bus_server_parent_class)->finalize (object);
}

static void
agent_bus_server_class_init (AgentBusServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_bus_server_dispose;
  object_class->finalize = agent_bus_server_finalize;
}

static void
agent_bus_server_init (AgentBusServer *self)
{
  self->visits = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

static AgentBusServer *
server_new (const char *socket_path,
            const char *session_user,
            gboolean is_control,
            const AgentParts *parts,
            GError **error)
{
  g_autoptr (AgentBusServer) self = g_object_new (AGENT_TYPE_BUS_SERVER, NULL);

  self->parts = parts;
  self->is_control = is_control;
  if (!find_session_uid (self, session_user, error) || !clear_path (socket_path, error))
    return NULL;

  self->socket_path = g_strdup (socket_path);
  if (!listen_on (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

AgentBusServer *
agent_bus_server_new (const char *socket_path,
                      const char *session_user,
                      const AgentParts *parts,
                      GError **error)
{
  return server_new (socket_path, session_user, FALSE, parts, error);
}

AgentBusServer *
agent_bus_server_new_control (const char *socket_path, const AgentParts *parts, GError **error)
{
  return server_new (socket_path, "", TRUE, parts, error);
}

guint
agent_bus_server_count_visits (AgentBusServer *self)
{
  g_return_val_if_fail (AGENT_IS_BUS_SERVER (self), 0);

  return g_hash_table_size (self->visits);
}

void
agent_bus_server_stop (AgentBusServer *self)
{
  GHashTableIter visits;
  gpointer connection;
  gpointer visit;

  g_return_if_fail (AGENT_IS_BUS_SERVER (self));

  if (self->server == NULL)
    return;

  g_dbus_server_stop (self->server);
  g_clear_object (&self->server);
  g_hash_table_iter_init (&visits, self->visits);
  while (g_hash_table_iter_next (&visits, &connection, &visit)) {
    agent_visit_close (visit);
    g_dbus_connection_close (connection, NULL, NULL, NULL);
  }
  g_hash_table_remove_all (self->visits);
  g_unlink (self->socket_path);
}

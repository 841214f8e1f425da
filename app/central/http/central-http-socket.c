/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-socket.h"

#include <sys/socket.h>

#include "central-error.h"

#define BACKLOG 2048

static GSocketAddress *
parse_address (const char *listen, GError **error)
{
  g_autoptr (GSocketConnectable) connectable = g_network_address_parse (listen, 0, error);
  g_autoptr (GSocketAddress) address = NULL;

  if (connectable == NULL)
    return NULL;
  address = g_inet_socket_address_new_from_string (
    g_network_address_get_hostname (G_NETWORK_ADDRESS (connectable)),
    g_network_address_get_port (G_NETWORK_ADDRESS (connectable)));
  if (address == NULL)
    g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION,
                 "\"%s\" is not ADDRESS:PORT with a numeric address", listen);
  return g_steal_pointer (&address);
}

/* GSocket takes back SO_REUSEPORT where it binds a stream, so this binds by itself. */
static gboolean
bind_shared (GSocket *socket, GSocketAddress *address, GError **error)
{
  struct sockaddr_storage native;
  gssize size = g_socket_address_get_native_size (address);

  if (!g_socket_address_to_native (address, &native, sizeof native, error) ||
      !g_socket_set_option (socket, SOL_SOCKET, SO_REUSEADDR, TRUE, error) ||
      !g_socket_set_option (socket, SOL_SOCKET, SO_REUSEPORT, TRUE, error))
    return FALSE;
  if (bind (g_socket_get_fd (socket), (struct sockaddr *) &native, (socklen_t) size) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "cannot share the port: %s",
               g_strerror (errno));
  return FALSE;
}

GSocket *
central_http_socket_open (const char *listen, gboolean shares_port, GError **error)
{
  g_autoptr (GSocketAddress) address = parse_address (listen, error);
  g_autoptr (GSocket) socket = NULL;

  if (address == NULL)
    return NULL;
  socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM,
                         G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!(shares_port ? bind_shared (socket, address, error)
                    : g_socket_bind (socket, address, TRUE, error)) ||
      !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

char *
central_http_socket_describe (GSocket *socket, GError **error)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, error);
  g_autofree char *text =
    address ? g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address)) : NULL;

  return text ? g_strconcat ("https://", text, NULL) : NULL;
}

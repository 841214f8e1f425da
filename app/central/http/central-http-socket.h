/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A listening socket on a numeric address ("127.0.0.1:0", "[::1]:8443"); a name is refused, so that
 * nothing is asked of a name server at start. Processes of one user that all share a port are given
 * its connections in turns by the kernel. */
GSocket *central_http_socket_open (const char *listen, gboolean shares_port, GError **error);
char *central_http_socket_describe (GSocket *socket,
                                    GError **error); /* "https://127.0.0.1:40123" */

G_END_DECLS

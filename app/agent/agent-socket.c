/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-socket.h"

char *
agent_socket_get_control_path (const char *socket_path)
{
  g_autofree char *folder = g_path_get_dirname (socket_path);

  return g_build_filename (folder, "control.sock", NULL);
}

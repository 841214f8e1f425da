/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the control socket is: "control.sock" beside the socket of [agent] socket. What comes in by
 * it has every right but "release", without a log-in, and is "control" in the audit log: only root
 * and the agent's own user can open it. Caller frees. */
char *agent_socket_get_control_path (const char *socket_path);

G_END_DECLS

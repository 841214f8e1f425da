/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells the service manager how we are, over NOTIFY_SOCKET; nothing happens where there is none. A
 * protocol of one datagram, so no library for it. message: "READY=1", "WATCHDOG=1", "STOPPING=1".
 */
void systemd_tell (const char *message);

/* Says WATCHDOG=1 from the default main context for as long as it turns, if the service manager
 * asked for that. Returns the source's id, 0 if it did not. */
guint systemd_start_watchdog (void);

G_END_DECLS

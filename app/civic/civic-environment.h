/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes out of this process's environment every variable but those of that list. For programs whose
 * libraries obey variables of their own: SSLKEYLOGFILE has curl write down the keys of every
 * connection, OPENSSL_CONF loads code. Only at the very beginning of main, before there is a second
 * thread. What acts before main, such as LD_PRELOAD, is beyond it. */
void civic_environment_keep (const char *const *names);

/* What all our programs may keep: languages, time zone, and how systemd is told. */
#define CIVIC_ENVIRONMENT_COMMON                                                                   \
  "LANG", "LC_ALL", "LC_MESSAGES", "TZ", "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"

G_END_DECLS

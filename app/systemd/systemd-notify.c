/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "systemd-notify.h"

#include <glib-unix.h>

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void
systemd_tell (const char *message)
{
  const char *path = g_getenv ("NOTIFY_SOCKET");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  socklen_t length;
  int descriptor;

  if (path == NULL || strlen (path) >= sizeof address.sun_path)
    return;

  memcpy (address.sun_path, path, strlen (path));
  length = (socklen_t) (offsetof (struct sockaddr_un, sun_path) + strlen (path));
  if (address.sun_path[0] == '@')
    address.sun_path[0] = '\0';

  descriptor = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0)
    return;
  if (sendto (descriptor, message, strlen (message), 0, (struct sockaddr *) &address, length) < 0)
    g_debug ("systemd does not hear %s", message);
  close (descriptor);
}

static gboolean
on_watchdog_due (gpointer user_data)
{
  systemd_tell ("WATCHDOG=1");

  return G_SOURCE_CONTINUE;
}

guint
systemd_start_watchdog (void)
{
  const char *text = g_getenv ("WATCHDOG_USEC");
  guint64 period_us = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  if (period_us == 0)
    return 0;

  return g_timeout_add ((guint) MAX (period_us / 2000, 1), on_watchdog_due, NULL);
}

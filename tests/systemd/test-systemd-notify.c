/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "systemd-notify.h"
#include "support-folder.h"
#include "support-run-until.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int
listen_at (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int descriptor = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

  g_assert_cmpuint (g_strlcpy (address.sun_path, path, sizeof address.sun_path), <,
                    sizeof address.sun_path);
  g_assert_cmpint (bind (descriptor, (struct sockaddr *) &address, sizeof address), ==, 0);

  return descriptor;
}

static gboolean
hears (int descriptor, const char *expected)
{
  char message[64] = "";

  return recv (descriptor, message, sizeof message - 1, 0) > 0 && g_str_equal (message, expected);
}

static void
test_tells_the_service_manager (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "notify");
  int descriptor = listen_at (path);

  g_setenv ("NOTIFY_SOCKET", path, TRUE);
  systemd_tell ("READY=1");
  g_unsetenv ("NOTIFY_SOCKET");
  g_assert_true (hears (descriptor, "READY=1"));
  close (descriptor);
}

static void
test_says_nothing_to_nobody (void)
{
  g_unsetenv ("NOTIFY_SOCKET");
  systemd_tell ("READY=1");
  g_setenv ("NOTIFY_SOCKET", "/nowhere/at/all", TRUE);
  systemd_tell ("READY=1");
  g_unsetenv ("NOTIFY_SOCKET");

  g_unsetenv ("WATCHDOG_USEC");
  g_assert_cmpuint (systemd_start_watchdog (), ==, 0);
}

static void
test_feeds_the_watchdog_from_the_loop (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "notify");
  int descriptor = listen_at (path);
  guint source_id;

  g_setenv ("NOTIFY_SOCKET", path, TRUE);
  g_setenv ("WATCHDOG_USEC", "20000", TRUE);
  source_id = systemd_start_watchdog ();
  g_unsetenv ("WATCHDOG_USEC");
  support_run_until (hears (descriptor, "WATCHDOG=1"));
  g_source_remove (source_id);
  g_unsetenv ("NOTIFY_SOCKET");
  close (descriptor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/systemd/notify/tells-the-service-manager", test_tells_the_service_manager);
  g_test_add_func ("/systemd/notify/says-nothing-to-nobody", test_says_nothing_to_nobody);
  g_test_add_func ("/systemd/notify/feeds-the-watchdog-from-the-loop",
                   test_feeds_the_watchdog_from_the_loop);

  return g_test_run ();
}

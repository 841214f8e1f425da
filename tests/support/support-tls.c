/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-tls.h"

#include <gio/gio.h>

static void
run_openssl (const SupportFolder *folder, const char *arguments)
{
  g_autofree char *command =
    g_strconcat ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 ",
                 arguments, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) openssl = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (command, NULL, &argv, &error);
  g_assert_no_error (error);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  openssl = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (openssl, NULL, &error);
  g_assert_no_error (error);
}

void
support_tls_make (const SupportFolder *folder)
{
  run_openssl (folder, "-keyout ca.key -out ca.pem -subj '/CN=Test authority'");
  run_openssl (folder,
               "-CA ca.pem -CAkey ca.key -keyout server.key -out server.pem -subj /CN=localhost"
               " -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
               " -addext basicConstraints=critical,CA:FALSE");
  run_openssl (folder, "-CA ca.pem -CAkey ca.key -keyout kiosk.key -out kiosk.pem -subj /CN=TEST-01"
                       " -addext basicConstraints=critical,CA:FALSE");
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "shell-environment.h"

static const char *const allowed_names[] = {
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "LANG",
  "LC_ALL",
  "LC_MESSAGES",
  "TZ",
  "TMPDIR",
  "DISPLAY",
  "XAUTHORITY",
  "WAYLAND_DISPLAY",
  "XDG_RUNTIME_DIR",
  "XDG_CACHE_HOME",
  "DBUS_SESSION_BUS_ADDRESS",
  "AT_SPI_BUS_ADDRESS",
  "GDK_BACKEND",
  "GSK_RENDERER",
  "GTK_A11Y",
  "LOCPATH",
  "FONTCONFIG_FILE",
  "KUSHK_LOCALE_DIR",
};

char **
shell_environment_filter (char **environment)
{
  char **filtered = g_new0 (char *, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (allowed_names); i++) {
    const char *value = g_environ_getenv (environment, allowed_names[i]);

    if (value != NULL)
      filtered = g_environ_setenv (filtered, allowed_names[i], value, TRUE);
  }
  /* The session's settings are its own: no desktop's, and nothing is written. */
  filtered = g_environ_setenv (filtered, "GSETTINGS_BACKEND", "memory", TRUE);
  filtered = g_environ_setenv (filtered, "GIO_USE_VFS", "local", TRUE);
  return g_environ_setenv (filtered, "GSK_RENDERER", "cairo", FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "shell-environment.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Readers take it for a folder that is empty. */
#define NOWHERE "/nonexistent"

static gboolean
is_one_of (const char *value, const char *const *words)
{
  return g_strv_contains (words, value);
}

static gboolean
is_made_of (const char *value, const char *signs)
{
  return *value != '\0' && value[strspn (value, signs)] == '\0';
}

#define LETTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-"

/* With a slash it would be a path to somebody's own locale. */
static gboolean
is_locale (const char *value)
{
  return is_made_of (value, LETTERS ".@");
}

static gboolean
is_time_zone (const char *value)
{
  return is_made_of (value, LETTERS "+/") && *value != '/';
}

/* One elsewhere would show a citizen's answers elsewhere. */
static gboolean
is_screen_here (const char *value)
{
  return *value == ':' && is_made_of (value + 1, G_CSET_DIGITS ".");
}

static gboolean
is_wayland_screen (const char *value)
{
  return is_made_of (value, LETTERS);
}

static gboolean
is_backend (const char *value)
{
  return is_one_of (value, (const char *const[]){ "wayland", "x11", NULL });
}

static gboolean
is_renderer (const char *value)
{
  return is_one_of (value, (const char *const[]){ "cairo", "gl", "ngl", NULL });
}

static gboolean
is_accessibility (const char *value)
{
  return is_one_of (value, (const char *const[]){ "none", "atspi", "test", NULL });
}

static gboolean
is_socket_here (const char *value)
{
  return g_str_has_prefix (value, "unix:") && strchr (value, ';') == NULL;
}

static gboolean
is_path (const char *value)
{
  return *value == '/';
}

/* Whoever else could write there could make us read what they like. */
static gboolean
is_trusted_path (const char *value)
{
  struct stat entry;

  return is_path (value) && stat (value, &entry) == 0 &&
         (entry.st_uid == 0 || entry.st_uid == geteuid ()) &&
         (entry.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static const struct {
  const char *name;
  gboolean (*is_fit) (const char *value);
} allowed[] = {
  { "HOME", is_trusted_path },
  { "LANG", is_locale },
  { "LC_ALL", is_locale },
  { "LC_MESSAGES", is_locale },
  { "TZ", is_time_zone },
  { "DISPLAY", is_screen_here },
  { "XAUTHORITY", is_path },
  { "WAYLAND_DISPLAY", is_wayland_screen },
  { "XDG_RUNTIME_DIR", is_path },
  { "XDG_CACHE_HOME", is_path },
  { "DBUS_SESSION_BUS_ADDRESS", is_socket_here },
  { "AT_SPI_BUS_ADDRESS", is_socket_here },
  { "GDK_BACKEND", is_backend },
  { "GSK_RENDERER", is_renderer },
  { "GTK_A11Y", is_accessibility },
  { "LOCPATH", is_trusted_path },
  { "FONTCONFIG_FILE", is_trusted_path },
};

/* What a session is told whatever was said to us. */
static const struct {
  const char *name;
  const char *value;
} fixed[] = {
  { "GSETTINGS_BACKEND", "memory" }, { "GIO_USE_VFS", "local" },     { "GTK_USE_PORTAL", "0" },
  { "XDG_CONFIG_HOME", NOWHERE },    { "XDG_CONFIG_DIRS", NOWHERE }, { "XDG_DATA_HOME", NOWHERE },
};

static char **
drop_buses (char **environment)
{
  environment = g_environ_unsetenv (environment, "AT_SPI_BUS_ADDRESS");
  /* Without an address one would be started, and that is a program. */
  return g_environ_setenv (environment, "DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
}

char **
shell_environment_filter (char **environment)
{
  char **filtered = g_new0 (char *, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++) {
    const char *value = g_environ_getenv (environment, allowed[i].name);

    if (value != NULL && allowed[i].is_fit (value))
      filtered = g_environ_setenv (filtered, allowed[i].name, value, TRUE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    filtered = g_environ_setenv (filtered, fixed[i].name, fixed[i].value, TRUE);
  filtered = g_environ_setenv (filtered, "GSK_RENDERER", "cairo", FALSE);
  filtered = g_environ_setenv (filtered, "GTK_A11Y", "none", FALSE);
  if (!g_str_equal (g_environ_getenv (filtered, "GTK_A11Y"), "atspi"))
    filtered = drop_buses (filtered);
  return filtered;
}

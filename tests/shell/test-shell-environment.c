/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "shell-environment.h"

#include <glib/gstdio.h>
#include <string.h>

static char **
filter (const char *name, const char *value)
{
  g_auto (GStrv) environment = g_environ_setenv (NULL, name, value, TRUE);

  return shell_environment_filter (environment);
}

static gboolean
passes (const char *name, const char *value)
{
  g_auto (GStrv) filtered = filter (name, value);

  return g_strcmp0 (g_environ_getenv (filtered, name), value) == 0;
}

static char **
read_hostile_names (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/hostile-environment", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_strsplit (text, "\n", -1);
}

static void
test_hostile_names (void)
{
  g_auto (GStrv) names = read_hostile_names ();
  guint count = 0;

  for (gsize i = 0; names[i] != NULL; i++) {
    g_auto (GStrv) filtered = NULL;

    if (*names[i] == '#' || *names[i] == '\0')
      continue;
    g_test_message ("%s", names[i]);
    filtered = filter (names[i], "/tmp/evil");
    g_assert_null (g_environ_getenv (filtered, names[i]));
    count++;
  }
  g_assert_cmpuint (count, >, 50);
}

static void
test_hostile_values (void)
{
  g_assert_true (passes ("DISPLAY", ":1.0"));
  g_assert_false (passes ("DISPLAY", "elsewhere.example:0"));
  g_assert_true (passes ("WAYLAND_DISPLAY", "wayland-0"));
  g_assert_false (passes ("WAYLAND_DISPLAY", "/tmp/evil"));
  g_assert_true (passes ("LC_ALL", "C.UTF-8"));
  g_assert_false (passes ("LC_ALL", "../../tmp/evil"));
  g_assert_false (passes ("LANG", ""));
  g_assert_true (passes ("TZ", "Asia/Riyadh"));
  g_assert_false (passes ("TZ", "/tmp/evil"));
  g_assert_false (passes ("TZ", ":/tmp/evil"));
  g_assert_false (passes ("TZ", "../../tmp/evil"));
  g_assert_false (passes ("GDK_BACKEND", "broadway"));
  g_assert_false (passes ("GSK_RENDERER", "help"));
  g_assert_false (passes ("GTK_A11Y", "help"));
}

/* A folder that others may write to holds what others have written. */
static void
test_trusted_folders (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kushk-environment-XXXXXX", NULL);

  g_assert_true (passes ("LOCPATH", folder));
  g_chmod (folder, 0777);
  g_assert_false (passes ("LOCPATH", folder));
  g_assert_false (passes ("FONTCONFIG_FILE", folder));
  g_assert_false (passes ("HOME", folder));
  g_rmdir (folder);
  g_assert_false (passes ("LOCPATH", folder));
  g_assert_false (passes ("LOCPATH", "."));
}

static void
test_buses (void)
{
  g_auto (GStrv) environment =
    g_environ_setenv (NULL, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/x", TRUE);
  g_auto (GStrv) without = shell_environment_filter (environment);
  g_auto (GStrv) with = NULL;

  g_assert_cmpstr (g_environ_getenv (without, "DBUS_SESSION_BUS_ADDRESS"), ==, "disabled:");
  g_assert_cmpstr (g_environ_getenv (without, "GTK_A11Y"), ==, "none");
  environment = g_environ_setenv (environment, "GTK_A11Y", "atspi", TRUE);
  with = shell_environment_filter (environment);
  g_assert_cmpstr (g_environ_getenv (with, "DBUS_SESSION_BUS_ADDRESS"), ==, "unix:path=/x");
  g_assert_false (passes ("AT_SPI_BUS_ADDRESS", "unixexec:path=/tmp/evil"));
}

static void
test_settings_are_its_own (void)
{
  g_auto (GStrv) filtered = filter ("XDG_CONFIG_HOME", "/tmp/evil");

  g_assert_cmpstr (g_environ_getenv (filtered, "XDG_CONFIG_HOME"), ==, "/nonexistent");
  g_assert_cmpstr (g_environ_getenv (filtered, "GSETTINGS_BACKEND"), ==, "memory");
  g_assert_cmpstr (g_environ_getenv (filtered, "GSK_RENDERER"), ==, "cairo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell/environment/drops-every-hostile-name", test_hostile_names);
  g_test_add_func ("/shell/environment/drops-a-good-name-s-hostile-value", test_hostile_values);
  g_test_add_func ("/shell/environment/trusts-no-folder-that-others-write-to",
                   test_trusted_folders);
  g_test_add_func ("/shell/environment/has-a-bus-for-a-screen-reader-only", test_buses);
  g_test_add_func ("/shell/environment/reads-nobody-s-settings", test_settings_are_its_own);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-environment.h"

static void
test_keep (void)
{
  static const char *const names[] = { CIVIC_ENVIRONMENT_COMMON, "HOME", NULL };
  g_auto (GStrv) left = NULL;

  g_setenv ("SSLKEYLOGFILE", "/tmp/keys", TRUE);
  g_setenv ("https_proxy", "http://127.0.0.1:9", TRUE);
  g_setenv ("OPENSSL_CONF", "", TRUE);
  g_setenv ("TZ", "Asia/Riyadh", TRUE);
  g_unsetenv ("HOME");
  civic_environment_keep (names);

  left = g_listenv ();
  for (gsize i = 0; left[i] != NULL; i++)
    g_assert_true (g_strv_contains (names, left[i]));
  g_assert_cmpstr (g_getenv ("TZ"), ==, "Asia/Riyadh");
  g_assert_null (g_getenv ("SSLKEYLOGFILE"));
  g_assert_null (g_getenv ("HOME"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civic/environment/keeps-what-is-listed-and-nothing-else", test_keep);

  return g_test_run ();
}

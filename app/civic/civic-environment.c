/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-environment.h"

void
civic_environment_keep (const char *const *names)
{
  g_auto (GStrv) all = g_listenv ();

  g_return_if_fail (names != NULL);

  for (gsize i = 0; all[i] != NULL; i++)
    if (!g_strv_contains (names, all[i]))
      g_unsetenv (all[i]);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-sodium-private.h"

#include <glib.h>

void
civic_sodium_start (void)
{
  /* Only a machine without randomness fails here, and on such a machine nothing may be sealed. */
  if (sodium_init () < 0)
    g_error ("libsodium cannot start: no source of randomness");
}

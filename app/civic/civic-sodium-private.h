/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <sodium.h>

/* libsodium wants to be started once before anything else; starting it again costs nothing, so
 * every public entry that needs it starts it and no program has a civic_init to forget.
 * Thread-safe. */
void civic_sodium_start (void);

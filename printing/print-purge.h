/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"

G_BEGIN_DECLS

/* Empties the queue, and the printer behind it, of all jobs of ours: how many are left after 10 s
 * at most, or -1 with an error. Blocks, so it is for a thread. Private to the queue half. */
int print_purge (const PrintAddress *address, GCancellable *cancellable, GError **error);

G_END_DECLS

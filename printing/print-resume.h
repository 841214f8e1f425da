/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"

G_BEGIN_DECLS

/* Lets a queue or a printer go on that was stopped or takes no jobs, but only where the printer
 * could print: PRINT_ERROR_NOT_READY otherwise, and nothing is done. Blocks for some seconds, so it
 * is for a thread. Private to the queue half. */
gboolean print_resume (const PrintAddress *address, GCancellable *cancellable, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for what a citizen said: libsodium's, which is never swapped out, lies between pages that
 * cannot be touched, and ends the program where it was written beyond. Making and unmaking it costs
 * a dozen system calls, so a few blocks are wiped and kept for whoever comes next. Never NULL. Any
 * thread. */
gpointer civic_guarded_new (gsize size);

/* Wipes it. (nullable) */
void civic_guarded_free (gpointer memory);

G_END_DECLS

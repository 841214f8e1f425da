/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name that nobody can guess: so many random bytes (at most 32) in hexadecimal digits. */
char *central_id_draw (gsize byte_count);

G_END_DECLS

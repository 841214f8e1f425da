/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A digest of every row of every table in the store at this place, whatever kind it is: two that
 * are equal mean that nothing was written between. Caller frees. */
char *support_dump_digest (const char *place);

G_END_DECLS

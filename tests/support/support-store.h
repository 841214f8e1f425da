/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a test's central keeps its store. The same tests run on both kinds: where
 * private-postgresql runs them, each store is a schema of its own on that server, and else a
 * folder. */
gboolean support_store_is_shared (void);

/* A new, empty place, for --data or --store. folder is what it is where stores are folders. */
char *support_store_make (const char *folder);

/* Waits until nobody is at work in a store of support_store_make any more. A killed central is gone
 * at once; what the server had already read of it may be committed a moment later. */
void support_store_settle (const char *store);

G_END_DECLS

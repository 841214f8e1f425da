/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"
#include "civic-service.h"

G_BEGIN_DECLS

gpointer civic_lookup_read (CivicReader *reader, gpointer ids); /* CivicReaderBuild */

/* Complains where it asks by what no page asks for; fields: by id, all of the service's. */
void
civic_lookup_check (CivicLookup *self, CivicReader *reader, guint position, GHashTable *fields);

gboolean civic_lookup_is_by (CivicLookup *self, const char *field_id);

G_END_DECLS

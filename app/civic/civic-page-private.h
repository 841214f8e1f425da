/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"
#include "civic-service.h"

G_BEGIN_DECLS

/* The small parts of a service, each a CivicReaderBuild. A page wants the CivicFieldScope. */
gpointer civic_page_read (CivicReader *reader, gpointer scope);
gpointer civic_consent_read (CivicReader *reader, gpointer ids);
gpointer civic_preparation_read (CivicReader *reader, gpointer unused);
gpointer civic_step_read (CivicReader *reader, gpointer unused);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "agent-error.h"

G_BEGIN_DECLS

/* A document handed over in memory. Reads it whole, and refuses one that its sender could still
 * change or cut while it is read (no write and shrink seals), that is longer than `maximum_bytes`,
 * or that is no PDF: AGENT_ERROR_BAD_REQUEST. descriptor stays the caller's. */
GBytes *agent_memfd_read_pdf (int descriptor, gsize maximum_bytes, GError **error);

G_END_DECLS

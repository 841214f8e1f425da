/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What this kiosk's own certificate says of itself. It judges no certificate: TLS does. */

/* When it ends, ISO 8601 in UTC; NULL where there is none, or none that can be read. Caller frees.
 */
char *agent_certificate_read_end (const char *path);

G_END_DECLS

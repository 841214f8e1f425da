/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-options.h"

G_BEGIN_DECLS

/* What is done to the register from the command line: --enrol prints a one-time code, --revoke
 * shuts a kiosk out. In the audit they are the work of "console". */
gboolean
central_kiosk_chores_run (CentralOffice *office, const CentralOptions *options, GError **error);

/* What of the fleet is over and may be forgotten. */
gboolean central_kiosk_chores_forget (CentralOffice *office, gint64 before_ms, GError **error);

G_END_DECLS

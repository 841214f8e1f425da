/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "civic-readiness.h"

G_BEGIN_DECLS

/* A readiness report on this kiosk's disk, whole or as it was before (fsync). One that cannot be
 * understood counts for nothing: the check is done anew. */

/* (nullable) there is none. */
CivicReadiness *agent_readiness_file_load (const char *path);

/* AGENT_ERROR_NOT_STORED. */
gboolean
agent_readiness_file_keep (const char *path, const CivicReadiness *readiness, GError **error);

G_END_DECLS

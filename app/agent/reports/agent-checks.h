/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-readiness.h"

G_BEGIN_DECLS

/* What a machine can find out of its own parts without hands, each check for itself: it looks, and
 * says what it found. It changes nothing and remembers nothing. Those of files block for as long as
 * the disk takes (one fsync): not for the main thread. */
typedef struct {
  CivicCheckResult result;
  CivicCheckReason reason;
} AgentFinding;

/* So far the clock may be off. */
#define AGENT_CHECK_CLOCK_OFF_S (5 * 60)

/* Writes, syncs, and reads back from the disk itself. Failed: "full" (less is free than nothing new
 * is accepted with), "unwritable", "misread". */
AgentFinding agent_check_disk (const char *directory, guint minimum_free_mib);

/* 0 where nobody can tell. */
guint agent_check_free_mib (const char *directory);

/* As agent_certificate_check says. Passed: "soon". */
AgentFinding agent_check_certificates (const char *ca_path,
                                       const char *certificate_path,
                                       const char *key_path,
                                       gint64 now_s);

/* Whether a session could load it. It passes expired, since it is used all the same: is_expired
 * becomes the reason. Failed: "missing", "broken". */
AgentFinding
agent_check_catalogue (const char *directory, const char *centre_path, gboolean is_expired);

/* kushk.conf as it stands on the disk now, and the profile of the centre that it names. Failed:
 * "missing", "broken". */
AgentFinding agent_check_configuration (const char *path);

/* ahead_s: of the central's clock, where is_compared. Failed: "before-build", "ahead", "behind". A
 * clock that was never compared passes when it is later than the software is. */
AgentFinding
agent_check_clock (gint64 now_s, gint64 built_at_s, gboolean is_compared, gint64 ahead_s);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-command.h"

G_BEGIN_DECLS

/* What the central answers a heartbeat:
 *   {"time","next_s","catalogue":{"version","hash"}|null,"commands":[SIGNED-COMMAND, …]}
 * A newer central may say more: members this version does not know are passed over, and so are
 * commands that do not verify, each by itself, so that one of them holds up nothing. */
#define CIVIC_HEARTBEAT_ANSWER_MAXIMUM_BYTES (64 * 1024)
#define CIVIC_HEARTBEAT_ANSWER_MAXIMUM_COMMANDS 20

typedef struct {
  char *time;               /* the central's clock, ISO 8601 with zone */
  guint next_s;             /* when it wants to hear again: 5 to 3600 */
  gint64 catalogue_version; /* 0 with */
  char *catalogue_hash;     /* (nullable) NULL: this central has no signed catalogue */
  GPtrArray *commands;      /* of CivicCommand, verified, in the order they are to be done */
  guint refused_count;      /* commands that were passed over, for the log */
} CivicHeartbeatAnswer;

/* Commands are verified for this kiosk at this moment. CIVIC_ERROR_MALFORMED for what is no answer
 * at all, such as the page of a captive portal. */
CivicHeartbeatAnswer *civic_heartbeat_answer_parse (
  GBytes *json, GBytes *sign_public_key, const char *kiosk, GDateTime *now, GError **error);
void civic_heartbeat_answer_free (CivicHeartbeatAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicHeartbeatAnswer, civic_heartbeat_answer_free)

G_END_DECLS

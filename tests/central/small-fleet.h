/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-heartbeat-answer.h"
#include "civic-heartbeat.h"

#include "central-office.h"
#include "support-central.h"

G_BEGIN_DECLS

/* What tests of the fleet need: a kiosk's heartbeats, and an office on the same store and keys as
 * the running central, to look into the register and to issue commands as an operator's central
 * would. Any failure ends the test. */
CentralOffice *small_fleet_open_office (SupportCentral *central);

/* A quiet, well heartbeat of the sandbox's kiosk in the catalogue's first centre. */
CivicHeartbeat *small_fleet_make_heartbeat (gint64 sequence);
void small_fleet_add_count (CivicHeartbeat *heartbeat,
                            CivicCountKind kind,
                            const char *subject,
                            const char *outcome,
                            const char *step,
                            gint64 count,
                            gint64 seconds);

/* Sends it with the kiosk's certificate. */
SupportReply *small_fleet_send (SupportCentral *central, const CivicHeartbeat *heartbeat);
SupportReply *small_fleet_send_text (SupportCentral *central, const char *json);

/* The same; wants 200 and an answer whose commands verify. */
CivicHeartbeatAnswer *small_fleet_beat (SupportCentral *central, const CivicHeartbeat *heartbeat);

#define SMALL_FLEET_BOOT "0123456789abcdef"
#define SMALL_FLEET_DAY "2026-11-23"
#define SMALL_FLEET_CENTRE "jeddah-andalus"

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-parts.h"

G_BEGIN_DECLS

/* Tells the central how this kiosk is, and hears what it wants: when the central asked to be told,
 * jittered, and at once, though not too often, when the kiosk's state becomes another one or a
 * command was done. It retries nothing: the next one says all that the lost one did. A kiosk that
 * the central wants nothing of is put out of service, over restarts, until it is answered again;
 * what waits in its outbox stays there. Main thread only; it never blocks.
 *
 * Signal "accepted": the central took one. */
#define AGENT_TYPE_HEARTBEAT (agent_heartbeat_get_type ())
G_DECLARE_FINAL_TYPE (AgentHeartbeat, agent_heartbeat, AGENT, HEARTBEAT, GObject)

typedef struct {
  guint usual_ms; /* until the central says otherwise */
  guint gap_ms;   /* between the beginnings of two, at least */
} AgentHeartbeatPolicy;

extern const AgentHeartbeatPolicy agent_heartbeat_policy;

/* Who tells. Copied. */
typedef struct {
  const char *kiosk;
  const char *centre;
  const char *configuration_hash; /* 64 hexadecimal digits */
  const char *certificate_path;
  const char *revoked_path; /* where it is remembered */
  GBytes *central_sign_key;
} AgentHeartbeatSender;

/* parts must outlive it. */
AgentHeartbeat *agent_heartbeat_new (const AgentParts *parts,
                                     const AgentHeartbeatSender *sender,
                                     const AgentHeartbeatPolicy *policy);

/* The first one goes within `gap_ms`, at a moment of its own, so that a district whose power is
 * back does not come all at once. */
void agent_heartbeat_start (AgentHeartbeat *self);

/* For good; one that is on its way is dropped. */
void agent_heartbeat_stop (AgentHeartbeat *self);

G_END_DECLS

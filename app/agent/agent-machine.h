/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"
#include "agent-error.h"

G_BEGIN_DECLS

/* What staff may set of the machine beneath: how loud, how bright, and that it begins anew. The
 * agent has no right to any of that: it asks by agent-requests.h. Levels are kept on disk, in per
 * cent, and asked for again at each start. A level that this machine does not have (no sound card,
 * no backlight) or that nobody would set is below 0 in the condition's properties, and setting it
 * is NotReady. Main thread only.
 *
 * Signal "restart": staff want the kiosk's programs to begin anew. */
#define AGENT_TYPE_MACHINE (agent_machine_get_type ())
G_DECLARE_FINAL_TYPE (AgentMachine, agent_machine, AGENT, MACHINE, GObject)

typedef enum {
  AGENT_LEVEL_VOLUME,
  AGENT_LEVEL_BRIGHTNESS,
} AgentLevel;
#define AGENT_LEVEL_COUNT 2

/* "volume" or "brightness", as the D-Bus interface and the requests call it. */
gboolean agent_level_from_string (const char *word, AgentLevel *ret_level);

/* A screen that is darker than this looks broken. */
#define AGENT_MACHINE_DIMMEST_PERCENT 20

typedef struct {
  const char *requests;   /* the folder of agent-requests.h */
  const char *sounds;     /* /sys/class/sound: an entry "card…" for each sound card */
  const char *backlights; /* /sys/class/backlight: an entry for each screen that can be dimmed */
  const char *state;      /* where levels are kept */
} AgentMachinePlaces;

/* condition: whose Volume and Brightness this sets. */
AgentMachine *agent_machine_new (const AgentMachinePlaces *places, AgentBusAgent *condition);

/* BadRequest: above 100, or too dark. NotReady: there is no such level here, or nobody takes
 * requests. NotStored: it is set, and forgotten by the next start. */
gboolean
agent_machine_set_level (AgentMachine *self, AgentLevel level, guint percent, GError **error);

/* The screen by request where somebody takes requests, and the agent by "restart". Never fails:
 * an agent that begins anew has each session make way for a fresh one. */
void agent_machine_restart (AgentMachine *self);

/* NotReady: nobody takes requests. */
gboolean agent_machine_reboot (AgentMachine *self, GError **error);

G_END_DECLS

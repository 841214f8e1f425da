/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-parts.h"

G_BEGIN_DECLS

/* Writes into the audit log what happens to this kiosk without anybody's asking: the line goes and
 * comes back, a printer wants a hand and has had it, the hours close and open, another catalogue is
 * in use, files that decide who gets in were changed, somebody set the clock. It decides nothing
 * and changes nothing; what people and the central want done, whoever does it writes down. Main
 * thread only. */
#define AGENT_TYPE_WITNESS (agent_witness_get_type ())
G_DECLARE_FINAL_TYPE (AgentWitness, agent_witness, AGENT, WITNESS, GObject)

typedef struct {
  const char *memory;             /* what the files below held when they were last seen */
  const char *accounts;           /* of staff */
  const char *certificate;        /* this kiosk's */
  const char *configuration_hash; /* 64 digits */
} AgentWitnessPlaces;

/* What is so now is where it begins: only what becomes otherwise is written down; of the files and
 * the configuration, also what became otherwise since the last start. parts must outlive it. */
AgentWitness *agent_witness_new (const AgentParts *parts, const AgentWitnessPlaces *places);

/* By how much the wall clock is ahead of the one that counts from the boot: it asks itself each
 * minute, and a minute or more of difference is a jump. */
void agent_witness_note_clock (AgentWitness *self, gint64 ahead_us);

G_END_DECLS

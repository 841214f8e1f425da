/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "fleet-filings.h"
#include "fleet-identity.h"
#include "fleet-times.h"

G_BEGIN_DECLS

/* Kiosks at work: those that file send one filing after the other, the next as soon as one is
 * acknowledged; those that beat do so each at its own moment of the interval. As the agent does,
 * they come again with the same bytes until they are told that it is done. Whatever a central may
 * not answer ends the program. */
typedef struct {
  GPtrArray *urls; /* of the centrals, over which the kiosks are dealt */
  guint filing_count;
  guint filing_kiosk_count;
  guint beating_kiosk_count;
  guint interval_s;           /* of the heartbeats */
  guint seconds;              /* for the heartbeats; filings end by themselves */
  guint reconnecting_percent; /* of the beating kiosks */
} FleetPlan;

typedef struct _FleetPlay FleetPlay;

FleetPlay *fleet_play_new (const FleetPlan *plan, const char *sandbox);
void fleet_play_free (FleetPlay *self);

/* Connects all, then runs to the end. */
void fleet_play_run (FleetPlay *self);

FleetFilings *fleet_play_get_filings (FleetPlay *self);
FleetTimes *fleet_play_get_filing_times (FleetPlay *self);
double fleet_play_get_filing_seconds (FleetPlay *self);

FleetTimes *fleet_play_get_beat_times (FleetPlay *self);

/* How often a request was made again, and how often because nothing had come back. */
guint fleet_play_get_again_count (FleetPlay *self);
guint fleet_play_get_broken_count (FleetPlay *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Filings as kiosks seal them, what the central said to each, and whether its store holds exactly
 * that. They are suggestions, each with other words, each of a visit of its own. */
typedef struct {
  char *code;
  GBytes *envelope;
  GBytes *acknowledgement; /* (nullable) */
  guint kiosk;             /* number of whoever sends it */
} FleetFiling;

typedef struct _FleetFilings FleetFilings;

/* names: of the kiosks, which take turns. sandbox: the folder that make-sandbox filled. */
FleetFilings *fleet_filings_seal (const char *sandbox, GPtrArray *names, guint count);
void fleet_filings_free (FleetFilings *self);
guint fleet_filings_get_count (FleetFilings *self);
FleetFiling *fleet_filings_get (FleetFilings *self, guint number);

/* How many of the acknowledgements are not there, not signed by the central, or about another
 * filing. */
guint fleet_filings_count_forged (FleetFilings *self);

/* place: a folder or an address. Every filing must be there once, as it was acknowledged, and no
 * other one. */
typedef struct {
  guint lost;
  guint altered;
  gint64 surplus;
} FleetDifference;

FleetDifference fleet_filings_compare (FleetFilings *self, const char *place);

G_END_DECLS

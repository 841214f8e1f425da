/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long each of many things took. */
typedef struct _FleetTimes FleetTimes;

FleetTimes *fleet_times_new (void);
void fleet_times_free (FleetTimes *self);
void fleet_times_add (FleetTimes *self, gint64 elapsed_us);
guint fleet_times_get_count (FleetTimes *self);

/* share: 0.5 for the median. 0 without any. */
double fleet_times_get_quantile_ms (FleetTimes *self, double share);

G_END_DECLS

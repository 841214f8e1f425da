/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fleet-times.h"

#define US_PER_MS 1000.0

struct _FleetTimes {
  GArray *elapsed_us; /* of gint64 */
  gboolean is_sorted;
};

FleetTimes *
fleet_times_new (void)
{
  FleetTimes *self = g_new0 (FleetTimes, 1);

  self->elapsed_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
fleet_times_free (FleetTimes *self)
{
  g_array_unref (self->elapsed_us);
  g_free (self);
}

void
fleet_times_add (FleetTimes *self, gint64 elapsed_us)
{
  g_array_append_val (self->elapsed_us, elapsed_us);
  self->is_sorted = FALSE;
}

guint
fleet_times_get_count (FleetTimes *self)
{
  return self->elapsed_us->len;
}

static int
compare (gconstpointer one, gconstpointer other)
{
  gint64 left = *(const gint64 *) one, right = *(const gint64 *) other;

  return left < right ? -1 : left > right;
}

double
fleet_times_get_quantile_ms (FleetTimes *self, double share)
{
  guint count = self->elapsed_us->len;

  if (count == 0)
    return 0;
  if (!self->is_sorted)
    g_array_sort (self->elapsed_us, compare);
  self->is_sorted = TRUE;
  return (double) g_array_index (self->elapsed_us, gint64, (guint) (share * (count - 1))) /
         US_PER_MS;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-condition.h"

G_BEGIN_DECLS

/* What is believed of a printer that is looked at again and again: sensors flap, and one answer is
 * lost now and then. Nothing is believed without a look. The very first look is believed at once; a
 * graver condition when it is seen again before the believed one was there for a whole second; a
 * lighter one when nothing else was seen for a second. So a trouble shows at the second look, and
 * "ready" is never said twice within a second.
 *
 * It is for what is shown. Whoever is about to print asks the printer afresh. No I/O, no clock: the
 * caller tells the time, in microseconds that never go back (g_get_monotonic_time). */
typedef struct {
  PrintCondition believed; /* unknown and silent before the first look */

  /*< private >*/
  gboolean has_looked;
  gboolean is_worse_seen; /* once, since the believed condition was last there for a second */
  gint64 calm_since_us;   /* nothing graver than believed was seen; 0: the last look was graver */
  gint64 better_since_us; /* everything seen was lighter than believed; 0: the last look was not */
  PrintCondition better;  /* the gravest of it */
} PrintSteadiness;

void print_steadiness_init (PrintSteadiness *self);

/* Notes what a look has just shown, and returns whether what is believed has changed. */
gboolean print_steadiness_see (PrintSteadiness *self, PrintCondition seen, gint64 now_us);

/* How soon another look decides about what is not believed yet; -1 if there is nothing to decide,
 * so that the next look may come when it comes. */
int print_steadiness_get_wait_ms (PrintSteadiness *self, gint64 now_us);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-steadiness.h"

#include "print-reasons.h"

#define LOOK_AGAIN_MS 300
#define LASTING_US G_TIME_SPAN_SECOND

static gboolean
is_same (PrintCondition one, PrintCondition other)
{
  return one.state == other.state && one.reason == other.reason;
}

static gboolean
is_graver (PrintCondition one, PrintCondition other)
{
  return !is_same (one, other) && is_same (print_condition_get_graver (one, other), one);
}

static void
believe (PrintSteadiness *self, PrintCondition condition, gint64 now_us)
{
  self->believed = condition;
  self->is_worse_seen = FALSE;
  self->calm_since_us = now_us;
  self->better_since_us = 0;
}

void
print_steadiness_init (PrintSteadiness *self)
{
  g_return_if_fail (self != NULL);

  *self = (PrintSteadiness){ .believed = { PRINT_STATE_UNKNOWN, PRINT_REASON_SILENT } };
}

static gboolean
see_worse (PrintSteadiness *self, PrintCondition seen, gint64 now_us)
{
  self->better_since_us = 0;
  if (self->is_worse_seen) {
    believe (self, seen, now_us);
    return TRUE;
  }
  self->is_worse_seen = TRUE;
  self->calm_since_us = 0;
  return FALSE;
}

static void
begin_better (PrintSteadiness *self, PrintCondition seen, gint64 now_us)
{
  self->better_since_us = now_us;
  self->better = seen;
}

static gboolean
see_better (PrintSteadiness *self, PrintCondition seen, gint64 now_us)
{
  if (self->better_since_us == 0)
    begin_better (self, seen, now_us);
  self->better = print_condition_get_graver (self->better, seen);
  if (now_us - self->better_since_us < LASTING_US)
    return FALSE;
  believe (self, self->better, now_us);
  if (is_graver (self->believed, seen))
    begin_better (self, seen, now_us);
  return TRUE;
}

/* A flap between good and bad is bad: only a whole good second takes back what was seen once. */
static void
calm_down (PrintSteadiness *self, gint64 now_us)
{
  if (self->calm_since_us == 0)
    self->calm_since_us = now_us;
  if (now_us - self->calm_since_us >= LASTING_US)
    self->is_worse_seen = FALSE;
}

gboolean
print_steadiness_see (PrintSteadiness *self, PrintCondition seen, gint64 now_us)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->has_looked) {
    self->has_looked = TRUE;
    believe (self, seen, now_us);
    return TRUE;
  }
  if (is_graver (seen, self->believed))
    return see_worse (self, seen, now_us);
  calm_down (self, now_us);
  if (is_graver (self->believed, seen))
    return see_better (self, seen, now_us);
  self->better_since_us = 0;
  return FALSE;
}

static int
get_left_ms (gint64 since_us, gint64 now_us)
{
  return (int) MAX (0, (since_us + LASTING_US - now_us + 999) / 1000);
}

int
print_steadiness_get_wait_ms (PrintSteadiness *self, gint64 now_us)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->better_since_us != 0)
    return get_left_ms (self->better_since_us, now_us);
  if (!self->is_worse_seen)
    return -1;
  return self->calm_since_us == 0 ? LOOK_AGAIN_MS : get_left_ms (self->calm_since_us, now_us);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "product-play.h"

#include "product-sight.h"

/* The product demands 2 s for the screen; a laden machine gets more, and the figures are printed.
 */
#define SCREEN_S 10
/* The product's own limit for a queue to open again. */
#define RECOVERY_S 30
#define STEP_S 40
#define ASK_AGAIN_US G_TIME_SPAN_SECOND

typedef struct {
  const char *name;
  void (*begin) (ProductPlay *self); /* (nullable) */
  gboolean (*is_done) (ProductPlay *self);
  int limit_s;
} Step;

#define STEPS_MAXIMUM 12

struct _ProductPlay {
  ProductLane *lane;
  ProductCase played;
  char *name;

  Step steps[STEPS_MAXIMUM];
  guint step_count;
  guint step; /* which one stands */
  gboolean has_begun;
  gint64 step_began_us;

  gint64 asked_us; /* for a paper, the last time */
  gint64 event_us;
  gint64 screen_us;
  gint64 cleared_us;
  gboolean is_awaited; /* a paper that can only wait for the cause to be gone */
  gint64 recovery_us;
  char *failure;
};

/* What the printer does from the event on */

static void
cause_trouble (ProductPlay *self)
{
  const ProductTrouble *trouble = self->played.trouble;

  if (trouble->reasons != NULL)
    support_printer_set_reasons (self->lane->printer, trouble->reasons);
  support_printer_set_temper (self->lane->printer, trouble->temper);
  self->event_us = g_get_monotonic_time ();
}

static void
plan_trouble (ProductPlay *self)
{
  support_printer_plan (self->lane->printer, self->played.moment, self->played.trouble->reasons,
                        self->played.trouble->temper);
}

/* One that hangs comes to itself while the citizen waits; staff who find it later switch it off and
 * on again. */
static void
end_trouble (ProductPlay *self)
{
  SupportPrinter *printer = self->lane->printer;

  self->is_awaited = self->played.trouble->temper == SUPPORT_PRINTER_NORMAL &&
                     support_printer_count_jobs (printer) > 0;
  if (self->played.trouble->temper == SUPPORT_PRINTER_HANG && !self->played.is_cleared)
    support_printer_set_temper (printer, SUPPORT_PRINTER_DIE);
  support_printer_set_reasons (printer, "");
  support_printer_set_temper (printer, SUPPORT_PRINTER_NORMAL);
  self->cleared_us = g_get_monotonic_time ();
}

/* Steps */

static gboolean
is_connected (ProductPlay *self)
{
  return kiosk_agent_link_is_reachable (kiosk_station_get_link (self->lane->station));
}

static void
begin_visit (ProductPlay *self)
{
  product_lane_begin_visit (self->lane);
}

static void
end_visit (ProductPlay *self)
{
  product_lane_end_visit (self->lane);
}

static void
refresh (ProductPlay *self)
{
  product_lane_refresh (self->lane);
}

static void
print (ProductPlay *self)
{
  self->asked_us = g_get_monotonic_time ();
  product_lane_print (self->lane);
}

static gboolean
is_refreshed_and_ready (ProductPlay *self)
{
  return self->lane->is_refreshed && product_sight_is_ready (self->lane);
}

static gboolean
is_refreshed_and_in_trouble (ProductPlay *self)
{
  return self->lane->is_refreshed && product_sight_is_trouble (self->lane, &self->played);
}

static void
note_screen (ProductPlay *self)
{
  if (self->screen_us == 0)
    self->screen_us = MAX (g_get_monotonic_time () - self->event_us, 1);
}

static gboolean
has_right_first_screen (ProductPlay *self)
{
  if (!is_refreshed_and_in_trouble (self))
    return FALSE;
  note_screen (self);
  return TRUE;
}

/* Into a printer that was in trouble before: it is refused, or tried where nobody knew better, and
 * then held. */
static gboolean
has_right_screen_from_the_start (ProductPlay *self)
{
  if (!self->played.trouble->halts || product_look_can_print (self->played.trouble->look))
    return product_sight_is_true_end (self->lane, &self->played);
  return product_sight_is_refusal (self->lane, &self->played) ||
         product_sight_is_waiting (self->lane, &self->played);
}

/* She may be told that it is not possible yet, and asks again. */
static void
ask_again (ProductPlay *self)
{
  if (product_lane_get_paper (self->lane) == KIOSK_PAPER_FAILED &&
      g_get_monotonic_time () - self->asked_us > ASK_AGAIN_US)
    print (self);
}

/* Of one that went off or was stopped with the end of the job nobody knows yet that it is the end.
 */
static gboolean
may_be_waiting (ProductPlay *self)
{
  const ProductTrouble *trouble = self->played.trouble;

  if (self->played.moment == SUPPORT_PRINTER_DURING)
    return trouble->halts;
  return trouble->look == PRODUCT_LOOK_OFFLINE || trouble->temper == SUPPORT_PRINTER_HANG;
}

static gboolean
has_right_screen_after_the_event (ProductPlay *self)
{
  SupportPrinterMoment moment = self->played.moment;
  gboolean is_right;

  self->event_us = support_printer_get_plan_time (self->lane->printer, moment);
  if (self->event_us == 0) {
    ask_again (self); /* a scheduler of so many may not have answered in time */
    return FALSE;
  }
  is_right = product_sight_is_true_end (self->lane, &self->played) ||
             (may_be_waiting (self) && product_sight_is_waiting (self->lane, &self->played));
  if (!is_right || !product_sight_is_trouble (self->lane, &self->played))
    return FALSE;
  note_screen (self);
  return TRUE;
}

/* Nothing of the last visit is left where it could come out. One that hangs cannot be asked. */
static gboolean
is_withdrawn (ProductPlay *self)
{
  if (!is_refreshed_and_in_trouble (self))
    return FALSE;
  if (self->played.trouble->temper != SUPPORT_PRINTER_HANG &&
      support_printer_count_jobs (self->lane->printer) > 0)
    return FALSE;
  return product_lane_count_queued (self->lane) == 0;
}

/* Of a silent printer that prints all the same, that it is not even low any more is only learnt
 * with the next look, a minute later. */
static gboolean
is_well (ProductPlay *self)
{
  if (self->played.way == PRODUCT_BY_SILENT_QUEUE &&
      product_look_can_print (self->played.trouble->look))
    return kiosk_printer_can_print (
      kiosk_agent_link_get_printer (kiosk_station_get_link (self->lane->station)));
  return product_sight_is_ready (self->lane);
}

static gboolean
is_open_again (ProductPlay *self)
{
  if (!is_well (self) || !product_lane_is_queue_open (self->lane))
    return FALSE;
  self->recovery_us = g_get_monotonic_time () - self->cleared_us;
  return TRUE;
}

static gboolean
is_printed (ProductPlay *self)
{
  return product_lane_get_paper (self->lane) == KIOSK_PAPER_PRINTED;
}

/* With the cause gone the paper that waited comes out; else she learns that it will not. */
static gboolean
is_open_again_and_told (ProductPlay *self)
{
  if (self->is_awaited && !is_printed (self))
    return FALSE;
  return product_sight_is_true_end (self->lane, &self->played) && is_open_again (self);
}

static gboolean
is_printed_when_asked_again (ProductPlay *self)
{
  ask_again (self);
  return is_printed (self);
}

static void
add (ProductPlay *self,
     const char *name,
     void (*begin) (ProductPlay *self),
     gboolean (*is_done) (ProductPlay *self),
     int limit_s)
{
  g_assert_cmpuint (self->step_count, <, STEPS_MAXIMUM);
  self->steps[self->step_count++] = (Step){ name, begin, is_done, limit_s };
}

static void
add_visit (ProductPlay *self)
{
  add (self, "the visit begins", begin_visit, is_connected, STEP_S);
}

/* Until the trouble is there, and on the screen. */
static void
write_first_act (ProductPlay *self)
{
  if (self->played.moment == SUPPORT_PRINTER_BEFORE) {
    add (self, "the trouble comes", cause_trouble, NULL, 0);
    add_visit (self);
    add (self, "the trouble is shown", refresh, has_right_first_screen, SCREEN_S);
    add (self, "a paper is asked for", print, has_right_screen_from_the_start, SCREEN_S);
  } else {
    add (self, "the trouble is planned", plan_trouble, NULL, 0);
    add_visit (self);
    add (self, "the printer is ready", refresh, is_refreshed_and_ready, STEP_S);
    add (self, "the trouble comes and is shown", print, has_right_screen_after_the_event, STEP_S);
  }
}

static void
write_second_act (ProductPlay *self)
{
  if (!self->played.is_cleared) {
    add (self, "the visit ends", end_visit, NULL, 0);
    add_visit (self);
    add (self, "the next citizen sees the trouble, and nothing is left", refresh, is_withdrawn,
         STEP_S);
    add (self, "the cause is gone", end_trouble, is_open_again, RECOVERY_S);
  } else {
    add (self, "the cause is gone", end_trouble, is_open_again_and_told, RECOVERY_S);
    add (self, "the visit ends", end_visit, NULL, 0);
    add_visit (self);
  }
  add (self, "a paper is printed again", print, is_printed_when_asked_again, RECOVERY_S);
  add (self, "the visit ends", end_visit, NULL, 0);
}

ProductPlay *
product_play_new (ProductLane *lane, const ProductCase *played)
{
  ProductPlay *self = g_new0 (ProductPlay, 1);

  self->lane = lane;
  self->played = *played;
  self->name = product_case_describe (played);
  support_printer_offer_resume (lane->printer, played->trouble->is_ended);
  write_first_act (self);
  write_second_act (self);
  return self;
}

void
product_play_free (ProductPlay *self)
{
  g_free (self->failure);
  g_free (self->name);
  g_free (self);
}

static void
fail (ProductPlay *self, const char *what)
{
  g_autofree char *seen = product_lane_describe (self->lane);

  if (self->failure == NULL)
    self->failure =
      g_strdup_printf ("%s: %s: %s; %s", self->name, self->steps[self->step].name, what, seen);
}

/* Whatever the case, at any time. */
static void
look_for_lies (ProductPlay *self)
{
  ProductLane *lane = self->lane;

  product_lane_look_into_slot (lane, self->name);
  if (lane->complaint != NULL)
    fail (self, lane->complaint);
  if (lane->visit == NULL)
    return;
  if (product_lane_promises_paper (lane) && lane->paper_count == 0)
    fail (self, "she is told to take a paper that is not there");
}

static gboolean
take_step (ProductPlay *self)
{
  const Step *step = &self->steps[self->step];

  if (!self->has_begun) {
    self->has_begun = TRUE;
    self->step_began_us = g_get_monotonic_time ();
    if (step->begin != NULL)
      step->begin (self);
  }
  if (step->is_done != NULL && !step->is_done (self)) {
    if (g_get_monotonic_time () - self->step_began_us > step->limit_s * G_TIME_SPAN_SECOND)
      fail (self, "not in time");
    return FALSE;
  }
  if (self->screen_us > SCREEN_S * G_TIME_SPAN_SECOND)
    fail (self, "too late");
  self->step++;
  self->has_begun = FALSE;
  return TRUE;
}

gboolean
product_play_go_on (ProductPlay *self)
{
  do
    look_for_lies (self);
  while (self->failure == NULL && self->step < self->step_count && take_step (self));
  return self->failure == NULL && self->step < self->step_count;
}

const char *
product_play_get_name (ProductPlay *self)
{
  return self->name;
}

const char *
product_play_get_failure (ProductPlay *self)
{
  return self->failure;
}

gint64
product_play_get_screen_us (ProductPlay *self)
{
  return self->screen_us;
}

gint64
product_play_get_recovery_us (ProductPlay *self)
{
  return self->recovery_us;
}

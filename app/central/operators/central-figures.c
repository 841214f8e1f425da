/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-figures.h"

#define NOTHING (-1.0)

void
central_figures_add (CentralFigures *self, const CentralFigures *other)
{
  self->completed += other->completed;
  self->abandoned += other->abandoned;
  self->timed_out += other->timed_out;
  self->failed += other->failed;
  self->visit_seconds += other->visit_seconds;
  self->printed += other->printed;
  self->not_printed += other->not_printed;
  self->unconfirmed += other->unconfirmed;
  self->usable_seconds += other->usable_seconds;
  self->told_seconds += other->told_seconds;
  self->filings += other->filings;
  self->kept += other->kept;
  self->late += other->late;
  self->overdue += other->overdue;
  self->pending += other->pending;
  self->ratings += other->ratings;
  self->stars += other->stars;
}

gboolean
central_figures_is_usable (CivicKioskState state)
{
  switch (state) {
  case CIVIC_KIOSK_READY:
  case CIVIC_KIOSK_IN_SESSION:
  case CIVIC_KIOSK_READY_OFFLINE:
  case CIVIC_KIOSK_READY_NO_RECEIPT:
    return TRUE;
  case CIVIC_KIOSK_ENROLLING:
  case CIVIC_KIOSK_CLOSED:
  case CIVIC_KIOSK_NEEDS_STAFF:
  case CIVIC_KIOSK_OUT_OF_SERVICE:
  case CIVIC_KIOSK_QUARANTINE:
  case CIVIC_KIOSK_UPDATING:
  default:
    return FALSE;
  }
}

static void
count_visits (CentralFigures *self, const char *outcome, gint64 times, gint64 seconds)
{
  if (g_str_equal (outcome, "completed"))
    self->completed += times;
  else if (g_str_equal (outcome, "abandoned"))
    self->abandoned += times;
  else if (g_str_equal (outcome, "timed-out"))
    self->timed_out += times;
  else if (g_str_equal (outcome, "failed"))
    self->failed += times;
  else
    return;
  self->visit_seconds += seconds;
}

static void
count_receipts (CentralFigures *self, const char *outcome, gint64 times)
{
  if (g_str_equal (outcome, "printed"))
    self->printed += times;
  else if (g_str_equal (outcome, "failed"))
    self->not_printed += times;
  else if (g_str_equal (outcome, "unknown"))
    self->unconfirmed += times;
}

static void
count_time (CentralFigures *self, const char *word, gint64 seconds)
{
  CivicKioskState state = CIVIC_KIOSK_ENROLLING;

  if (!civic_kiosk_state_from_string (word, &state))
    return;
  self->told_seconds += seconds;
  if (central_figures_is_usable (state))
    self->usable_seconds += seconds;
}

void
central_figures_count (CentralFigures *self,
                       const char *kind,
                       const char *subject,
                       const char *outcome,
                       gint64 times,
                       gint64 seconds)
{
  if (g_str_equal (kind, civic_count_kind_to_string (CIVIC_COUNT_VISIT)))
    count_visits (self, outcome, times, seconds);
  else if (g_str_equal (kind, civic_count_kind_to_string (CIVIC_COUNT_RECEIPT)) &&
           g_str_equal (subject, "receipt"))
    count_receipts (self, outcome, times);
  else if (g_str_equal (kind, civic_count_kind_to_string (CIVIC_COUNT_STATE)))
    count_time (self, subject, seconds);
}

gint64
central_figures_get_visits (const CentralFigures *self)
{
  return self->completed + self->abandoned + self->timed_out + self->failed;
}

gint64
central_figures_get_receipts (const CentralFigures *self)
{
  return self->printed + self->not_printed + self->unconfirmed;
}

gint64
central_figures_get_decided (const CentralFigures *self)
{
  return self->kept + self->late + self->overdue;
}

static double
divide (gint64 part, gint64 whole)
{
  return whole > 0 ? (double) part / (double) whole : NOTHING;
}

double
central_figures_get_completion (const CentralFigures *self)
{
  return divide (self->completed, central_figures_get_visits (self));
}

double
central_figures_get_receipt_success (const CentralFigures *self)
{
  return divide (self->printed, central_figures_get_receipts (self));
}

double
central_figures_get_availability (const CentralFigures *self)
{
  return divide (self->usable_seconds, self->told_seconds);
}

double
central_figures_get_promise_kept (const CentralFigures *self)
{
  return divide (self->kept, central_figures_get_decided (self));
}

double
central_figures_get_mean_seconds (const CentralFigures *self)
{
  return divide (self->visit_seconds, central_figures_get_visits (self));
}

double
central_figures_get_satisfaction (const CentralFigures *self)
{
  return divide (self->stars, self->ratings);
}

CentralFiguresRow *
central_figures_row_new (const char *day,
                         const char *centre,
                         const char *kiosk,
                         const char *service)
{
  CentralFiguresRow *self = g_new0 (CentralFiguresRow, 1);

  self->day = g_strdup (day);
  self->centre = g_strdup (centre);
  self->kiosk = g_strdup (kiosk);
  self->service = g_strdup (service);
  return self;
}

void
central_figures_row_free (CentralFiguresRow *self)
{
  g_free (self->day);
  g_free (self->centre);
  g_free (self->kiosk);
  g_free (self->service);
  g_free (self);
}

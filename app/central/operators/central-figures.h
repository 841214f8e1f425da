/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-heartbeat.h"

G_BEGIN_DECLS

/* What the operators' figures are, as arithmetic over plain numbers: the only place where a share
 * is computed. Everything is a sum, so that figures of kiosks add up to those of a centre and days
 * to a month; shares come last, and are negative where there is nothing to divide by.
 *
 *   completion    completed / (completed + abandoned + timed_out + failed)
 *   mean time     visit_seconds / the same number of visits
 *   satisfaction  stars / ratings, of filings received in the span
 *   receipts      printed / (printed + not_printed + unconfirmed), receipts only, no documents
 *   availability  usable_seconds / told_seconds: in-session and ready, also without line or
 * receipt, of all the time the kiosk gave account of. Closed counts against it. promise kept  kept
 * / (kept + late + overdue): decided by the day that was promised when it was filed; what still has
 * time counts neither way */
typedef struct {
  gint64 completed;
  gint64 abandoned;
  gint64 timed_out;
  gint64 failed;
  gint64 visit_seconds;
  gint64 printed;
  gint64 not_printed;
  gint64 unconfirmed;
  gint64 usable_seconds;
  gint64 told_seconds;
  gint64 filings;
  gint64 kept;
  gint64 late;
  gint64 overdue;
  gint64 pending;
  gint64 ratings;
  gint64 stars;
} CentralFigures;

void central_figures_add (CentralFigures *self, const CentralFigures *other);

/* One row of a heartbeat's counts; what is no known word changes nothing. */
void central_figures_count (CentralFigures *self,
                            const char *kind,
                            const char *subject,
                            const char *outcome,
                            gint64 times,
                            gint64 seconds);

gint64 central_figures_get_visits (const CentralFigures *self);
gint64 central_figures_get_receipts (const CentralFigures *self);
gint64 central_figures_get_decided (const CentralFigures *self); /* or overdue */

/* 0 to 1, below 0: nothing happened. */
double central_figures_get_completion (const CentralFigures *self);
double central_figures_get_receipt_success (const CentralFigures *self);
double central_figures_get_availability (const CentralFigures *self);
double central_figures_get_promise_kept (const CentralFigures *self);

double central_figures_get_mean_seconds (const CentralFigures *self); /* below 0: no visit */
double central_figures_get_satisfaction (const CentralFigures *self); /* 1 to 5, below 0: none */

/* Whether citizens can be served in a state. */
gboolean central_figures_is_usable (CivicKioskState state);

/* Figures of a day, a kiosk, a service, or of several together: then the text is "". */
typedef struct {
  char *day;
  char *centre;
  char *kiosk;
  char *service;
  CentralFigures figures;
} CentralFiguresRow;

CentralFiguresRow *central_figures_row_new (const char *day,
                                            const char *centre,
                                            const char *kiosk,
                                            const char *service);
void central_figures_row_free (CentralFiguresRow *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-text.h"

G_BEGIN_DECLS

/* When a centre is open: the "hours" of its profile. Immutable; any thread.
 *
 * All of it is the Kingdom's time (+03:00, no summer time), whatever zone a moment is given in. A
 * span belongs to the day on which it begins, so that one past midnight is that evening's: it runs
 * on into a holiday, and into or out of Ramadan. Ramadan is that of the Umm al-Qura calendar, whose
 * days are taken from midnight to midnight; the moon seen a day apart from it is a matter for
 * `closed` and for staff. On a closed day no span begins. */
typedef struct _CivicHours CivicHours;

#define CIVIC_HOURS_MAXIMUM_SPAN_COUNT 6 /* that begin on one day */
#define CIVIC_HOURS_DAY_MINUTES (24 * 60)

/* In minutes after the midnight that its day begins with. */
typedef struct {
  guint from; /* 0 to 1439 */
  guint to;   /* over from, at most a day later; over 1440 it is tomorrow */
} CivicHoursSpan;

typedef struct {
  CivicHoursSpan spans[CIVIC_HOURS_MAXIMUM_SPAN_COUNT]; /* in their order; none overlaps another */
  guint span_count;
  gboolean is_ramadan; /* these are the hours of Ramadan, where the centre has some */
  CivicText *holiday;  /* (nullable) why there is none; the hours' own */
} CivicHoursDay;

CivicHours *civic_hours_ref (CivicHours *self);
void civic_hours_unref (CivicHours *self);

/* Whether it is open at `now`, and when that changes next: ret_until (nullable), a moment after now
 * in the Kingdom's time, caller unrefs; NULL where it does not within the year to come. The moment
 * a span begins is open, the one it ends is not. */
void
civic_hours_look (CivicHours *self, GDateTime *now, gboolean *ret_is_open, GDateTime **ret_until);

/* The hours of the day, in the Kingdom, of that moment. */
void civic_hours_get_day (CivicHours *self, GDateTime *moment, CivicHoursDay *ret_day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicHours, civic_hours_unref)

G_END_DECLS

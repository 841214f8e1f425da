/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-hours.h"
#include "civic-reader-private.h"

G_BEGIN_DECLS

/* Shared by the files of CivicHours only. */
#define CIVIC_HOURS_WEEK_DAYS 7

typedef struct {
  CivicHoursDay days[CIVIC_HOURS_WEEK_DAYS]; /* from Sunday on */
} CivicHoursWeek;

/* Days are counted as GDate does, 1 being 1 January of the year 1. */
typedef struct {
  guint first, last;
  CivicText *name;
} CivicHoliday;

struct _CivicHours {
  CivicHoursWeek usual;
  CivicHoursWeek ramadan;
  gboolean has_ramadan;
  GPtrArray *holidays; /* (element-type CivicHoliday) */
};

/* Of the object "hours" of a profile. After a complaint it holds what was well. */
CivicHours *civic_hours_read (CivicReader *reader);

G_END_DECLS

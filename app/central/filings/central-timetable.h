/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When an office receives people, as data ("timetable" in sandbox-registries.json): the days of the
 * week, the hours and how long one visit takes. It knows no bookings: central-slots does. */
typedef struct _CentralTimetable CentralTimetable;

typedef struct {
  char *id;        /* "slot-jeddah-north-20261125-0930" */
  char *starts_at; /* ISO 8601 with zone */
  gboolean is_full;
} CentralSlot;

CentralTimetable *central_timetable_load (const char *path, GError **error);
void central_timetable_free (CentralTimetable *self);

/* The coming slots, at most 200. office (nullable: the centre itself) is lower case letters, digits
 * and hyphens; from (nullable) is an ISO date. Of CentralSlot. */
GPtrArray *central_timetable_list (CentralTimetable *self, const char *office, const char *from);

/* Whether the office's list holds this id now, and not as a full one. */
gboolean central_timetable_offers (CentralTimetable *self, const char *office, const char *id);

void central_slot_free (CentralSlot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralTimetable, central_timetable_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"
#include "civic-catalogue.h"

G_BEGIN_DECLS

/* By when the municipality promises to have decided, as data (service-levels.json):
 *
 *   {"format": 1, "working_days": [7, 1, 2, 3, 4], "holidays": ["02-22"], "hijri_holidays":
 * ["10-01"], "services": {SERVICE: {"working_days": RULE} or {"days": RULE} or {"hours": RULE}}}
 *
 * Days of the week are 1 (Monday) to 7 (Sunday), holidays a month and a day, of the Gregorian year
 * or of the Umm al-Qura calendar. Rules are JsonLogic over the answers, as in fees.json. A promise
 * in days ends with the last of them; the day something came in does not count. It refuses to load
 * rules that name what the service has not. */
typedef struct _CentralServiceLevels CentralServiceLevels;

CentralServiceLevels *
central_service_levels_load (const char *path, CivicCatalogue *catalogue, GError **error);
void central_service_levels_free (CentralServiceLevels *self);

/* *ret_due_at: ISO 8601 with zone, for the caller to free; NULL where nothing is promised. FALSE
 * with UNAVAILABLE where a rule gives no span of 1 to 366 days or hours. */
gboolean central_service_levels_find_due (CentralServiceLevels *self,
                                          CivicAnswers *answers,
                                          const char *received_at,
                                          char **ret_due_at,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralServiceLevels, central_service_levels_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-figures.h"
#include "central-store.h"

G_BEGIN_DECLS

/* Sums over what kiosks counted and what citizens filed, made by the database: however many kiosks
 * there are, it hands out as many rows as somebody wants to read. Strings of a question are never
 * NULL; "" leaves that open, and the operator "*" is all of them. A filing belongs to the kiosk
 * whose certificate brought it, whatever it says of itself. */
typedef struct {
  const char *operator_id;
  const char *centre;
  const char *kiosk;
  const char *service;
  const char *first_day; /* "2026-11-23", both included */
  const char *last_day;
  gboolean by_day;
  gboolean by_kiosk;
  gboolean by_service;
} CentralFiguresQuestion;

/* Of CentralFiguresRow, by day, kiosk and service; at least one where nothing is asked apart. now:
 * ISO 8601, for what is overdue. */
GPtrArray *central_store_sum_figures (CentralStore *self,
                                      const CentralFiguresQuestion *question,
                                      const char *now,
                                      GError **error);

/* What was filed and how it was rated since a moment, by kiosk: the few numbers that the live fleet
 * wants every half minute. Of CentralFiguresRow. */
GPtrArray *central_store_sum_filings_since (CentralStore *self,
                                            const char *operator_id,
                                            const char *since,
                                            GError **error);

/* Visits that did not reach their end, by where they stopped. */
typedef struct {
  char *service; /* "": none was chosen */
  char *step;    /* "": nobody knows */
  gint64 times;
} CentralStepCount;

/* Of CentralStepCount, the most frequent first. by_day and by_kiosk do not count. */
GPtrArray *central_store_sum_steps (CentralStore *self,
                                    const CentralFiguresQuestion *question,
                                    guint maximum,
                                    GError **error);
void central_step_count_free (CentralStepCount *self);

G_END_DECLS

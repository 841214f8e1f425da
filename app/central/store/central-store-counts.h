/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* What the kiosks counted: totals of a day, which only grow, so that whichever of two reports comes
 * last the greater one stands. What the words mean is said in civic-heartbeat.h. */
typedef struct {
  char *kiosk;
  char *centre;
  char *operator_id;
  char *day;  /* "2026-11-23" */
  char *kind; /* "visit", "receipt", "state" */
  char *subject;
  char *outcome;
  char *step;
  gint64 times;
  gint64 seconds;
} CentralTally;

/* These want to be called inside a transaction. */
gboolean central_store_set_tally (CentralStore *self, const CentralTally *tally, GError **error);

/* Of CentralTally: the days from first_day to last_day, both included, of one operator's kiosks
 * ("*": of all), added up over the kiosks of each centre: `kiosk` is NULL in them. */
GPtrArray *central_store_sum_tallies (CentralStore *self,
                                      const char *operator_id,
                                      const char *first_day,
                                      const char *last_day,
                                      GError **error);

/* The same of one kiosk, as they were told. */
GPtrArray *central_store_list_tallies (CentralStore *self,
                                       const char *kiosk,
                                       const char *first_day,
                                       const char *last_day,
                                       GError **error);

void central_tally_free (CentralTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralTally, central_tally_free)

G_END_DECLS

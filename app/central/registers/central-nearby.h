/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "central-records.h"

G_BEGIN_DECLS

/* Reports of the same kind in the same place, so that a citizen learns that somebody has told it
 * already. It tells how many and since when, never who or what was written. */
#define CENTRAL_NEARBY_REGISTER "reports-nearby"

/* Asked by "category" and by "district" or "pin" (or both: either fits). One record:
 * {"count", "newest_at"?}. */
gboolean central_nearby_look_up (CentralOffice *office,
                                 const CentralQuestion *question,
                                 GPtrArray **ret_records,
                                 GError **error);

/* Remembers where a filing was about, if its service is one that asks who was nearby: the look-up
 * of its file says which answers are the category, the district and the pin. Inside the transaction
 * that stores the filing, after it. */
gboolean central_nearby_remember (CentralOffice *office,
                                  CivicAnswers *answers,
                                  const CentralFiling *filing,
                                  GError **error);

G_END_DECLS

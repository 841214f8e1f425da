/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* A price as it was told to a citizen, or as it is found now: the JSON that civic-quote reads. */
typedef struct {
  char *quote; /* {"id","path","expires_at","lines","total_halalas"} */
  gboolean is_instant;
  gint64 total_halalas;
} CentralPricing;

/* Prices the answers now, keeps that as a quote and returns it. */
CentralPricing *
central_pricing_quote (CentralOffice *office, CivicAnswers *answers, GError **error);

/* What a filing costs. quote_id (nullable) is honoured while it holds and fits: it was for these
 * answers, or gives the same price. A quote that is gone or over is no fault of a kiosk that was
 * off line, so the answers are priced now; a quote for something else is QUOTE_MISMATCH. Inside a
 * transaction. */
CentralPricing *central_pricing_for_filing (CentralOffice *office,
                                            CivicAnswers *answers,
                                            const char *quote_id,
                                            GError **error);
void central_pricing_free (CentralPricing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralPricing, central_pricing_free)

G_END_DECLS

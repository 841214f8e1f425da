/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"
#include "central-tracking-words.h"

G_BEGIN_DECLS

/* What the public page shows. It has no name, no number and no answer of the citizen: whoever holds
 * the receipt may read it. Every value is escaped as it is written; the page runs no script and
 * loads nothing. */
typedef struct {
  CentralPageState state;
  const CentralWords *words;
  const char *code;         /* (nullable) bare; with it the receipt is genuine */
  const char *kiosk;        /* (nullable) */
  const char *made_at;      /* (nullable) ISO 8601 */
  const char *service_name; /* (nullable) */
  const char *municipality; /* (nullable) */
  const char *place;        /* (nullable) */
  const CentralBill *bill;  /* (nullable) */
  GPtrArray *events;        /* (nullable) of CentralEvent */
} CentralPage;

char *central_tracking_markup_draw (const CentralPage *page);

/* The value of Content-Security-Policy that lets the page's one style in and nothing else. */
const char *central_tracking_markup_get_policy (void);

G_END_DECLS

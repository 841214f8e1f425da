/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-page.h"
#include "central-store.h"
#include "central-tracking-words.h"

G_BEGIN_DECLS

/* What the page behind a receipt shows. It has no name, no number and no answer of the citizen:
 * whoever holds the receipt may read it. */
typedef struct {
  CentralTrackingState state;
  const char *language;
  const char *telephone;    /* (nullable) steps that name it are left out without it */
  const char *code;         /* (nullable) bare */
  const char *kiosk;        /* (nullable) with it the receipt is genuine */
  const char *made_at;      /* (nullable) ISO 8601 */
  const char *service_name; /* (nullable) */
  const char *message;      /* (nullable) what a person has to be told beside the state */
  const char *municipality; /* (nullable) */
  const char *place;        /* (nullable) */
  const CentralBill *bill;  /* (nullable) */
  GPtrArray *events;        /* (nullable) of CentralEvent */
  const char *due_at;       /* (nullable) by when an answer was promised */
} CentralTracking;

CentralResponse *central_tracking_markup_respond (const CentralTracking *tracking, guint status);

G_END_DECLS

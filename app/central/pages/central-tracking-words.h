/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every sentence of the page that a receipt points to, in each of central_languages. */
typedef enum {
  CENTRAL_TRACKING_RECEIVED,
  CENTRAL_TRACKING_AWAITING_PAYMENT,
  CENTRAL_TRACKING_PAID,
  CENTRAL_TRACKING_UNDER_REVIEW,
  CENTRAL_TRACKING_RETURNED,
  CENTRAL_TRACKING_APPROVED,
  CENTRAL_TRACKING_SCHEDULED,
  CENTRAL_TRACKING_ISSUED,
  CENTRAL_TRACKING_RESOLVED,
  CENTRAL_TRACKING_REOPENED,
  CENTRAL_TRACKING_REJECTED,
  CENTRAL_TRACKING_CANCELLED,
  CENTRAL_TRACKING_NOT_ARRIVED, /* a genuine receipt whose filing still lies in the kiosk */
  CENTRAL_TRACKING_NOT_GENUINE,
  CENTRAL_TRACKING_LOST,        /* an address that is no receipt */
  CENTRAL_TRACKING_DESTROYED,   /* over so long that its details are gone */
  CENTRAL_TRACKING_TOO_OFTEN,   /* who guesses waits */
  CENTRAL_TRACKING_UNAVAILABLE, /* our fault */
} CentralTrackingState;

#define CENTRAL_TRACKING_STATES (CENTRAL_TRACKING_UNAVAILABLE + 1)
#define CENTRAL_TRACKING_STEPS 3
#define CENTRAL_TRACKING_TELEPHONE "{telephone}" /* stands in a step for the centre's number */

typedef struct {
  const char *title;
  const char *lead;
  const char *steps[CENTRAL_TRACKING_STEPS]; /* what to do next; NULL after the last */
} CentralStateWords;

typedef struct {
  const char *language;
  const char *page_title;
  const char *code;
  const char *genuine;
  const char *no_licence;
  const char *pay;
  const char *biller;
  const char *bill_number;
  const char *due;
  const char *next;
  const char *timeline;
  const char *made;
  const char *promised; /* before the day by which an answer was promised */
  CentralStateWords states[CENTRAL_TRACKING_STATES];
} CentralTrackingWords;

const CentralTrackingWords *central_tracking_words_get (const char *language);

/* The page for a filing's state; states of tomorrow are shown as received. */
CentralTrackingState central_tracking_words_find_state (const char *state);

/* The state as filings carry it, and words for machines for those that no filing has. */
const char *central_tracking_words_name_state (CentralTrackingState state);

G_END_DECLS

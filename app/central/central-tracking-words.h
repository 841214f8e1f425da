/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every sentence of the public page, in each of central_languages. */
typedef enum {
  CENTRAL_PAGE_RECEIVED,
  CENTRAL_PAGE_AWAITING_PAYMENT,
  CENTRAL_PAGE_UNDER_REVIEW,
  CENTRAL_PAGE_ISSUED,
  CENTRAL_PAGE_RETURNED,
  CENTRAL_PAGE_REJECTED,
  CENTRAL_PAGE_NOT_ARRIVED, /* a genuine receipt whose filing still lies in the kiosk */
  CENTRAL_PAGE_NOT_GENUINE,
  CENTRAL_PAGE_LOST,        /* an address that is no receipt */
  CENTRAL_PAGE_UNAVAILABLE, /* our fault */
} CentralPageState;

#define CENTRAL_PAGE_STATES (CENTRAL_PAGE_UNAVAILABLE + 1)
#define CENTRAL_PAGE_STEPS 3

typedef struct {
  const char *title;
  const char *lead;
  const char *steps[CENTRAL_PAGE_STEPS]; /* what to do next; NULL after the last */
} CentralStateWords;

typedef struct {
  const char *language;
  const char *direction;
  const char *other_language;
  const char *other_language_name;
  const char *authority;
  const char *page_title;
  const char *code;
  const char *genuine;
  const char *no_licence;
  const char *pay;
  const char *riyals;
  const char *biller;
  const char *bill_number;
  const char *due;
  const char *next;
  const char *timeline;
  const char *made;
  const char *help;
  const char *help_hours;
  const char *morning;
  const char *afternoon;
  const char *date_separator;
  const char *months[12];
  CentralStateWords states[CENTRAL_PAGE_STATES];
} CentralWords;

const CentralWords *central_words_get (const char *language);

/* The page for a filing's state; states of tomorrow are shown as received. */
CentralPageState central_words_find_state (const char *state);

/* "٢٢ نوفمبر ٢٠٢٦، ١٠:٤٧ ص": in the reader's digits. Caller frees. "" for what is no time. */
char *central_words_format_time (const CentralWords *self, const char *iso8601);
char *central_words_format_date (const CentralWords *self, const char *iso8601);

G_END_DECLS

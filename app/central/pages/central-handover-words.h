/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every sentence of the pages that a handover opens on a phone, in each of central_languages. A
 * word in braces stands for a value. */
typedef enum {
  CENTRAL_HANDOVER_NO_FAULT,
  CENTRAL_HANDOVER_NOTHING_SENT,
  CENTRAL_HANDOVER_WRONG_TYPE,
  CENTRAL_HANDOVER_TOO_LARGE, /* {megabytes} */
  CENTRAL_HANDOVER_TOO_MANY,
  CENTRAL_HANDOVER_BROKEN,
  CENTRAL_HANDOVER_ACTIVE, /* a PDF that could act when it is opened, or that is locked */
  CENTRAL_HANDOVER_STILL_MISSING,
  CENTRAL_HANDOVER_NO_PLACE,
  CENTRAL_HANDOVER_SHORT_LINK,
  CENTRAL_HANDOVER_ABROAD,
  CENTRAL_HANDOVER_UNKNOWN_ADDRESS,
  CENTRAL_HANDOVER_UNREADABLE,
  CENTRAL_HANDOVER_BUSY,
  CENTRAL_HANDOVER_TOO_OFTEN,
} CentralHandoverFault;

#define CENTRAL_HANDOVER_FAULTS (CENTRAL_HANDOVER_TOO_OFTEN + 1)

typedef struct {
  const char *title;
  const char *lead;
} CentralHandoverSentences;

typedef struct {
  const char *language;
  const char *page_title;
  const char *open_until; /* {time} */
  CentralHandoverSentences expired;
  CentralHandoverSentences unknown;
  CentralHandoverSentences unavailable;
  const char *close_page;

  CentralHandoverSentences documents;
  CentralHandoverSentences documents_done;
  const char *photo;
  const char *file;
  const char *send;
  const char *sending;
  const char *hint;    /* {types}, {megabytes} */
  const char *count;   /* {count}, {maximum} */
  const char *arrived; /* {type}, {size} */
  const char *remove;
  const char *finish;
  const char *needed;
  const char *optional;

  CentralHandoverSentences pin;
  CentralHandoverSentences pin_done;
  const char *here;
  const char *looking;
  const char *not_found;
  const char *written;
  const char *written_hint;

  CentralHandoverSentences payment;
  CentralHandoverSentences payment_done;
  const char *sandbox;
  const char *amount;
  const char *paid_amount;
  const char *bill_number;
  const char *biller;
  const char *pay_with;
  const char *mada;
  const char *apple_pay;
  const char *sadad;
  const char *method;
  const char *reference;
  const char *paid_at;

  const char *faults[CENTRAL_HANDOVER_FAULTS];
} CentralHandoverWords;

const CentralHandoverWords *central_handover_words_get (const char *language);

/* The sentence with up to two values in their places. Caller frees. */
char *central_handover_words_fill (const char *sentence,
                                   const char *name,
                                   const char *value,
                                   const char *other,
                                   const char *its_value);

G_END_DECLS

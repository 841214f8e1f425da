/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"

G_BEGIN_DECLS

/* Which of our wishes a queue or printer can fulfil. It is asked once and then remembered for as
 * long as the printer stays on. Private to the queue half. */
typedef struct {
  gboolean is_known; /* or there was no answer yet, and then nothing below counts */
  gboolean takes_pdf;
  int cut; /* which of IPP's finishings parts our page from the next one; 0 for none */
} PrintAbilities;

/* Blocks until the connection's deadline at most, so it is for a thread. */
void print_abilities_ask (PrintAbilities *self, PrintCups *cups);

/* An answer with the attributes that tell. */
void print_abilities_read (PrintAbilities *self, ipp_t *reply);

G_END_DECLS

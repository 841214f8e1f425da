/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-heartbeat.h"
#include "print-condition.h"

G_BEGIN_DECLS

/* The one word for a kiosk that citizen, staff and fleet are shown alike (architecture §6): the
 * gravest that is true of what is known. It asks nothing and remembers nothing. */
typedef struct {
  gboolean is_enrolled;     /* it has a certificate to come with */
  gboolean is_revoked;      /* the central wants nothing of it any more */
  gboolean is_attended;     /* a visit is going on */
  gboolean is_updating;     /* it is about to begin anew */
  gboolean is_storage_good; /* a filing can be kept */
  gboolean has_catalogue;   /* there is something to offer */
  gboolean is_unfit;        /* a part without which nobody can be served has failed */
  gboolean is_open;
  gboolean is_touch_bad; /* staff have found the glass so */
  gboolean is_line_up;
  gboolean is_receipt_bad; /* and what the printer prints */
  PrintState receipt_printer;
  guint quarantine_count; /* filings that the central refused */
} AgentFacts;

/* From the gravest on:
 *   enrolling         nothing can be done before it has a certificate
 *   out-of-service    revoked: not even a visit that is going on gets anywhere
 *   in-session        whatever is wrong is hers to see now, and somebody's to repair after her
 *   updating
 *   out-of-service    no filing can be kept, there is none to offer, or the kiosk is not fit
 *   closed
 *   needs-staff       the glass does not answer as it should
 *   ready-offline     filings wait here
 *   needs-staff       the receipt printer wants a hand: paper out, jam, cover
 *   ready-no-receipt  it is off, nobody can tell, or no scanner reads what it prints
 *   quarantine        all is well but for what the municipality has to look at
 *   ready             */
CivicKioskState agent_state_choose (const AgentFacts *facts);

G_END_DECLS

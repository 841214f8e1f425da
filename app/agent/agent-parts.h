/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-opening.h"
#include "agent-receipts.h"
#include "agent-sender.h"
#include "agent-spool.h"
#include "agent-staff.h"
#include "agent-watch.h"

G_BEGIN_DECLS

/* What a visit is given to work with. The daemon owns it and outlives every visit. */
typedef struct {
  AgentOutbox *outbox;
  AgentLine *line;
  AgentSender *sender;
  PrintQueue *queue;
  AgentSpool *spool;
  PrintQueue *sheet_queue; /* (nullable) of A4 pages */
  AgentSpool *sheet_spool; /* (nullable) */
  AgentWatch *watch;
  AgentStaff *staff;
  AgentOpening *opening;
  AgentReceipts *receipts;
} AgentParts;

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-opening.h"
#include "agent-printer.h"
#include "agent-receipts.h"
#include "agent-sender.h"
#include "agent-staff.h"
#include "agent-visit-numbers.h"
#include "agent-watch.h"
#include "print-medium.h"

G_BEGIN_DECLS

/* What a visit is given to work with. The daemon owns it and outlives every visit. */
typedef struct {
  AgentOutbox *outbox;
  AgentLine *line;
  AgentSender *sender;
  AgentPrinter *printer;
  AgentPrinter *sheet_printer; /* (nullable) of A4 pages */
  PrintMedium medium;          /* of the receipts */
  AgentWatch *watch;
  AgentStaff *staff;
  AgentOpening *opening;
  AgentReceipts *receipts;
  AgentVisitNumbers *visit_numbers;
} AgentParts;

G_END_DECLS

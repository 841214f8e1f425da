/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-audit.h"
#include "agent-catalogue.h"
#include "agent-commands.h"
#include "agent-counts.h"
#include "agent-languages.h"
#include "agent-machine.h"
#include "agent-opening.h"
#include "agent-printer.h"
#include "agent-receipts.h"
#include "agent-sender.h"
#include "agent-staff.h"
#include "agent-state-times.h"
#include "agent-visit-numbers.h"
#include "agent-watch.h"
#include "print-medium.h"

G_BEGIN_DECLS

typedef struct _AgentReadiness AgentReadiness;
typedef struct _AgentShift AgentShift;

/* What visits and heartbeats are given to work with. The daemon owns it and outlives them all. */
typedef struct {
  AgentAudit *audit; /* (nullable) in tests of other things */
  AgentOutbox *outbox;
  AgentLine *line;
  AgentSender *sender;
  AgentPrinter *printer;
  AgentPrinter *sheet_printer; /* (nullable) of A4 pages */
  PrintMedium medium;          /* of the receipts */
  AgentWatch *watch;
  AgentCatalogue *catalogue; /* (nullable) in tests of other things */
  AgentStaff *staff;
  AgentOpening *opening;
  AgentReceipts *receipts;
  AgentVisitNumbers *visit_numbers;
  AgentCounts *counts;
  AgentStateTimes *state_times;
  AgentCommands *commands;
  AgentMachine *machine;
  AgentLanguages *languages;
  AgentReadiness *readiness; /* (nullable) in tests of other things, as the shift */
  AgentShift *shift;
} AgentParts;

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "central-office.h"

G_BEGIN_DECLS

/* What a filing or a question claims to be answers, held against the registers: each look-up of the
 * service is asked again here, so that prices and rules rest on records and never on what a kiosk
 * says a record was. */
typedef struct {
  CivicAnswers *answers; /* with their records */
  GPtrArray *problems;   /* of CivicProblem: what the service's rules forbid */
  GPtrArray *remarks;    /* of char *: paths where the kiosk's record was another than ours */
} CentralClaim;

/* day (nullable) is what the answers call today. NULL with an error when a register does not
 * answer; what it does not know is a problem only where the service demands it. */
CentralClaim *central_claim_read (CentralOffice *office,
                                  CivicService *service,
                                  JsonNode *node,
                                  const char *person_id,
                                  const char *day,
                                  GError **error);
void central_claim_free (CentralClaim *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralClaim, central_claim_free)

G_END_DECLS

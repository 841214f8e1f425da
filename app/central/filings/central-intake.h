/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-claim.h"
#include "central-sealed.h"

G_BEGIN_DECLS

/* A filing as it comes in, read without trust: its words, that it is the address's and the
 * certificate's own, the consents, the person (from the challenge, never from the filing), the
 * answers held against service and registers, and the documents it names. It decides nothing and
 * stores nothing but which documents belong to it. */
typedef struct {
  CentralFiling *filing; /* without state, digest, quote, times of arrival and acknowledgement */
  CentralClaim *claim;   /* its problems refuse the filing */
} CentralIntake;

/* code is the address's. NULL with the error that refuses it. Inside a transaction. */
CentralIntake *central_intake_read (CentralOffice *office,
                                    const CentralRequest *request,
                                    const CentralSealed *sealed,
                                    const char *code,
                                    GError **error);
void central_intake_free (CentralIntake *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralIntake, central_intake_free)

G_END_DECLS

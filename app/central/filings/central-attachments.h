/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "central-office.h"

G_BEGIN_DECLS

/* Binds the documents that the answers name to the filing of that code. One that is not there, that
 * another session handed in or that another filing has is a problem of its field, as if it were
 * missing; problems: of CivicProblem. session as central_sealed_name_session gives it. Inside the
 * transaction that stores the filing. */
gboolean central_attachments_claim (CentralOffice *office,
                                    CivicAnswers *answers,
                                    const char *session,
                                    const char *code,
                                    GPtrArray *problems,
                                    GError **error);

G_END_DECLS

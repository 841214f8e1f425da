/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

#include "central-form.h"
#include "central-open311-form.h"

G_BEGIN_DECLS

/* What a client posted, as answers to the form of that kind of report. A form that was read whole
 * only. NULL with *ret_fault, English, naming the parameter, where something is missing or cannot
 * be; caller frees both. */
CivicAnswers *central_open311_answers_read (const CentralForm *form,
                                            const CentralOpen311Kind *kind,
                                            char **ret_fault);

/* "attribute[district]: missing": a problem in the client's words. */
char *central_open311_answers_describe (const CentralOpen311Kind *kind,
                                        const CivicProblem *problem);

G_END_DECLS

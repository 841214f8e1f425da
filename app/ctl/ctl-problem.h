/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

G_BEGIN_DECLS

/* What is wrong with an answer, in one English sentence for whoever writes a service. Citizens read
 * what the screens say instead. Caller frees. */
char *ctl_problem_describe (const CivicProblem *problem);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-shift.h"

G_BEGIN_DECLS

/* Shared by the files of CivicShift only: closed lists in the order of their enums, ended by NULL.
 */
extern const char *const civic_reset_reasons[];
extern const char *const civic_shift_verdicts[]; /* by whether it is passed */

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-condition.h"

G_BEGIN_DECLS

/* From IPP's words for a printer's troubles to ours. Private to the queue half. */

/* The graver of two, as in the order in which a person would have to deal with them; of equals the
 * one whose reason is named first in print-condition.h. */
PrintCondition print_condition_get_graver (PrintCondition one, PrintCondition other);

/* One printer-state-reason with or without its severity. Events are "ready". A word that is not
 * known is too, unless it claims to be an error: then somebody has to look (unknown, other). */
PrintCondition print_reason_judge (const char *keyword);

/* One printer-alert, "code=coverOpen;severity=critical;group=cover;…" (PWG 5100.9). */
PrintCondition print_reason_judge_alert (const char *alert);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-condition.h"

G_BEGIN_DECLS

/* From IPP's words for a printer's troubles (RFC 8011 printer-state-reasons) to ours. Private to
 * the queue half. */

/* The graver of two, as in the order in which a person would have to deal with them; of equals the
 * one whose reason is named first in print-condition.h. */
PrintCondition print_condition_get_graver (PrintCondition one, PrintCondition other);

/* One keyword with or without its suffix. "none" and what only informs is PRINT_STATE_READY; a
 * keyword that is not known is too, unless it claims to be an error: then PRINT_STATE_UNKNOWN. */
PrintCondition print_reason_judge (const char *keyword);

G_END_DECLS

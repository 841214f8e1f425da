/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-queue.h"

G_BEGIN_DECLS

/* From IPP's words for a printer's troubles (RFC 8011 printer-state-reasons) to ours. Private to
 * the queue half. */

/* The graver of two, as in the order in which a person would have to deal with them. */
PrintState print_state_get_graver (PrintState one, PrintState other);

/* One keyword with or without its suffix. "none" and what only informs is PRINT_STATE_READY; a
 * keyword that is not known is too, unless it claims to be an error: then PRINT_STATE_UNKNOWN. */
PrintState print_reason_judge (const char *keyword);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* A printer's condition, asked of its queue and of itself. Blocks for at most 3 s, so it is for a
 * thread. Private to the queue half. */
PrintCondition print_printer_ask_condition (const PrintAddress *address, GCancellable *cancellable);

/* One end alone: the printer itself, which has to have a URI, or the scheduler's queue. Of a queue
 * before a printer with a URI only whether it takes jobs and passes them on. */
PrintCondition print_printer_ask_device (const PrintAddress *address, GCancellable *cancellable);
PrintCondition print_printer_ask_queue (const PrintAddress *address, GCancellable *cancellable);

/* The attributes that tell the condition, or NULL without an answer; and what they tell. Reasons
 * come before a mere stop: with the cover open it is the cover. */
ipp_t *print_printer_ask (PrintCups *cups);
PrintCondition print_printer_judge (ipp_t *reply);

G_END_DECLS

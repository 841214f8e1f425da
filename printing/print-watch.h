/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"

G_BEGIN_DECLS

/* Hears from a printer when something changes there, by a subscription (IPP events, pulled) at the
 * printer, or at the queue where only that can be asked. It tells that there is news, never what:
 * whoever wants to know asks. A printer that offers no subscriptions costs a question an hour.
 * Private to the queue half.
 *
 * It has a thread of its own, because libcups only blocks and a printer may hold its answer back
 * until there is news: of GTask's few threads, which all of the process shares, that would take one
 * away for good. */
typedef struct _PrintWatch PrintWatch;

typedef void (*PrintWatchFunc) (gpointer user_data);

/* Copies the address. on_changed comes on the main context that is the thread's default now, when
 * there is news, or when the printer is lost or found again; never after the free, which waits for
 * nothing. */
PrintWatch *
print_watch_new (const PrintAddress *address, PrintWatchFunc on_changed, gpointer user_data);
void print_watch_free (PrintWatch *self);

G_END_DECLS

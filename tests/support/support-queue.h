/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-page.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* The calls of a real PrintQueue as if they blocked: each turns the main loop until the answer is
 * there, and asserts that there was no error where none is asked for. */

/* A receipt for an 80 mm roll. The caller frees it. */
PrintPage *support_queue_make_page (void);

PrintCondition support_queue_ask (PrintQueue *queue);
/* "STATE/REASON" in their words. The caller frees it. */
char *support_queue_describe (PrintQueue *queue);

int support_queue_submit (PrintQueue *queue);
int support_queue_try_to_submit (PrintQueue *queue,
                                 PrintPage *page,
                                 GCancellable *cancellable,
                                 GError **error);
void support_queue_assert_refused (PrintQueue *queue, PrintError code);

PrintJobState support_queue_ask_job (PrintQueue *queue, int job_id, PrintCondition *ret_printer);
/* The word for how it ended. */
const char *support_queue_wait_for_job (PrintQueue *queue, int job_id);
void support_queue_cancel_job (PrintQueue *queue, int job_id);

gboolean support_queue_resume (PrintQueue *queue, GError **error);
int support_queue_purge (PrintQueue *queue);

/* Lets go of the last reference, and waits until the threads have too. */
void support_queue_free (PrintQueue *queue);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* Jobs that were handed in: where they are, and how to be rid of them. All of it blocks until done
 * or until its deadline, so it is for a thread. Private to the queue half. */

/* The queue lost the printer during a job and calls the job completed all the same. It stays on the
 * queue for ever, and so on the next jobs, unless somebody takes it off. */
#define PRINT_JOB_LOST_PRINTER "cups-ipp-missing-job-history"

/* What is known of a job; each look adds to it. Borrowed. */
typedef struct {
  int id;
  const char *name;         /* (nullable) as it was submitted */
  gboolean is_doubted;      /* the printer was out of sight while the job was on its way */
  gboolean is_contradicted; /* it was called completed while the printer could not print */
} PrintJobTrace;

PrintJobState print_job_ask (const PrintAddress *address,
                             PrintJobTrace *trace,
                             PrintCondition *ret_printer,
                             GCancellable *cancellable);

gboolean print_job_cancel (const PrintAddress *address,
                           int job_id,
                           GCancellable *cancellable,
                           GError **error);

/* Our jobs of which-jobs "completed" or "not-completed", and the order to cancel one, each as the
 * answer over a connection that is there already; NULL without one. */
ipp_t *print_job_list (PrintCups *cups, const char *which);
ipp_t *print_job_order_cancel (PrintCups *cups, int job_id);

G_END_DECLS

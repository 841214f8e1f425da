/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-cups.h"
#include "print-queue.h"

G_BEGIN_DECLS

/* Jobs, one conversation a function. All block until done or until their deadline, so they are for
 * a thread; they share nothing. Private to the queue half. */

/* The job's number, or 0 with an error. */
int print_job_submit (const PrintAddress *address,
                      GBytes *pdf,
                      guint width_points,
                      guint height_points,
                      const char *title,
                      GCancellable *cancellable,
                      GError **error);

/* is_doubted: the printer was out of sight while the job was on its way. */
PrintJobState print_job_ask (const PrintAddress *address,
                             int job_id,
                             gboolean is_doubted,
                             PrintCondition *ret_printer,
                             GCancellable *cancellable);

gboolean print_job_cancel (const PrintAddress *address,
                           int job_id,
                           GCancellable *cancellable,
                           GError **error);

/* A stopped queue, or one that takes no jobs, goes on, if the printer itself could print. */
gboolean print_job_resume (const PrintAddress *address, GCancellable *cancellable, GError **error);

/* How many jobs are left, or -1 with an error. */
int print_job_purge_all (const PrintAddress *address, GCancellable *cancellable, GError **error);

G_END_DECLS

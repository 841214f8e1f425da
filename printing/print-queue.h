/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <gio/gio.h>

#include "print-condition.h"
#include "print-error.h"

G_BEGIN_DECLS

/* One printer: behind a CUPS queue that takes its jobs, or spoken to directly. Either way it is
 * asked itself (device_uri, IPP) for its condition, because cupsd does not poll an idle printer.
 * All of libcups runs in threads with deadlines; callbacks and signals come on the main context. It
 * never says "ready" for something it could not ask: that is PRINT_STATE_UNKNOWN or
 * PRINT_STATE_OFFLINE.
 *
 * Signal "changed": the printer says that something is new (see print_queue_watch). */
#define PRINT_TYPE_QUEUE (print_queue_get_type ())
G_DECLARE_FINAL_TYPE (PrintQueue, print_queue, PRINT, QUEUE, GObject)

typedef enum {
  PRINT_JOB_PRINTING, /* pending, held by a fault, or on its way */
  PRINT_JOB_PRINTED,  /* left the queue as completed, and the printer did not contradict it */
  PRINT_JOB_FAILED,   /* cancelled or aborted: nothing more will come out of it */
  PRINT_JOB_UNKNOWN,  /* the queue says completed but lost sight of the printer, or no answer */
} PrintJobState;

/* server: the scheduler's Unix socket path or host:port. device_uri: "ipp://…", or NULL where only
 * the queue can be asked. */
PrintQueue *print_queue_new (const char *server, const char *queue_name, const char *device_uri);
/* A printer that takes PDF itself: no scheduler, and so nothing that could say "completed" in its
 * place. device_uri: "ipp://…" or "ipps://…". */
PrintQueue *print_queue_new_direct (const char *device_uri);

const char *print_job_state_to_string (PrintJobState state);

/* Deadline 3 s. A fault of the printer is a state, not an error; the call fails only if cancelled.
 */
void print_queue_ask_state_async (PrintQueue *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PrintCondition
print_queue_ask_state_finish (PrintQueue *self, GAsyncResult *result, GError **error);

/* Lets the printer tell when its condition changes, where it can: after a "changed", ask. Nothing
 * comes from a printer that cannot, so ask now and then all the same. Ends with the object. */
void print_queue_watch (PrintQueue *self);

/* Sends one PDF page of the given size. title must say nothing about a person ("receipt"). Returns
 * the job's number, above 0. A printer that says it is out of paper, open or jammed, or
 * does not answer, is given nothing (PRINT_ERROR_NOT_READY), nor one that is off
 * (PRINT_ERROR_NO_PRINTER): it would come out for the next citizen. Cancelled on the way, the job
 * is cancelled too. After PRINT_ERROR_UNKNOWN there may be a job without a known number: purge. */
void print_queue_submit_async (PrintQueue *self,
                               GBytes *pdf,
                               guint width_points,
                               guint height_points,
                               const char *title,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
int print_queue_submit_finish (PrintQueue *self, GAsyncResult *result, GError **error);

/* Where a job is now, with the printer's state in the same breath. To be asked every second or so
 * until the answer is not PRINTING: a printer that was out of sight at any answer has to confirm
 * the job itself, or it stays UNKNOWN. */
void print_queue_ask_job_async (PrintQueue *self,
                                int job_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PrintJobState print_queue_ask_job_finish (PrintQueue *self,
                                          GAsyncResult *result,
                                          PrintCondition *ret_printer,
                                          GError **error);

void print_queue_cancel_job_async (PrintQueue *self,
                                   int job_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean print_queue_cancel_job_finish (PrintQueue *self, GAsyncResult *result, GError **error);

/* A queue or printer that was stopped, or takes no more jobs, goes on. Succeeds where nothing was
 * stopped. Purge before: what waits there would come out. */
void print_queue_resume_async (PrintQueue *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean print_queue_resume_finish (PrintQueue *self, GAsyncResult *result, GError **error);

/* Cancels every job of ours on the queue, waits up to 10 s until nothing feeds the printer any
 * more, and returns how many are left (0 is the proof). */
void print_queue_purge_async (PrintQueue *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
int
print_queue_purge_finish (PrintQueue *self, GAsyncResult *result, GError **error); /* -1 on error */

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "support-queue.h"

#include "support-run-until.h"

PrintPage *
support_queue_make_page (void)
{
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_RTL);
  PrintMedium roll = { .width_mm = 80, .dots_per_inch = 203 };
  g_autoptr (GError) error = NULL;
  PrintPage *page;

  print_document_add_centred (document, "إيصال استلام طلب", PRINT_SIZE_TITLE, TRUE);
  print_document_add_qr (document, "https://example.test/t/7K3M9QXT2F4HW8D16");
  print_document_add_code (document, "7K3M-9QXT-2F4H-W8D1-6");
  page = print_page_render (document, &roll, &error);
  g_assert_no_error (error);
  return page;
}

PrintCondition
support_queue_ask (PrintQueue *queue)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PrintCondition condition;

  print_queue_ask_state_async (queue, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  condition = print_queue_ask_state_finish (queue, result, &error);
  g_assert_no_error (error);
  return condition;
}

char *
support_queue_describe (PrintQueue *queue)
{
  PrintCondition condition = support_queue_ask (queue);

  return g_strdup_printf ("%s/%s", print_state_to_string (condition.state),
                          print_reason_to_string (condition.reason));
}

int
support_queue_try_to_submit (PrintQueue *queue,
                             PrintPage *page,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  print_queue_submit_async (queue, page->pdf, page->width_points, page->height_points, "receipt",
                            cancellable, support_keep_result, &result);
  support_run_until (result != NULL);
  return print_queue_submit_finish (queue, result, error);
}

int
support_queue_submit (PrintQueue *queue)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (GError) error = NULL;
  int job_id = support_queue_try_to_submit (queue, page, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (job_id, >, 0);
  return job_id;
}

void
support_queue_assert_refused (PrintQueue *queue, PrintError code)
{
  g_autoptr (PrintPage) page = support_queue_make_page ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (support_queue_try_to_submit (queue, page, NULL, &error), ==, 0);
  g_assert_error (error, PRINT_ERROR, (int) code);
}

PrintJobState
support_queue_ask_job (PrintQueue *queue, int job_id, PrintCondition *ret_printer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PrintJobState state;

  print_queue_ask_job_async (queue, job_id, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  state = print_queue_ask_job_finish (queue, result, ret_printer, &error);
  g_assert_no_error (error);
  return state;
}

const char *
support_queue_wait_for_job (PrintQueue *queue, int job_id)
{
  PrintJobState state;

  support_run_until ((state = support_queue_ask_job (queue, job_id, NULL)) != PRINT_JOB_PRINTING);
  return print_job_state_to_string (state);
}

void
support_queue_cancel_job (PrintQueue *queue, int job_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  print_queue_cancel_job_async (queue, job_id, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  is_done = print_queue_cancel_job_finish (queue, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_done);
}

gboolean
support_queue_resume (PrintQueue *queue, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  print_queue_resume_async (queue, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  return print_queue_resume_finish (queue, result, error);
}

int
support_queue_purge (PrintQueue *queue)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int left;

  print_queue_purge_async (queue, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  left = print_queue_purge_finish (queue, result, &error);
  g_assert_no_error (error);
  return left;
}

void
support_queue_free (PrintQueue *queue)
{
  gpointer alive = queue;

  /* A task's thread lets go of the queue a moment after its result is out. */
  g_object_add_weak_pointer (G_OBJECT (queue), &alive);
  g_object_unref (queue);
  support_run_until (alive == NULL);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "print-queue.h"

G_BEGIN_DECLS

/* A print queue without a scheduler, linked in the place of the real one (all of print-queue.h is
 * defined here), for what no real printer does at will. Every call answers from the loop, as told
 * here before. There is one script for all queues of a test. */
typedef struct {
  PrintCondition printer;
  PrintJobState job;
  gboolean refuses_jobs;  /* submitting fails with PRINT_ERROR_REJECTED */
  gboolean loses_jobs;    /* submitting fails with PRINT_ERROR_UNKNOWN */
  gboolean holds_answers; /* submitting and emptying stay unanswered while TRUE */
  int purge_left;         /* -1: emptying fails */
  guint held_count;       /* how often such an answer was put off */
  guint submit_count;
  guint ask_count; /* of the printer's condition alone */
  guint look_count;
  guint cancel_count;
  guint purge_count;
  guint purged_count;         /* how often it was answered */
  gboolean refuses_to_resume; /* resuming fails with PRINT_ERROR_NOT_READY */
  guint resume_count;
  guint watch_count;
  char *last_title;
  char *last_direct_uri; /* of print_queue_new_direct */
} SupportPrintScript;

extern SupportPrintScript support_print_script;

void support_print_script_reset (void);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

#include <cups/pwg.h>

/* The mechanics: one job after the other, in the order in which they came. */

static void
clear_job (gpointer pointer)
{
  SupportPrinterJob *job = pointer;

  g_free (job->name);
  g_free (job->user);
  g_free (job->format);
  g_clear_pointer (&job->document, g_bytes_unref);
}

void
support_printer_job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

static const char *
get_word (ipp_t *request, const char *name, ipp_tag_t tag, const char *otherwise)
{
  const char *word = ippGetString (ippFindAttribute (request, name, tag), 0, NULL);

  return word != NULL ? word : otherwise;
}

void
support_printer_read_size (ipp_t *request, int *ret_width, int *ret_height)
{
  ipp_attribute_t *column = ippFindAttribute (request, "media-col", IPP_TAG_BEGIN_COLLECTION);
  const char *media = get_word (request, "media", IPP_TAG_ZERO, NULL);
  pwg_media_t *size = media != NULL ? pwgMediaForPWG (media) : NULL;
  ipp_attribute_t *member =
    column != NULL
      ? ippFindAttribute (ippGetCollection (column, 0), "media-size", IPP_TAG_BEGIN_COLLECTION)
      : NULL;
  ipp_t *sides = member != NULL ? ippGetCollection (member, 0) : NULL;

  if (sides != NULL) {
    *ret_width = ippGetInteger (ippFindAttribute (sides, "x-dimension", IPP_TAG_INTEGER), 0);
    *ret_height = ippGetInteger (ippFindAttribute (sides, "y-dimension", IPP_TAG_INTEGER), 0);
  } else if (size != NULL) {
    *ret_width = size->width;
    *ret_height = size->length;
  }
}

/* A cut is trim (11) or one of trim-after-pages and its kin (60 to 63). */
static gboolean
asks_for_cut (ipp_t *request)
{
  ipp_attribute_t *finishings = ippFindAttribute (request, "finishings", IPP_TAG_ENUM);

  for (int i = 0; i < ippGetCount (finishings); i++) {
    int value = ippGetInteger (finishings, i);

    if (value == IPP_FINISHINGS_TRIM || (value >= 60 && value <= 63))
      return TRUE;
  }
  return FALSE;
}

SupportPrinterJob *
support_printer_add_job (SupportPrinter *self, ipp_t *request)
{
  SupportPrinterJob *job = g_atomic_rc_box_new0 (SupportPrinterJob);

  job->id = self->next_job_id++;
  job->name = g_strdup (get_word (request, "job-name", IPP_TAG_NAME, "untitled"));
  job->user = g_strdup (get_word (request, "requesting-user-name", IPP_TAG_NAME, "anonymous"));
  job->state = IPP_JSTATE_PENDING;
  job->is_cut = self->offers_cut && asks_for_cut (request);
  support_printer_read_size (request, &job->width, &job->height);
  g_ptr_array_add (self->jobs, job);
  return job;
}

SupportPrinterJob *
support_printer_find_job (SupportPrinter *self, int id)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (((SupportPrinterJob *) self->jobs->pdata[i])->id == id)
      return self->jobs->pdata[i];
  return NULL;
}

void
support_printer_end_job (SupportPrinter *self, SupportPrinterJob *job, ipp_jstate_t state)
{
  job->state = state;
  self->cancelled_count += state == IPP_JSTATE_CANCELED;
  self->aborted_count += state == IPP_JSTATE_ABORTED;
  support_printer_touch (self);
}

static SupportPrinterJob *
find_next (SupportPrinter *self)
{
  for (guint i = 0; i < self->jobs->len; i++) {
    SupportPrinterJob *job = self->jobs->pdata[i];

    if (job->state < IPP_JSTATE_CANCELED && job->document != NULL)
      return job;
  }
  return NULL;
}

/* A liar and one that aborts are done with a job at once, whatever else is wrong. */
static gboolean
is_dealt_with (SupportPrinter *self, SupportPrinterJob *job)
{
  if (self->is_closing || job->state >= IPP_JSTATE_CANCELED)
    return TRUE;
  if (self->temper == SUPPORT_PRINTER_LIE)
    support_printer_end_job (self, job, IPP_JSTATE_COMPLETED);
  else if (self->temper == SUPPORT_PRINTER_ABORT)
    support_printer_end_job (self, job, IPP_JSTATE_ABORTED);
  return job->state >= IPP_JSTATE_CANCELED;
}

static void
show_job (SupportPrinter *self, SupportPrinterJob *job)
{
  ipp_jstate_t state = job->has_begun ? IPP_JSTATE_PROCESSING : IPP_JSTATE_PENDING;

  if (support_printer_is_halted (self) && job->has_begun)
    state = IPP_JSTATE_STOPPED;
  if (state == job->state)
    return;
  job->state = state;
  support_printer_touch (self);
}

/* Half of a sheet takes so long, without the time in which nothing moves. FALSE: it is over. */
static gboolean
move_paper (SupportPrinter *self, SupportPrinterJob *job)
{
  gint64 moved_us = 0;

  while (!is_dealt_with (self, job)) {
    gint64 needed_us = self->temper == SUPPORT_PRINTER_SLOW ? (gint64) self->sheet_ms * 500 : 0;
    gint64 began_us = g_get_monotonic_time ();

    show_job (self, job);
    if (support_printer_is_halted (self) || self->temper == SUPPORT_PRINTER_HANG) {
      g_cond_wait (&self->changed, &self->lock);
    } else if (moved_us >= needed_us) {
      return TRUE;
    } else {
      g_cond_wait_until (&self->changed, &self->lock, began_us + needed_us - moved_us);
      moved_us += g_get_monotonic_time () - began_us;
    }
  }
  return FALSE;
}

static void
put_out (SupportPrinter *self, SupportPrinterJob *job)
{
  SupportPaper *paper = g_new0 (SupportPaper, 1);

  paper->document = g_bytes_ref (job->document);
  paper->job_name = g_strdup (job->name);
  paper->format = g_strdup (job->format);
  paper->width = job->width;
  paper->height = job->height;
  paper->is_cut = job->is_cut;
  g_queue_push_tail (&self->paper, paper);
  self->paper_count++;
  job->is_printed = TRUE;
}

/* Waits for the first half's conditions before the paper begins to move. */
static gboolean
begin (SupportPrinter *self, SupportPrinterJob *job)
{
  while (!is_dealt_with (self, job)) {
    if (!support_printer_is_halted (self) && self->temper != SUPPORT_PRINTER_HANG) {
      job->has_begun = TRUE;
      self->begun_count++;
      show_job (self, job);
      return TRUE;
    }
    g_cond_wait (&self->changed, &self->lock);
  }
  return FALSE;
}

static void
print (SupportPrinter *self, SupportPrinterJob *job)
{
  if (!begin (self, job) || !move_paper (self, job))
    return;
  support_printer_reach (self, SUPPORT_PRINTER_DURING);
  if (!move_paper (self, job))
    return;
  put_out (self, job);
  /* In one breath, so that nobody sees the one without the other. */
  job->state = IPP_JSTATE_COMPLETED;
  support_printer_reach (self, SUPPORT_PRINTER_AFTER);
  support_printer_touch (self);
}

gpointer
support_printer_run_mechanics (gpointer printer)
{
  SupportPrinter *self = printer;

  g_mutex_lock (&self->lock);
  while (!self->is_closing) {
    SupportPrinterJob *job = find_next (self);

    if (job == NULL) {
      g_cond_wait (&self->changed, &self->lock);
      continue;
    }
    g_atomic_rc_box_acquire (job);
    print (self, job);
    support_printer_job_unref (job);
  }
  g_mutex_unlock (&self->lock);
  return NULL;
}

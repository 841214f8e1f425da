/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

/* What a test decides, and what it sees. */

#define WITH_LOCK(self)                                                                            \
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&(self)->lock)

void
support_printer_set_reasons (SupportPrinter *self, const char *reasons)
{
  WITH_LOCK (self);

  support_printer_show_reasons (self, reasons);
  support_printer_touch (self);
}

void
support_printer_set_temper (SupportPrinter *self, SupportPrinterTemper temper)
{
  WITH_LOCK (self);

  support_printer_take_temper (self, temper);
  support_printer_touch (self);
}

void
support_printer_plan (SupportPrinter *self,
                      SupportPrinterMoment moment,
                      const char *reasons,
                      SupportPrinterTemper temper)
{
  WITH_LOCK (self);
  SupportPrinterPlan *plan = &self->plans[moment];

  g_free (plan->reasons);
  plan->reasons = g_strdup (reasons);
  plan->temper = temper;
  plan->reached_us = 0;
  plan->is_planned = TRUE;
}

gint64
support_printer_get_plan_time (SupportPrinter *self, SupportPrinterMoment moment)
{
  WITH_LOCK (self);

  return self->plans[moment].reached_us;
}

void
support_printer_set_pace (SupportPrinter *self, guint sheet_ms, guint answer_ms)
{
  WITH_LOCK (self);

  self->sheet_ms = sheet_ms;
  self->answer_ms = answer_ms;
  support_printer_touch (self);
}

void
support_printer_set_accepting (SupportPrinter *self, gboolean accepts_jobs)
{
  WITH_LOCK (self);

  self->accepts_jobs = accepts_jobs;
  support_printer_touch (self);
}

void
support_printer_set_level (SupportPrinter *self, int percent)
{
  WITH_LOCK (self);

  self->level = percent;
  support_printer_touch (self);
}

void
support_printer_offer_events (SupportPrinter *self, gboolean offers)
{
  WITH_LOCK (self);

  self->offers_events = offers;
}

void
support_printer_set_lease (SupportPrinter *self, int seconds)
{
  WITH_LOCK (self);

  self->lease_s = seconds;
}

void
support_printer_offer_cut (SupportPrinter *self, gboolean offers)
{
  WITH_LOCK (self);

  self->offers_cut = offers;
}

void
support_printer_offer_resume (SupportPrinter *self, gboolean offers)
{
  WITH_LOCK (self);

  self->offers_resume = offers;
}

guint
support_printer_count_received (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->received_count;
}

guint
support_printer_count_begun (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->begun_count;
}

guint
support_printer_count_paper (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->paper_count;
}

guint
support_printer_count_cancelled (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->cancelled_count;
}

guint
support_printer_count_aborted (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->aborted_count;
}

guint
support_printer_count_looks (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->look_count;
}

static guint
count_unfinished (SupportPrinter *self)
{
  guint count = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    count += ((SupportPrinterJob *) self->jobs->pdata[i])->state < IPP_JSTATE_CANCELED;
  return count;
}

guint
support_printer_count_jobs (SupportPrinter *self)
{
  WITH_LOCK (self);

  return count_unfinished (self);
}

gboolean
support_printer_is_waiting (SupportPrinter *self)
{
  WITH_LOCK (self);

  return support_printer_is_halted (self) && count_unfinished (self) > 0;
}

guint
support_printer_count_subscriptions (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->subscriptions->len;
}

guint
support_printer_count_renewals (SupportPrinter *self)
{
  WITH_LOCK (self);

  return self->renewal_count;
}

SupportPaper *
support_printer_take_paper (SupportPrinter *self)
{
  WITH_LOCK (self);

  return g_queue_pop_head (&self->paper);
}

void
support_paper_free (SupportPaper *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->document);
  g_free (self->job_name);
  g_free (self->format);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

#include <string.h>
#include <unistd.h>

#define SHEET_MS 3000
#define ANSWER_MS 300

/* Words that are bare on many printers and yet only foretell that it will halt. */
static const char *const foretelling[] = {
  "-low", "-almost-full", "-almost-empty", "-near-eol", "-near-limit", "-near-end-of-life",
};

static gboolean
halts (const char *reason)
{
  g_autofree char *bare = g_strdup (reason);

  if (g_str_has_suffix (reason, "-report") || g_str_has_suffix (reason, "-warning"))
    return FALSE;
  if (g_str_has_suffix (bare, "-error"))
    bare[strlen (bare) - strlen ("-error")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (foretelling); i++)
    if (g_str_has_suffix (bare, foretelling[i]))
      return FALSE;
  return !g_str_equal (bare, "connecting-to-device");
}

gboolean
support_printer_is_halted (SupportPrinter *self)
{
  for (char **reason = self->reasons; *reason != NULL; reason++)
    if (halts (*reason))
      return TRUE;
  return FALSE;
}

ipp_pstate_t
support_printer_get_state (SupportPrinter *self)
{
  if (support_printer_is_halted (self))
    return IPP_PSTATE_STOPPED;
  for (guint i = 0; i < self->jobs->len; i++)
    if (((SupportPrinterJob *) self->jobs->pdata[i])->state == IPP_JSTATE_PROCESSING)
      return IPP_PSTATE_PROCESSING;
  return IPP_PSTATE_IDLE;
}

void
support_printer_touch (SupportPrinter *self)
{
  support_printer_note_event (self);
  g_cond_broadcast (&self->changed);
}

static void
show_reasons (SupportPrinter *self, const char *reasons)
{
  g_strfreev (self->reasons);
  if (*reasons == '\0' || g_str_equal (reasons, "none"))
    self->reasons = g_new0 (char *, 1);
  else
    self->reasons = g_strsplit (reasons, ",", -1);
}

void
support_printer_add_reason (SupportPrinter *self, const char *reason)
{
  g_autofree char *former = g_strjoinv (",", self->reasons);
  g_autofree char *all = g_strconcat (former, *former != '\0' ? "," : "", reason, NULL);

  if (!g_strv_contains ((const char *const *) self->reasons, reason))
    show_reasons (self, all);
  support_printer_touch (self);
}

void
support_printer_remove_reason (SupportPrinter *self, const char *reason)
{
  guint kept = 0;

  for (guint i = 0; self->reasons[i] != NULL; i++)
    if (g_str_equal (self->reasons[i], reason))
      g_free (self->reasons[i]);
    else
      self->reasons[kept++] = self->reasons[i];
  self->reasons[kept] = NULL;
  support_printer_touch (self);
}

static void
take_temper (SupportPrinter *self, SupportPrinterTemper temper)
{
  SupportPrinterTemper former = self->temper;

  self->temper = temper;
  if (temper == SUPPORT_PRINTER_DIE && former != SUPPORT_PRINTER_DIE)
    support_printer_switch_off (self);
  else if (temper != SUPPORT_PRINTER_DIE && former == SUPPORT_PRINTER_DIE)
    support_printer_switch_on (self);
}

void
support_printer_reach (SupportPrinter *self, SupportPrinterMoment moment)
{
  SupportPrinterPlan *plan = &self->plans[moment];

  if (!plan->is_planned)
    return;
  plan->is_planned = FALSE;
  plan->reached_us = g_get_monotonic_time ();
  if (plan->reasons != NULL)
    show_reasons (self, plan->reasons);
  g_clear_pointer (&plan->reasons, g_free);
  take_temper (self, plan->temper);
  support_printer_touch (self);
}

SupportPrinter *
support_printer_new (SupportPrinterKind kind)
{
  SupportPrinter *self = g_new0 (SupportPrinter, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->kind = kind;
  self->sheet_ms = SHEET_MS;
  self->answer_ms = ANSWER_MS;
  self->accepts_jobs = TRUE;
  self->offers_events = TRUE;
  self->lease_s = 3600;
  self->offers_cut = TRUE;
  self->offers_resume = TRUE;
  self->level = 100;
  self->next_job_id = 1;
  self->next_subscription_id = 1;
  self->reasons = g_new0 (char *, 1);
  self->jobs = g_ptr_array_new_with_free_func (support_printer_job_unref);
  self->subscriptions = g_ptr_array_new_with_free_func (g_free);
  self->connections = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->paper);
  support_printer_plug_in (self);
  self->uri = g_strdup_printf ("ipp://127.0.0.1:%d/ipp/print", self->port);
  self->attributes = support_printer_describe (self);
  self->acceptor = g_thread_new ("printer-door", support_printer_accept, self);
  self->mechanics = g_thread_new ("printer", support_printer_run_mechanics, self);
  return self;
}

static void
stop_threads (SupportPrinter *self)
{
  g_mutex_lock (&self->lock);
  self->is_closing = TRUE;
  support_printer_switch_off (self);
  g_cond_broadcast (&self->changed);
  while (g_hash_table_size (self->connections) > 0)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->acceptor);
  g_thread_join (self->mechanics);
}

void
support_printer_free (SupportPrinter *self)
{
  if (self == NULL)
    return;
  stop_threads (self);
  close (self->listener);
  for (gsize i = 0; i < G_N_ELEMENTS (self->plans); i++)
    g_free (self->plans[i].reasons);
  g_strfreev (self->reasons);
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->subscriptions);
  g_hash_table_unref (self->connections);
  g_queue_clear_full (&self->paper, (GDestroyNotify) support_paper_free);
  ippDelete (self->attributes);
  g_free (self->told_state);
  g_free (self->uri);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

const char *
support_printer_get_uri (SupportPrinter *self)
{
  return self->uri;
}

/* What a test decides, and what it sees. */

#define WITH_LOCK(self)                                                                            \
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&(self)->lock)

void
support_printer_set_reasons (SupportPrinter *self, const char *reasons)
{
  WITH_LOCK (self);

  show_reasons (self, reasons);
  support_printer_touch (self);
}

void
support_printer_set_temper (SupportPrinter *self, SupportPrinterTemper temper)
{
  WITH_LOCK (self);

  take_temper (self, temper);
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

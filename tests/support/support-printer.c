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

void
support_printer_show_reasons (SupportPrinter *self, const char *reasons)
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
    support_printer_show_reasons (self, all);
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

void
support_printer_take_temper (SupportPrinter *self, SupportPrinterTemper temper)
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
    support_printer_show_reasons (self, plan->reasons);
  g_clear_pointer (&plan->reasons, g_free);
  support_printer_take_temper (self, plan->temper);
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

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <cups/cups.h>

#include "support-printer.h"

G_BEGIN_DECLS

/* One job, referenced by whoever works at it: a power cut drops it from the printer's table. */
typedef struct {
  int id;
  char *name;
  char *user;
  char *format;
  GBytes *document; /* NULL until it arrived */
  ipp_jstate_t state;
  gboolean has_begun;
  gboolean is_printed;
  int width, height; /* in 1/100 mm, 0 if not asked for */
  gboolean is_cut;
} SupportPrinterJob;

typedef struct {
  gboolean is_planned;
  char *reasons; /* NULL: stay */
  SupportPrinterTemper temper;
  gint64 reached_us; /* 0: not yet */
} SupportPrinterPlan;

typedef struct {
  int id;
  int event_count; /* so the newest one's sequence number; only that one is kept */
} SupportPrinterSubscription;

struct _SupportPrinter {
  SupportPrinterKind kind;
  int port;
  int listener;
  char *uri;
  GThread *acceptor;
  GThread *mechanics;

  /* Everything below is guarded by it; changed is broadcast after each change. */
  GMutex lock;
  GCond changed;
  gboolean is_closing;
  GHashTable *connections; /* (element-type http_t) */
  ipp_t *attributes;       /* what never changes */

  char **reasons; /* (element-type keyword) empty for none */
  SupportPrinterTemper temper;
  SupportPrinterPlan plans[3]; /* by moment */
  guint sheet_ms;
  guint answer_ms;
  gboolean accepts_jobs;
  gboolean offers_events;
  int lease_s;
  guint renewal_count;
  gboolean offers_cut;
  gboolean offers_resume;
  int level;

  GPtrArray *jobs; /* (element-type SupportPrinterJob) in order, finished ones too */
  int next_job_id;
  GQueue paper;             /* (element-type SupportPaper) */
  GPtrArray *subscriptions; /* (element-type SupportPrinterSubscription) */
  int next_subscription_id;
  char *told_state; /* of which subscribers heard */

  guint received_count;
  guint begun_count;
  guint paper_count;
  guint cancelled_count;
  guint aborted_count;
  guint look_count;
};

/* support-printer.c. All with the lock held. */
gboolean support_printer_is_halted (SupportPrinter *self);
ipp_pstate_t support_printer_get_state (SupportPrinter *self);
void support_printer_touch (SupportPrinter *self); /* something changed: wakes whoever waits */
void support_printer_show_reasons (SupportPrinter *self, const char *reasons);
void support_printer_take_temper (SupportPrinter *self, SupportPrinterTemper temper);
void support_printer_add_reason (SupportPrinter *self, const char *reason);
void support_printer_remove_reason (SupportPrinter *self, const char *reason);
void support_printer_reach (SupportPrinter *self, SupportPrinterMoment moment);

/* support-printer-power.c */
void support_printer_plug_in (SupportPrinter *self);    /* no lock */
void support_printer_switch_on (SupportPrinter *self);  /* lock held */
void support_printer_switch_off (SupportPrinter *self); /* lock held */
gpointer support_printer_accept (gpointer printer);     /* the acceptor's thread */

/* support-printer-talk.c: one request and its answer. FALSE when the connection is over. No lock.
 */
gboolean support_printer_serve (SupportPrinter *self, http_t *http);

/* support-printer-ipp.c */
void support_printer_add_operations (SupportPrinter *self, ipp_t *attributes); /* lock held */
/* Called with the lock held. What fails says so in the response's status. */
typedef void (*SupportPrinterOperation) (SupportPrinter *self,
                                         http_t *http,
                                         ipp_t *request,
                                         ipp_t *response);
/* NULL where it is not offered. */
SupportPrinterOperation support_printer_find_operation (SupportPrinter *self, ipp_op_t code);

/* support-printer-attributes.c */
ipp_t *support_printer_describe (SupportPrinter *self);
gboolean support_printer_takes_size (SupportPrinter *self, int width, int height);
gboolean support_printer_takes_format (SupportPrinter *self, const char *format);

/* support-printer-answers.c: from our state to IPP. Lock held. */
void support_printer_answer_printer (SupportPrinter *self, ipp_t *request, ipp_t *response);
void support_printer_answer_job (SupportPrinterJob *job,
                                 SupportPrinter *self,
                                 ipp_t *request,
                                 ipp_t *response);

/* support-printer-jobs.c: the mechanics. Lock held, but for the thread. */
gpointer support_printer_run_mechanics (gpointer printer);
SupportPrinterJob *support_printer_add_job (SupportPrinter *self, ipp_t *request);
void support_printer_read_size (ipp_t *request, int *ret_width, int *ret_height);
SupportPrinterJob *support_printer_find_job (SupportPrinter *self, int id);
void support_printer_end_job (SupportPrinter *self, SupportPrinterJob *job, ipp_jstate_t state);
void support_printer_job_unref (gpointer job);

/* support-printer-events.c. Lock held. */
void
support_printer_subscribe (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response);
void support_printer_notify (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response);
void support_printer_renew (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response);
void
support_printer_unsubscribe (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response);
void support_printer_note_event (SupportPrinter *self);

G_END_DECLS

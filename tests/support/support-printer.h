/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A virtual printer: a real IPP/2.0 server on a free port of the loopback, in threads of the test's
 * own process. It shows any printer-state-reasons at once, and dies, hangs, lies or crawls when it
 * is told to; what it puts on paper can be taken from it. CUPS makes a driverless queue for it
 * ("lpadmin -m everywhere"). Any number of them may live side by side. It knows no TLS and makes no
 * marks: paper is the document that was sent.
 *
 * Every function is for the test's main thread and never waits for a client. What a printer does
 * takes its time: wait for a counter with support_run_until. */
typedef struct _SupportPrinter SupportPrinter;

typedef enum {
  SUPPORT_PRINTER_ROLL_80,
  SUPPORT_PRINTER_ROLL_58,
  SUPPORT_PRINTER_ROLL_RASTER_ONLY, /* 80 mm, takes nothing but PWG raster */
  SUPPORT_PRINTER_ROLL_58_RASTER_ONLY,
  SUPPORT_PRINTER_ROLL_TERSE, /* 80 mm, raster only, and tells no sizes: no driverless queue */
  SUPPORT_PRINTER_PAGE_A4,    /* and A5 */
} SupportPrinterKind;

typedef enum {
  SUPPORT_PRINTER_NORMAL,
  SUPPORT_PRINTER_SLOW,  /* paper and answers take the times of support_printer_set_pace */
  SUPPORT_PRINTER_HANG,  /* takes connections, answers nothing and does nothing */
  SUPPORT_PRINTER_LIE,   /* every job is "completed" at once, whatever is wrong, without paper */
  SUPPORT_PRINTER_DIE,   /* without power: every connection breaks, its jobs are forgotten */
  SUPPORT_PRINTER_ABORT, /* aborts every job */
} SupportPrinterTemper;

typedef enum {
  SUPPORT_PRINTER_BEFORE, /* the document has arrived, is not answered, and no paper has moved */
  SUPPORT_PRINTER_DURING, /* half of the paper is out */
  SUPPORT_PRINTER_AFTER,  /* the paper is out and the job is completed */
} SupportPrinterMoment;

/* Starts printing as soon as this returns. Stopped and joined by the free. */
SupportPrinter *support_printer_new (SupportPrinterKind kind);
void support_printer_free (SupportPrinter *self);

const char *support_printer_get_uri (SupportPrinter *self); /* "ipp://127.0.0.1:PORT/ipp/print" */

/* Shows exactly these from now on, with commas between; "" or "none" for none. An error (the suffix
 * -error or none at all) halts the printer until it is gone, unless the word only foretells one
 * (media-low, marker-waste-almost-full …); -report and -warning never do. */
void support_printer_set_reasons (SupportPrinter *self, const char *reasons);
void support_printer_set_temper (SupportPrinter *self, SupportPrinterTemper temper);
/* At that moment of the next job, once, as if both were set then. reasons: (nullable) stay. */
void support_printer_plan (SupportPrinter *self,
                           SupportPrinterMoment moment,
                           const char *reasons,
                           SupportPrinterTemper temper);
/* When that came true, in the monotonic clock's microseconds; 0 while it is still to come. */
gint64 support_printer_get_plan_time (SupportPrinter *self, SupportPrinterMoment moment);
/* How long a sheet and an answer take while it is SLOW; at first 3000 and 300. */
void support_printer_set_pace (SupportPrinter *self, guint sheet_ms, guint answer_ms);

void support_printer_set_accepting (SupportPrinter *self, gboolean accepts_jobs);
void support_printer_set_level (SupportPrinter *self, int percent); /* of ink; below 0: not known */
/* Whether it offers subscriptions, and a cut after each job; at first it offers both. */
void support_printer_offer_events (SupportPrinter *self, gboolean offers);
void support_printer_offer_cut (SupportPrinter *self, gboolean offers);
/* Whether a client may pause it and let it go on; at first it may. */
void support_printer_offer_resume (SupportPrinter *self, gboolean offers);
/* What it says of how long a subscription lasts; it does not end one itself. At first an hour. */
void support_printer_set_lease (SupportPrinter *self, int seconds);

/* What has happened since it was made, be it through power cuts. */
guint support_printer_count_received (SupportPrinter *self); /* documents that arrived whole */
guint support_printer_count_begun (SupportPrinter *self);    /* jobs whose paper began to move */
guint support_printer_count_paper (SupportPrinter *self);    /* sheets that came out whole */
guint support_printer_count_cancelled (SupportPrinter *self);
guint support_printer_count_aborted (SupportPrinter *self);
guint support_printer_count_looks (SupportPrinter *self); /* questions for its state */

/* What is now. */
guint support_printer_count_jobs (SupportPrinter *self);    /* not over yet */
gboolean support_printer_is_waiting (SupportPrinter *self); /* a job, for a reason to go */
guint support_printer_count_subscriptions (SupportPrinter *self);
guint support_printer_count_renewals (SupportPrinter *self); /* of subscriptions, ever */

/* One piece of paper. */
typedef struct {
  GBytes *document; /* as it was sent */
  char *job_name;
  char *format;
  int width, height; /* in 1/100 mm as asked for by the job, 0 if it did not */
  gboolean is_cut;
} SupportPaper;

/* The oldest that was not taken yet, or NULL. The caller frees it. */
SupportPaper *support_printer_take_paper (SupportPrinter *self);
void support_paper_free (SupportPaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportPrinter, support_printer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportPaper, support_paper_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"

#include "civic-readiness.h"
#include "civic-shift.h"

#include "kiosk-station.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* A station whose agent is a fake on a private socket, and behind it a central that is a few
 * answers: for the faults that the real ones cannot be made to show. The services are the real
 * ones. What the fake does next is set in its fields; what was asked of it is counted there. */
typedef struct {
  KioskStation *station;
  AgentBusAgent *agent; /* its properties are what the session sees */

  /* What goes wrong. */
  gboolean line_is_down;    /* Relay: Unreachable */
  gboolean storage_is_full; /* SubmitFiling: NotStored */
  gboolean dies_on_submit;  /* SubmitFiling: stored, but the connection ends first; once */
  gboolean stores_late;     /* SubmitFiling: no answer before kiosk_bench_store_now */
  gboolean acknowledges;    /* TRUE at first */
  const char *acknowledged_state;
  gboolean printer_refuses;      /* PrintReceipt: NotReady */
  const char *refreshed_printer; /* what Refresh finds; NULL: nothing new */
  const char *refreshed_reason;
  const char *print_end;       /* "printed" at first; NULL: nothing follows */
  const char *print_reason;    /* the printer's state then */
  const char *challenge_state; /* at the check; "completed" at first */
  const char *staff_error;     /* StaffLogIn: org.kushk.Error.…; NULL lets in */
  const char *staff_wait;      /* with "Busy": the seconds; "65" at first */
  const char *staff_role;      /* whom StaffLogIn lets in, with the rights; "supervisor" at first */
  const char *staff_refusal;   /* of what staff ask after it: org.kushk.Error.…; NULL does it */
  const char *events;          /* StaffListEvents, as the text of a GVariant */
  const char *quarantine;      /* StaffListQuarantine: the same */
  const char *label;           /* of the quote's line and the tracked service, in both languages */

  GHashTable *answers; /* of char: what the central answers, by the relay's kind */

  CivicReadiness *readiness; /* what a check finds; what hands note of it is kept there */
  CivicShift *shift;         /* the running one, closed or not; NULL: StaffReadShift: NotReady */

  /* What was asked. */
  GHashTable *questions; /* of char: the last question by the relay's kind */
  guint begun_count;
  GString *outcomes;    /* "SERVICE OUTCOME STEP\n" of each visit that ended */
  char *staff_who;      /* of the last log-in */
  GString *staff_calls; /* a line with method and arguments of each that was only noted */
  GString *checks;      /* "PART RESULT\n" of each StaffNoteCheck */
  guint finish_count;   /* StaffFinishReadiness */
  guint stars;          /* of the last rating; 0: none */
  guint sheet_count;
  guint refill_count;
  guint resume_count;
  guint submit_count;
  GDBusMethodInvocation *late_answer;
  char *first_digest; /* of the first envelope */
  gboolean digests_differ;
  char *code;
  char *filing; /* JSON text as the central opened it */
  guint print_count;

  /* Its own. */
  char *folder;
  GDBusServer *server;
  GDBusConnection *connection;
  GBytes *public_key;
  guint8 *secret_key;
} KioskBench;

/* Waits until the station's link is there. */
KioskBench *kiosk_bench_new (void);
/* The same with every service the municipality really offers. */
KioskBench *kiosk_bench_new_whole (void);
/* From now on the central answers this to questions of this kind. */
void kiosk_bench_answer (KioskBench *self, const char *kind, const char *json);
/* The printer's state and reason change, as the agent tells it. */
void kiosk_bench_set_printer (KioskBench *self, const char *state, const char *reason);
void kiosk_bench_set_sheet_printer (KioskBench *self, const char *state, const char *reason);
/* A submission that was not answered fails. */
void kiosk_bench_store_now (KioskBench *self);
/* What becomes of the job that was printed last. */
void kiosk_bench_tell_job (KioskBench *self, const char *state, const char *printer);
/* The text of the last page it was given to print. Caller frees. */
char *kiosk_bench_read_paper (KioskBench *self);
const char *kiosk_bench_get_question (KioskBench *self, const char *kind); /* (nullable) */
void kiosk_bench_free (KioskBench *self);

/* The agent's process ends and does not come back, or comes back. */
void kiosk_bench_stop_agent (KioskBench *self);
void kiosk_bench_start_agent (KioskBench *self);

/* What kiosk-bench-staff.c adds to it: reports, what hands have found, and what staff do. */
void _kiosk_bench_begin_reports (KioskBench *self);
void _kiosk_bench_end_reports (KioskBench *self);

/* A visit at the review of a commercial licence: identified, every question answered. */
KioskVisit *kiosk_bench_fill_visit (KioskBench *self, const char *language);
void kiosk_bench_answer_all (KioskVisit *visit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBench, kiosk_bench_free)

G_END_DECLS

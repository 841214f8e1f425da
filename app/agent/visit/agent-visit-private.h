/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-print-jobs.h"
#include "agent-right.h"
#include "agent-visit.h"

G_BEGIN_DECLS

/* Shared by the files of AgentVisit only. */
struct _AgentVisit {
  GObject parent_instance;

  AgentBusAgent *face;
  const AgentParts *parts;
  AgentPrintJobs *print_jobs;
  AgentPrintJobs *sheet_jobs; /* (nullable) without a printer of A4 pages */
  GHashTable *codes;          /* (element-type utf8) submitted on this connection */
  GCancellable *closing;
  guint relay_count;    /* under way */
  guint unread_count;   /* answers since the other end stopped reading */
  gboolean has_begun;   /* that somebody is there: connections are made ahead of their visits */
  gint64 touched_at_us; /* 0: nobody has, as far as the session said */
  gboolean is_counted;  /* its outcome */
  gboolean is_rated;
  gboolean is_control; /* came by the control socket */
  AgentAccount *staff; /* (nullable) who has logged in here */
  AgentRight rights;
};

/* A call being answered later. */
typedef struct {
  AgentVisit *visit; /* owned */
  GDBusMethodInvocation *invocation;
} AgentVisitCall;

AgentVisitCall *_agent_visit_call_new (AgentVisit *visit, GDBusMethodInvocation *invocation);
void _agent_visit_call_free (AgentVisitCall *self);

/* GDBus takes the invocation over with the answer; the call keeps its own to its end. */
GDBusMethodInvocation *_agent_visit_call_to_answer (AgentVisitCall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AgentVisitCall, _agent_visit_call_free)

/* Answers with an error; what a handler then returns. */
gboolean
_agent_visit_refuse (GDBusMethodInvocation *invocation, AgentError code, const char *reason);

/* account: (nullable) nobody any more. */
void _agent_visit_log_in (AgentVisit *self, const AgentAccount *account);

/* Whether who has logged in here may do it; answers NotAllowed where not. An account that was
 * changed or taken away since has to log in anew. */
gboolean _agent_visit_may (AgentVisit *self, GDBusMethodInvocation *invocation, AgentRight right);

/* The same for what takes its time, asked anew before it is done. */
gboolean _agent_visit_may_still (AgentVisit *self, AgentRight right, GError **error);

/* The same for what is for the control socket only, whoever has logged in. */
gboolean _agent_visit_may_control (AgentVisit *self, GDBusMethodInvocation *invocation);

/* Who does it, for the audit log: a staff account's number, "control", or "" for nobody. */
const char *_agent_visit_get_account (AgentVisit *self);

/* Into the audit log, as done by whoever has logged in here. subject: (nullable). */
void _agent_visit_note (AgentVisit *self, CivicAuditEvent event, const char *subject);

typedef struct {
  const char *signal; /* of the face */
  GCallback handle;   /* with the visit in the face's place */
} AgentVisitMethod;

void _agent_visit_connect_methods (AgentVisit *self, const AgentVisitMethod *methods, gsize count);

/* What only a visit asks for was asked for: from now on it has a number. */
void _agent_visit_begin (AgentVisit *self);

/* agent-visit-printing.c */
void _agent_visit_begin_printing (AgentVisit *self);
void _agent_visit_end_printing (AgentVisit *self);

/* agent-visit-outcome.c */
void _agent_visit_follow_outcome (AgentVisit *self);
void _agent_visit_end_outcome (AgentVisit *self);

/* agent-visit-staff.c */
void _agent_visit_let_staff_in (AgentVisit *self);

/* agent-visit-opening.c */
void _agent_visit_let_staff_open (AgentVisit *self);

/* agent-visit-quarantine.c */
void _agent_visit_let_staff_release (AgentVisit *self);

/* agent-visit-audit.c */
void _agent_visit_let_staff_read_the_log (AgentVisit *self);

/* agent-visit-machine.c */
void _agent_visit_let_staff_set_the_machine (AgentVisit *self);

/* agent-visit-control.c */
void _agent_visit_let_control_in (AgentVisit *self);

/* agent-visit-readiness.c */
void _agent_visit_let_staff_check (AgentVisit *self);

/* agent-visit-shift.c */
void _agent_visit_follow_shift (AgentVisit *self);

G_END_DECLS

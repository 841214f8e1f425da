/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-error.h"
#include "agent-line.h"

G_BEGIN_DECLS

/* Reports of staff on their way to the central: each on disk (fsync) before agent_reports_add
 * returns, and until the central has taken it. They are sent when somebody says that it listens,
 * the oldest first, one at a time; the same report twice changes nothing there. One that the
 * central refuses is set aside (".refused"), so that it does not hold up the others, and is said in
 * the log. Main thread only. */
#define AGENT_TYPE_REPORTS (agent_reports_get_type ())
G_DECLARE_FINAL_TYPE (AgentReports, agent_reports, AGENT, REPORTS, GObject)

typedef enum {
  AGENT_REPORT_READINESS, /* "readiness" */
  AGENT_REPORT_SHIFT,     /* "shift" */
} AgentReportKind;

/* A kiosk that nobody hears keeps so many: the oldest goes first, and the log says so. */
#define AGENT_REPORTS_MAXIMUM 200

/* directory: made where it is missing. */
AgentReports *agent_reports_new (const char *directory, AgentLine *line);

/* name: of letters, digits and -, one for each report of a kind; one of the same name that waits
 * already is replaced. json: as civic-readiness.h or civic-shift.h writes it.
 * AGENT_ERROR_NOT_STORED.
 */
gboolean agent_reports_add (
  AgentReports *self, AgentReportKind kind, const char *name, const char *json, GError **error);

gboolean agent_reports_has (AgentReports *self, AgentReportKind kind, const char *name);
guint agent_reports_count (AgentReports *self);

/* The central listens. Nothing happens while one is on its way. */
void agent_reports_send (AgentReports *self);

/* For good; what waits waits for the next start. */
void agent_reports_stop (AgentReports *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-audit-sender.h"
#include "agent-bus-server.h"
#include "agent-configuration.h"
#include "agent-daemon.h"
#include "agent-reports.h"
#include "agent-restart.h"
#include "agent-witness.h"

G_BEGIN_DECLS

/* Shared by the files of AgentDaemon only. */
struct _AgentDaemon {
  GObject parent_instance;

  CivicSettings *settings;
  AgentParts parts;
  GBytes *central_sign_key;
  AgentHeartbeat *heartbeat;
  AgentRestart *restart;
  AgentConfiguration *configuration;
  AgentReports *reports;
  AgentHttp *http;
  AgentBusServer *server;
  AgentBusServer *control;
  AgentWitness *witness;
  AgentAuditSender *audit_sender;
};

/* Each makes parts from the settings, in the order they stand in agent-daemon.c; directory is the
 * agent's own. */

/* agent-daemon-printers.c */
void _agent_daemon_make_printer (AgentDaemon *self, CivicSettings *settings, const char *directory);
void _agent_daemon_make_sheet_printer (AgentDaemon *self, CivicSettings *settings);

/* agent-daemon-audit.c */
void _agent_daemon_open_audit (AgentDaemon *self, const char *directory);
void _agent_daemon_follow_audit (AgentDaemon *self, CivicSettings *settings, const char *directory);
void _agent_daemon_close_audit (AgentDaemon *self); /* the second time nothing happens */

/* agent-daemon-catalogue.c */
gboolean _agent_daemon_make_catalogue (AgentDaemon *self,
                                       CivicSettings *settings,
                                       const char *directory,
                                       GError **error);

/* agent-daemon-hours.c */
void _agent_daemon_follow_hours (AgentDaemon *self);

/* agent-daemon-fleet.c */
void
_agent_daemon_make_commands (AgentDaemon *self, CivicSettings *settings, const char *directory);
void
_agent_daemon_make_heartbeat (AgentDaemon *self, CivicSettings *settings, const char *directory);

/* agent-daemon-machine.c */
void _agent_daemon_make_machine (AgentDaemon *self, CivicSettings *settings, const char *directory);

/* agent-daemon-fleet.c */
char *_agent_daemon_read_centre_id (CivicSettings *settings);

/* agent-daemon-reports.c */
void _agent_daemon_make_reports (AgentDaemon *self, CivicSettings *settings, const char *directory);
void _agent_daemon_stop_reports (AgentDaemon *self);
void _agent_daemon_clear_reports (AgentDaemon *self);

G_END_DECLS

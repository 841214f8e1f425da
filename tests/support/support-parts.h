/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus-server.h"
#include "agent-reports.h"
#include "agent-self-test.h"
#include "support-folder.h"
#include "support-line.h"

G_BEGIN_DECLS

/* The agent's parts around a line without a wire and the scripted print queue, served on a socket
 * in this very process, so that a test holds both ends. There is a staff account of each role, all
 * with the PIN SUPPORT_PARTS_PIN, and a second supervisor. */
#define SUPPORT_PARTS_ATTENDANT "1001"
#define SUPPORT_PARTS_SUPERVISOR "2001"
#define SUPPORT_PARTS_SECOND_SUPERVISOR "2002"
#define SUPPORT_PARTS_TECHNICIAN "3001"
#define SUPPORT_PARTS_MUNICIPALITY "4001"
#define SUPPORT_PARTS_PIN "481516"

typedef struct {
  SupportFolder *folder;
  SupportLine *line;
  AgentReports *reports;
  AgentParts parts;
  AgentBusServer *server;
  AgentBusServer *control;
} SupportParts;

SupportParts *support_parts_new (guint minimum_free_mib);
void support_parts_free (SupportParts *self);

/* As kushkctl staff remove and staff pin do it while the agent runs. */
void support_parts_remove_account (SupportParts *self, const char *number);
void support_parts_change_pin (SupportParts *self, const char *number, const char *pin);

/* As the agent reads them, for receipts of the kiosk TEST-01: its key is made there too, "sign". */
CivicSettings *support_parts_load_settings (const SupportFolder *folder);

/* What the readiness check looks at in the folder: kiosk.pem and its kin (support-tls.h), the
 * kushk.conf of support_parts_load_settings, jeddah-andalus.json, catalogue. */
AgentSelfTest *support_parts_make_self_test (SupportParts *self);

/* Makes all of those, so that a check finds nothing wrong. */
void support_parts_make_fit (SupportParts *self);

/* A new visit. Close its connection to end it. */
AgentBusAgent *support_parts_connect (SupportParts *self);
AgentBusAgent *support_parts_connect_control (SupportParts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportParts, support_parts_free)

G_END_DECLS

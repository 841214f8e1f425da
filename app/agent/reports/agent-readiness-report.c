/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-readiness-private.h"

#include "agent-clock.h"

#define NO_BOOT "0000000000000000"

static AgentBusAgent *
get_condition (AgentReadiness *self)
{
  return agent_watch_get_condition (self->parts->watch);
}

static char *
dup_or (const char *text, const char *otherwise)
{
  return g_strdup (text != NULL && *text != '\0' ? text : otherwise);
}

static void
add_catalogue (AgentReadiness *self, CivicReadiness *report)
{
  const char *hash = agent_bus_agent_get_catalogue_hash (get_condition (self));

  if (hash == NULL || *hash == '\0')
    return;
  report->catalogue_version = agent_bus_agent_get_catalogue_version (get_condition (self));
  report->catalogue_hash = g_strdup (hash);
}

static void
add_audit (AgentReadiness *self, CivicReadiness *report)
{
  const CivicAuditHead *head =
    self->parts->audit != NULL ? agent_audit_get_head (self->parts->audit) : NULL;

  report->audit_number = head != NULL ? head->number : 0;
  report->audit_hash =
    head != NULL ? g_strdup (head->hash) : g_strnfill (CIVIC_AUDIT_HASH_DIGITS, '0');
}

CivicReadiness *
_agent_readiness_make_frame (AgentReadiness *self, const char *account)
{
  CivicReadiness *report = civic_readiness_new ();

  report->kiosk = g_strdup (self->kiosk);
  report->centre = g_strdup (self->centre);
  report->at = agent_clock_get_now ();
  report->version = g_strdup (KUSHK_VERSION);
  report->boot = dup_or (agent_bus_agent_get_boot (get_condition (self)), NO_BOOT);
  report->configuration_hash = g_strdup (self->configuration_hash);
  report->account = g_strdup (account);
  add_catalogue (self, report);
  add_audit (self, report);

  return report;
}

/* A printer that is well may still print what no scanner reads; one that is not well cannot. */
const CivicCheck *
_agent_readiness_choose (AgentReadiness *self, CivicCheckPart part)
{
  const CivicCheck *asked = &self->asked->parts[part];

  return asked->result != CIVIC_CHECK_UNTESTED ? asked : &self->hands->parts[part];
}

CivicReadiness *
_agent_readiness_compose (AgentReadiness *self, const char *account)
{
  CivicReadiness *report = _agent_readiness_make_frame (self, account);

  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const CivicCheck *check = _agent_readiness_choose (self, (CivicCheckPart) part);
    CivicCheckReason reason = check->reason;

    /* "paper-low" of a printer that has passed. */
    if (check->result == CIVIC_CHECK_PASSED && reason == CIVIC_CHECK_REASON_NONE)
      reason = self->asked->parts[part].reason;
    civic_readiness_set_part (report, (CivicCheckPart) part, check->result, reason, check->at);
  }

  return report;
}

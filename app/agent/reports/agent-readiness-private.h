/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-readiness.h"
#include "agent-tally.h"

G_BEGIN_DECLS

/* Shared by the files of AgentReadiness only. */
struct _AgentReadiness {
  GObject parent_instance;

  const AgentParts *parts;
  AgentSelfTest *self_test;
  AgentReports *reports;
  char *kiosk;
  char *centre;
  char *configuration_hash;
  char *hands_path;
  char *last_path;
  gboolean is_wanted_first;
  AgentTally *passed;    /* 1: a whole check ever was */
  CivicReadiness *hands; /* what hands have found; all else of it is untested */
  CivicReadiness *asked; /* what was found without them */
  CivicReadiness *last;  /* (nullable) the last whole check */
  guint look_id;
  guint look_count; /* since the parts were asked */
  gboolean is_stopped;
};

/* agent-readiness-report.c */

/* All of a report but what was found, by that account. Caller frees. */
CivicReadiness *_agent_readiness_make_frame (AgentReadiness *self, const char *account);

/* What holds of a part: by hands or without them. */
const CivicCheck *_agent_readiness_choose (AgentReadiness *self, CivicCheckPart part);

/* The whole of it, as it is known now. Caller frees. */
CivicReadiness *_agent_readiness_compose (AgentReadiness *self, const char *account);

G_END_DECLS

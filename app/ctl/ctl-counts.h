/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-bus.h"
#include "ctl-command.h"

G_BEGIN_DECLS

/* What a day at this kiosk has counted, added up. Usable is a kiosk that serves: ready, without
 * line or receipt too, in a visit, with a filing in quarantine; as the central reckons it. */
typedef struct {
  char *id; /* "": none was chosen */
  gint64 visits;
  gint64 completed;
} CtlServiceCount;

typedef struct {
  char *day;
  GVariant *rows; /* as ListCounts gives them */
  gint64 visits;
  gint64 completed;
  gint64 receipts;
  gint64 printed;
  gint64 usable_s;
  gint64 told_s; /* in which an agent ran */
  gint64 ratings;
  gint64 stars;
  GPtrArray *services; /* of CtlServiceCount, by id */
} CtlCounts;

/* day: (nullable) today. */
CtlCounts *ctl_counts_ask (AgentBusAgent *agent, const char *day, GError **error);
void ctl_counts_free (CtlCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlCounts, ctl_counts_free)

G_END_DECLS

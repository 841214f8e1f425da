/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-state.h"

static const char *
choose_by_printer (const AgentFacts *facts)
{
  switch (facts->receipt_printer) {
  case PRINT_STATE_READY:
  case PRINT_STATE_LOW:
    return facts->quarantine_count > 0 ? "quarantine" : "ready";
  case PRINT_STATE_OUT:
  case PRINT_STATE_JAMMED:
  case PRINT_STATE_OPEN:
    return "needs-staff";
  case PRINT_STATE_OFFLINE:
  case PRINT_STATE_UNKNOWN:
  default:
    return "ready-no-receipt";
  }
}

const char *
agent_state_choose (const AgentFacts *facts)
{
  if (!facts->is_enrolled)
    return "enrolling";
  if (facts->is_revoked)
    return "out-of-service";
  if (facts->is_attended)
    return "in-session";
  if (facts->is_updating)
    return "updating";
  if (!facts->is_storage_good || !facts->has_catalogue)
    return "out-of-service";
  if (!facts->is_open)
    return "closed";
  if (!facts->is_line_up)
    return "ready-offline";

  return choose_by_printer (facts);
}

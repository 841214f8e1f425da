/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-state.h"

static CivicKioskState
choose_by_printer (const AgentFacts *facts)
{
  switch (facts->receipt_printer) {
  case PRINT_STATE_READY:
  case PRINT_STATE_LOW:
    if (facts->is_receipt_bad)
      return CIVIC_KIOSK_READY_NO_RECEIPT;
    return facts->quarantine_count > 0 ? CIVIC_KIOSK_QUARANTINE : CIVIC_KIOSK_READY;
  case PRINT_STATE_OUT:
  case PRINT_STATE_JAMMED:
  case PRINT_STATE_OPEN:
    return CIVIC_KIOSK_NEEDS_STAFF;
  case PRINT_STATE_OFFLINE:
  case PRINT_STATE_UNKNOWN:
  default:
    return CIVIC_KIOSK_READY_NO_RECEIPT;
  }
}

CivicKioskState
agent_state_choose (const AgentFacts *facts)
{
  if (!facts->is_enrolled)
    return CIVIC_KIOSK_ENROLLING;
  if (facts->is_revoked)
    return CIVIC_KIOSK_OUT_OF_SERVICE;
  if (facts->is_attended)
    return CIVIC_KIOSK_IN_SESSION;
  if (facts->is_updating)
    return CIVIC_KIOSK_UPDATING;
  if (!facts->is_storage_good || !facts->has_catalogue || facts->is_unfit)
    return CIVIC_KIOSK_OUT_OF_SERVICE;
  if (!facts->is_open)
    return CIVIC_KIOSK_CLOSED;
  if (facts->is_touch_bad)
    return CIVIC_KIOSK_NEEDS_STAFF;
  if (!facts->is_line_up)
    return CIVIC_KIOSK_READY_OFFLINE;

  return choose_by_printer (facts);
}

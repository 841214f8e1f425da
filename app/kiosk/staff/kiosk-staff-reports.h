/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-readiness.h"
#include "civic-shift.h"

#include "kiosk-agent-link.h"

G_BEGIN_DECLS

/* The reports that the agent's staff methods return, read without trust: what they should not say
 * is an error as if they had not answered. */

/* Of StaffCheckReadiness and StaffFinishReadiness. */
CivicReadiness *
kiosk_staff_check_finish (KioskAgentLink *link, GAsyncResult *result, GError **error);

/* Of StaffReadShift and StaffCloseShift. */
CivicShift *kiosk_staff_shift_finish (KioskAgentLink *link, GAsyncResult *result, GError **error);

G_END_DECLS

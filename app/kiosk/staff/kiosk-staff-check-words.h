/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-readiness.h"

#include "kiosk-staff-card.h"

G_BEGIN_DECLS

/* What a readiness check found, in the screen's language: for the glass and for paper. It decides
 * nothing. Static strings where nothing else is said. */

const char *kiosk_staff_check_name (CivicCheckPart part);
const char *kiosk_staff_check_get_icon (CivicCheckPart part);
const char *kiosk_staff_check_name_result (CivicCheckResult result);
const char *kiosk_staff_check_name_verdict (gboolean is_passed);

/* What to do about it; NULL where nothing is to be done. */
const char *kiosk_staff_check_get_remedy (CivicCheckPart part, const CivicCheck *check);

KioskHealth kiosk_staff_check_get_health (CivicCheckPart part, const CivicCheck *check);

/* When it was found, in the Kingdom's own zone; NULL: never. Caller unrefs. */
GDateTime *kiosk_staff_check_get_time (const CivicCheck *check);

/* "Passed · 7:54 AM". Caller frees. */
char *kiosk_staff_check_describe (const CivicCheck *check, const char *language);

G_END_DECLS

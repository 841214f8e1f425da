/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-journey.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* How a visit went, as the operator counts it: for which service, whether she got what it is for,
 * on which screen she stopped, after how long. It tells the agent at the first touch and at the
 * end; it knows no answer of hers. Main thread only. */
#define KIOSK_TYPE_OUTCOME (kiosk_outcome_get_type ())
G_DECLARE_FINAL_TYPE (KioskOutcome, kiosk_outcome, KIOSK, OUTCOME, GObject)

KioskOutcome *kiosk_outcome_new (KioskAgentLink *link);

/* The window shows another step. The first one of a visit begins it, one of none ends it: by
 * herself, or because nobody was there any more. */
void kiosk_outcome_follow (KioskOutcome *self, KioskVisit *visit, KioskStep step);

/* Nobody touched the glass: what ends next has timed out. */
void kiosk_outcome_expire (KioskOutcome *self);

G_END_DECLS

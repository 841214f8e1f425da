/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-readiness.h"
#include "civic-shift.h"

#include "kiosk-receipt-facts.h"
#include "kiosk-station.h"

G_BEGIN_DECLS

/* From the agent's reports to what stands of them on paper, and on the glass beside it, in the
 * screen's language. Main thread only. All (transfer full). */

KioskReceiptFacts *kiosk_staff_papers_gather_readiness (const CivicReadiness *readiness,
                                                        KioskStation *station,
                                                        const char *language);
KioskReceiptFacts *kiosk_staff_papers_gather_shift (const CivicShift *shift,
                                                    KioskStation *station,
                                                    const char *language);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-journey.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* The way through the service of a visit, part by part: what to have ready, who she is, the form,
 * and what the form is for. A part that would only stand between a citizen and her answer is left
 * out. It moves nothing: pages ask where to go. */

KioskStep kiosk_way_get_first (KioskVisit *visit);
KioskStep kiosk_way_get_next (KioskVisit *visit, KioskStep step);

/* Where "back" leads from any step; NONE where there is no way back. */
KioskStep kiosk_way_get_back (KioskVisit *visit, KioskStep step);

G_END_DECLS

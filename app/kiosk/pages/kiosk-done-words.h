/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* What the last page says of a filing, no better than it is known: in the screen's language,
 * static. */
const char *kiosk_done_describe_title (KioskVisit *visit);
const char *kiosk_done_describe_next (KioskVisit *visit); /* (nullable) */

G_END_DECLS

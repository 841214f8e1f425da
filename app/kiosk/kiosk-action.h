/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-page.h"
#include "kiosk-result.h"

G_BEGIN_DECLS

/* What a citizen can do about a result, wherever it is shown: pay, apply, print, or have the
 * receipt once more. */

/* A service is offered only where this kiosk has it. */
gboolean kiosk_action_is_offered (const KioskAction *action, KioskStation *station);
const char *kiosk_action_get_icon (const KioskAction *action);

/* Does it, from `page`, which is at `step`: the way back leads there. about: the card it stands on,
 * (nullable). */
void kiosk_action_follow (const KioskAction *action,
                          KioskResult *about,
                          KioskPage *page,
                          KioskStep step);

G_END_DECLS

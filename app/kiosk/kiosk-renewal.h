/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-window.h"

G_BEGIN_DECLS

/* Makes way for a fresh session, once the agent has a newer catalogue, or has started anew: because
 * the central said so, or because another version was installed. A session that waits
 * behind the glass goes at once; the one in front a little later, so that a new one is warm to take
 * its place, and only from the first screen: nobody's visit is changed in its middle, and who
 * touches the glass meanwhile has her visit as it is.
 *
 * Signal "quit": this process, which nobody has seen, should end. */
#define KIOSK_TYPE_RENEWAL (kiosk_renewal_get_type ())
G_DECLARE_FINAL_TYPE (KioskRenewal, kiosk_renewal, KIOSK, RENEWAL, GObject)

#define KIOSK_RENEWAL_DELAY_MS 3000

/* delay_ms: how much later the one in front goes. */
KioskRenewal *kiosk_renewal_new (KioskWindow *window, KioskStation *station, guint delay_ms);

G_END_DECLS

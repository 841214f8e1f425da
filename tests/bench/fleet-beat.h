/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "fleet-kiosk.h"

G_BEGIN_DECLS

/* A kiosk's next heartbeat, with the next sequence number. Every few carry counts of what happened
 * at the kiosk since. */
GBytes *fleet_beat_write (FleetKiosk *kiosk);

G_END_DECLS

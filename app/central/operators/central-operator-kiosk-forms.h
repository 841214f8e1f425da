/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-desk.h"
#include "central-fleet.h"

G_BEGIN_DECLS

/* The forms beside one kiosk, for whoever may operate it: what it can be told, and how it is taken
 * out of the register and comes back. */
void central_operator_kiosk_append_forms (const CentralDesk *desk,
                                          GString *html,
                                          const CentralFleetKiosk *kiosk);

G_END_DECLS

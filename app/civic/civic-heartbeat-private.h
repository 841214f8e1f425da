/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-heartbeat.h"

G_BEGIN_DECLS

/* The closed lists of a heartbeat, each in the order of its enum and ended by NULL. */
extern const char *const civic_kiosk_states[];
extern const char *const civic_result_states[];
extern const char *const civic_count_kinds[];

G_END_DECLS

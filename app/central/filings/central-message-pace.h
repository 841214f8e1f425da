/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Whether one more message may go out now: from this kiosk, and to this telephone. It counts as
 * sent. */
gboolean central_message_pace_allow (CentralOffice *office, const char *kiosk, const char *mobile);

G_END_DECLS

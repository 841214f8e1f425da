/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-tracking-code.h"

G_BEGIN_DECLS

/* What people type, in Crockford's capitals and ASCII digits, without spaces and hyphens: I and L
 * are 1, O is 0. Whether it is a code is for the caller to say, who owns it. */
char *_civic_tracking_code_fold (const char *text);

G_END_DECLS

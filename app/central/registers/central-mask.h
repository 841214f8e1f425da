/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Sandbox Beneficiary" → "S•••• B••••": enough to compare with a paper in the hand, too little to
 * learn a name from. Words with a digit in them are no names and stay. Caller frees. */
char *central_mask_name (const char *name);

/* "+966512345678" → "05•••••678", as its owner says it. Caller frees. */
char *central_mask_mobile (const char *mobile);

G_END_DECLS

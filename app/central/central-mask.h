/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Sandbox Beneficiary" → "S•••• B••••": enough to compare with a paper in the hand, too little to
 * learn a name from. Words with a digit in them are no names and stay. Caller frees. */
char *central_mask_name (const char *name);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Saudi riyals as halalas in gint64. Nothing here computes a fee. */
char *civic_money_format (gint64 halalas); /* "1,657.50": Western digits, always two decimals */

G_END_DECLS

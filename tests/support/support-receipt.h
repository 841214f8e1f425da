/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A PDF of one page of this size with a black square on it, as a session hands it over: in a memory
 * file sealed against writing. title: (nullable) stands in it as plain text. The caller closes it.
 */
int support_receipt_draw (guint width_points, guint height_points, const char *title);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page is set on, and the head that prints it. */
typedef struct {
  guint width_mm;      /* 58 or 80 of a roll, 148 of A5, 210 of A4 */
  guint height_mm;     /* 0: a roll, so the page is as long as its text */
  guint dots_per_inch; /* the head's own resolution, such as 203 */
} PrintMedium;

G_END_DECLS

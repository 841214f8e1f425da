/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-abilities.h"

G_BEGIN_DECLS

/* One page, and the name of the job it becomes: nothing about a person, and unlike any other job's,
 * for it is the only thing by which the printer's job can be told to be this one. Borrowed. */
typedef struct {
  GBytes *pdf;
  guint width_points;
  guint height_points;
  const char *name;
} PrintOrder;

/* The job's number, or 0 with an error. Blocks for 15 s at most, so it is for a thread. Private to
 * the queue half. */
int print_submit (const PrintAddress *address,
                  const PrintOrder *order,
                  PrintAbilities *abilities,
                  GCancellable *cancellable,
                  GError **error);

G_END_DECLS

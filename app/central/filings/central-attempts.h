/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* Attempts to say who somebody is: three of one person that came to nothing, by app and by passcode
 * together, close her number until the oldest of them is as old as the cool-down. */
#define CENTRAL_ATTEMPTS_MAXIMUM 3

typedef struct {
  gint64 count;
  gint64 oldest_ms; /* since 1970 */
} CentralAttempts;

/* *ret_wait_s 0: another one is welcome. */
gboolean central_attempts_find_wait (
  CentralStore *store, const char *person_id, guint cool_down_s, guint *ret_wait_s, GError **error);

/* What was before does not count. */
gint64 central_attempts_get_begin_ms (guint cool_down_s);
guint central_attempts_get_wait_s (const CentralAttempts *attempts, guint cool_down_s);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-exchange.h"

G_BEGIN_DECLS

/* Who comes too often. Each kiosk and each address of the public has so many requests in a minute;
 * and whoever asks for what does not exist, again and again, is guessing, and has to wait for the
 * rest of ten minutes. Only misses count for that: a whole shopping centre may stand behind one
 * address, and those who have a receipt find what they look for. Of an IPv6 address only the
 * network counts (/64), for one subscriber has them all. Kept in memory, by each central for
 * itself. */
typedef struct _CentralGuard CentralGuard;

typedef struct {
  guint kiosk_requests; /* a minute */
  guint address_requests;
  guint misses; /* in ten minutes, of a kiosk or an address */
} CentralGuardLimits;

#define CENTRAL_GUARD_DEFAULTS                                                                     \
  {                                                                                                \
    3000, 3000, 60                                                                                 \
  }

CentralGuard *central_guard_new (const CentralGuardLimits *limits);
void central_guard_free (CentralGuard *self);

/* Seconds to wait, 0: come in. */
guint central_guard_count_request (CentralGuard *self, const CentralRequest *request);

/* The same for what can be guessed; misses are told afterwards. */
guint central_guard_find_penalty (CentralGuard *self, const CentralRequest *request);
void central_guard_count_miss (CentralGuard *self, const CentralRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralGuard, central_guard_free)

G_END_DECLS

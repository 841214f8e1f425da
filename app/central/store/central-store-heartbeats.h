/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"

G_BEGIN_DECLS

/* The last thing each kiosk said of itself. Losing the last seconds of it harms nobody, since the
 * next heartbeat says it again: a transaction that holds nothing else need not be durable. */
typedef struct {
  const char *kiosk;
  const char *boot;
  gint64 sequence;
  const char *state;
  const char *received_at;
  gint64 received_at_ms;
  const char *body; /* the JSON as it came */
} CentralStoredHeartbeat;

/* A lower sequence of the same boot is old news, and changes nothing. */
gboolean central_store_set_heartbeat (CentralStore *self,
                                      const CentralStoredHeartbeat *heartbeat,
                                      GError **error);

G_END_DECLS

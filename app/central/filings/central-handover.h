/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-office.h"
#include "central-store-handovers.h"

G_BEGIN_DECLS

/* What session and phone share of a handover: its words, its token, its state and what has come in.
 * A token is 128 random bits, serves one handover and dies with it. */
#define CENTRAL_HANDOVER_DOCUMENTS "documents"
#define CENTRAL_HANDOVER_PIN "pin"
#define CENTRAL_HANDOVER_PAYMENT "payment"

#define CENTRAL_HANDOVER_WAITING "waiting"
#define CENTRAL_HANDOVER_OPENED "opened"
#define CENTRAL_HANDOVER_DONE "done"
#define CENTRAL_HANDOVER_EXPIRED "expired"

#define CENTRAL_HANDOVER_PATH "/h/"
#define CENTRAL_HANDOVER_LIFE_MS (10 * 60 * 1000)

char *central_handover_draw_token (void);                /* base64url, 22 characters */
char *central_handover_digest_token (const char *token); /* what the store keeps of it */

const char *central_handover_get_state (const CentralHandover *self);

/* A bill that was paid by another way ends its handover too. */
gboolean central_handover_refresh (CentralOffice *office, CentralHandover *self, GError **error);
gboolean
central_handover_finish (CentralOffice *office, const CentralHandover *self, GError **error);

/* Adds the member "items": what the phone has brought so far. */
gboolean central_handover_add_items (JsonBuilder *builder,
                                     CentralOffice *office,
                                     const CentralHandover *self,
                                     GError **error);

G_END_DECLS

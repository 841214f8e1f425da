/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* What the central tells one kiosk to do, in answer to its heartbeats. Whoever relays it can
 * neither make one nor turn it to another kiosk: the signature (Ed25519, detached, by the central's
 * sign key) is over
 *   "kushk-command-v1\n" id "\n" kiosk "\n" action "\n" message "\n" until "\n" issued_at "\n"
 *   expires_at "\n"
 * As JSON: {"id","kiosk","action","message","until","issued_at","expires_at","signature" (base64)}.
 * A command does not outlive a week, so that a kiosk can remember the ids of what it has done. */
#define CIVIC_COMMAND_MAXIMUM_LIFE_S (7 * 24 * 60 * 60)

typedef enum {
  CIVIC_COMMAND_CLOSE,             /* "close" */
  CIVIC_COMMAND_OPEN,              /* "open" */
  CIVIC_COMMAND_REFRESH_CATALOGUE, /* "refresh-catalogue" */
  CIVIC_COMMAND_RESTART,           /* "restart" */
} CivicCommandAction;

/* What a closed kiosk says on its screen. */
typedef enum {
  CIVIC_COMMAND_MESSAGE_NONE,        /* "" */
  CIVIC_COMMAND_MESSAGE_MAINTENANCE, /* "maintenance" */
  CIVIC_COMMAND_MESSAGE_SHORT_BREAK, /* "short-break" */
  CIVIC_COMMAND_MESSAGE_MOVED,       /* "moved" */
  CIVIC_COMMAND_MESSAGE_USE_COUNTER, /* "use-counter" */
} CivicCommandMessage;

typedef struct {
  char *id; /* 32 hexadecimal digits, drawn */
  char *kiosk;
  CivicCommandAction action;
  CivicCommandMessage message; /* NONE but for CLOSE */
  char *until;                 /* ISO 8601 with zone; "" but for CLOSE: until it is opened */
  char *issued_at;             /* ISO 8601 with zone */
  char *expires_at;            /* ISO 8601 with zone, after issued_at */
} CivicCommand;

const char *civic_command_action_to_string (CivicCommandAction action);
const char *civic_command_message_to_string (CivicCommandMessage message);

/* FALSE for any other word; *ret_… is untouched then. */
gboolean civic_command_action_from_string (const char *word, CivicCommandAction *ret_action);
gboolean civic_command_message_from_string (const char *word, CivicCommandMessage *ret_message);

/* Whether a command can be sent at all: message and until go with CLOSE only, the life is not over
 * CIVIC_COMMAND_MAXIMUM_LIFE_S, every string has its shape. */
gboolean civic_command_is_well_formed (const CivicCommand *self);

/* The JSON object with the signature in it. The command must be well formed; sign_secret:
 * CIVIC_KEYS_SIGN_SECRET_BYTES. */
JsonNode *civic_command_sign (const CivicCommand *self, const guint8 *sign_secret);

/* Reads and verifies in one step; there is no way to get at an unverified one. kiosk: who asks; one
 * for another kiosk is CIVIC_ERROR_FORGED, since only a false hand can have brought it here.
 * CIVIC_ERROR_MALFORMED (an action or a message this version does not know, too),
 * CIVIC_ERROR_FORGED, or CIVIC_ERROR_EXPIRED for what was signed and is over at `now`. */
CivicCommand *civic_command_verify (
  JsonNode *node, GBytes *sign_public_key, const char *kiosk, GDateTime *now, GError **error);

void civic_command_free (CivicCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicCommand, civic_command_free)

G_END_DECLS

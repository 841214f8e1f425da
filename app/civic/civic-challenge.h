/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* A challenge as the central tells it: the two digits the citizen picks in her app, or else where a
 * passcode was sent and how often she may still type it; how long that holds, and, once she is
 * known, how she is to be addressed (already masked for screen and paper; the full name never
 * leaves the central).
 * {"id","number","mobile","tries_left","state","expires_in_s",
 * "person":{"masked_name":{…},"masked_id"}} */
typedef enum {
  CIVIC_CHALLENGE_WAITING,
  CIVIC_CHALLENGE_COMPLETED,
  CIVIC_CHALLENGE_REJECTED,
  CIVIC_CHALLENGE_EXPIRED,
} CivicChallengeState;

typedef struct {
  char *id;
  char *number;     /* (nullable) two ASCII digits; NULL: a passcode was sent */
  char *mobile;     /* (nullable) "05•••••567": where to */
  guint tries_left; /* of passcodes */
  CivicChallengeState state;
  guint expires_in_s;
  JsonNode *masked_name; /* (nullable) read with civic_challenge_get_masked_name */
  char *masked_id;       /* (nullable) "1•••••••08" */
} CivicChallenge;

CivicChallenge *civic_challenge_new_from_json (JsonNode *node, GError **error);
const char *civic_challenge_get_masked_name (const CivicChallenge *self, const char *language);
void civic_challenge_free (CivicChallenge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicChallenge, civic_challenge_free)

G_END_DECLS

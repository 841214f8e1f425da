/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-http.h"
#include "central-keys.h"

G_BEGIN_DECLS

/* One sealed request, opened: what was asked, and to whom the answer must be sealed. */
#define CENTRAL_SEALED_TYPE "application/vnd.kushk.envelope"

typedef struct {
  GBytes *envelope;
  GBytes *session_key;
  JsonNode *root; /* owns `content` */
  JsonObject *content;
} CentralSealed;

/* member: the one object the JSON must hold, such as "filing". Refuses other media types, envelopes
 * that do not open and JSON of another shape. */
CentralSealed *central_sealed_open (CentralKeys *keys,
                                    const CentralRequest *request,
                                    const char *member,
                                    GError **error);
void central_sealed_free (CentralSealed *self);

/* What the store calls the session that asked: its key in hexadecimal. Caller frees. */
char *central_sealed_name_session (const CentralSealed *self);

/* Seals what the builder holds to the session that asked. */
GBytes *central_sealed_answer (const CentralSealed *self,
                               CentralKeys *keys,
                               JsonBuilder *answer,
                               GError **error);
CentralResponse *central_sealed_respond (const CentralSealed *self,
                                         CentralKeys *keys,
                                         JsonBuilder *answer,
                                         GError **error);

/* {"problem":{"code":CODE}}; the caller may add members before it ends both objects. */
JsonBuilder *central_sealed_begin_problem (const char *code);

/* The whole answer where the code says it all. */
CentralResponse *central_sealed_respond_problem (const CentralSealed *self,
                                                 CentralKeys *keys,
                                                 const char *code,
                                                 GError **error);

/* {"problem":{"code":"invalid","problems":[…]}}; problems: of CivicProblem. */
CentralResponse *central_sealed_respond_invalid (const CentralSealed *self,
                                                 CentralKeys *keys,
                                                 GPtrArray *problems,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralSealed, central_sealed_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-envelope.h"

#include "support-central.h"

G_BEGIN_DECLS

/* What a citizen's visit asks of the central, without a kiosk: requests sealed as a session seals
 * them and sent with the kiosk's certificate. Any failure ends the test. */

/* Seals json, sends it, opens the answer. Wants 200. */
JsonNode *support_visit_ask (SupportCentral *central, const char *path, const char *json);

/* The same as one session among others: what only it may ask is bound to its key. */
CivicSession *support_visit_open_session (SupportCentral *central);
JsonNode *support_visit_ask_as (SupportCentral *central,
                                CivicSession *session,
                                const char *path,
                                const char *json);

/* The same for bytes that are to be sent by someone else. */
GBytes *support_visit_seal (SupportCentral *central, const char *json);

/* The id of a completed challenge of the person. */
char *support_visit_identify (SupportCentral *central, const char *person_id);

/* Valid answers of commercial-licence-new, as JSON text: the bakery of the mock-ups, 657.50. */
const char *support_visit_get_answers (void);

/* The answer to what these answers cost the person. */
JsonNode *support_visit_ask_quote (SupportCentral *central, const char *answers);

/* {"filing":{…}} with these answers (NULL: the valid ones), challenge and quote (nullable). */
char *support_visit_write_filing (const char *code,
                                  const char *answers,
                                  const char *challenge,
                                  const char *quote);

/* A whole valid filing under this code, identified and sealed: PUT these bytes. */
GBytes *support_visit_seal_filing (SupportCentral *central, const char *code);

#define SUPPORT_VISIT_PERSON "1000000008"

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-form.h"

G_BEGIN_DECLS

/* One request as an endpoint sees it, and what it answers: plain values that know no library. All
 * its texts are UTF-8; what was none has U+FFFD in it. A request lives as long as the call; a
 * response is owned by whoever holds it. */
typedef struct {
  const char *method;
  const char *path;            /* decoded, without the query */
  const char *kiosk;           /* (nullable) common name of the verified client certificate */
  const char *certificate;     /* (nullable) with kiosk: its serial, lower-case hexadecimal */
  const char *content_type;    /* (nullable) */
  const char *language;        /* (nullable) the query's `lang` */
  const char *accept_language; /* (nullable) */
  const char *address;         /* (nullable) where the client is, as a number: "192.0.2.7" */
  GHashTable *query;   /* (nullable) name in lower case → value, decoded; the last counts */
  GHashTable *headers; /* (nullable) the same */
  GBytes *body;
  const CentralForm *form; /* (nullable) in place of the body, where the route takes forms */
} CentralRequest;

/* (nullable) name in lower case. Values live as long as the request. */
const char *central_request_get_query (const CentralRequest *self, const char *name);
const char *central_request_get_header (const CentralRequest *self, const char *name);

/* CENTRAL_ERROR_MEDIA_TYPE for what is not application/json, whatever its parameters. */
gboolean central_request_is_json (const CentralRequest *self, GError **error);

typedef struct {
  guint status;
  const char *content_type; /* static */
  GBytes *body;
  GPtrArray *headers; /* of char *: name, value, name, value, … */
} CentralResponse;

/* Both take over what they are given to send. */
CentralResponse *central_response_new (guint status, const char *content_type, char *text);
CentralResponse *central_response_new_bytes (guint status, const char *content_type, GBytes *body);
void central_response_add_header (CentralResponse *self, const char *name, const char *value);
void central_response_free (CentralResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralResponse, central_response_free)

G_END_DECLS

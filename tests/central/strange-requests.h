/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "support-visit.h"

G_BEGIN_DECLS

/* Every address of the kiosks' and of the public listener, as central-api.c has them, and what a
 * stranger may try there. An address that is served and that nobody thought of here ends the test,
 * and so does any failure. */
#define STRANGE_ENVELOPE "application/vnd.kushk.envelope"
#define STRANGE_JSON "application/json"
#define STRANGE_CODE "7K3M9QXT2F4HW8D1Z" /* a good one that nobody filed under */

typedef enum {
  BODY_NONE,
  BODY_SEALED, /* an envelope with an object under `member` */
  BODY_JSON,
  BODY_FORM, /* a person's page answers */
  BODY_OPEN, /* Open311 answers as its own standard has it */
} BodyKind;

typedef struct {
  const char *route; /* as central-api.c has it */
  const char *tail;
  BodyKind body;
  const char *member;
} Operation;

typedef struct {
  gboolean is_public;
  const Operation *operation;
  char *method;
  char *path;
} Address;

typedef struct {
  const char *method; /* (nullable) the address's own */
  const char *path;   /* (nullable) */
  const char *content_type;
  GBytes *body; /* (nullable) */
  gboolean is_chunked;
} Attempt;

/* Before anything else; central outlives it all. */
void strange_requests_begin (SupportCentral *central);

SupportReply *strange_requests_try (const Address *address, const Attempt *attempt);
void
strange_requests_complain (const Address *address, const char *what, const SupportReply *reply);

/* A problem document as openapi.yaml has it (RFC 9457); the second wants this very one. */
void strange_requests_assert_problem (const Address *address,
                                      const char *what,
                                      const SupportReply *reply);
void strange_requests_assert_refused (const Address *address,
                                      const char *what,
                                      const SupportReply *reply,
                                      guint status,
                                      const char *code);

/* Tries all addresses with such a body, and wants the store to be what it was. */
void strange_requests_for_each (BodyKind body, void (*try_one) (const Address *address));

G_END_DECLS

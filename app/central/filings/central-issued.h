/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "central-office.h"

G_BEGIN_DECLS

/* A document as it stands now, whoever issued it and whenever: what is printed at the centre and
 * what a scan of the paper tells. Its id says where it is found:
 *   licence-NUMBER, health-certificate-NUMBER, building-permit-NUMBER   the registers
 *   filing-CODE     what was issued to the person of that filing
 *   receipt-NUMBER  the payment of that bill, which belongs to whoever knows the number */
#define CENTRAL_ISSUED_LICENCE "licence"
#define CENTRAL_ISSUED_RECEIPT "receipt"

#define CENTRAL_ISSUED_VALID "valid"
#define CENTRAL_ISSUED_EXPIRED "expired"
#define CENTRAL_ISSUED_CANCELLED "cancelled"

typedef struct {
  char *id;
  const char *kind;
  const char *state;
  char *number;
  JsonNode *title;    /* texts {"ar":…} */
  JsonNode *subtitle; /* (nullable) */
  char *issued_at;    /* ISO 8601 day */
  char *valid_until;  /* (nullable) */
  JsonNode *lines;    /* an array, as results have them */
} CentralIssued;

/* person_id: (nullable) whose it must be; for_anyone: whoever scans the paper. FALSE is an error
 * (see central_records_look_up); TRUE with *ret_issued NULL: there is no such document for her. */
gboolean central_issued_find (CentralOffice *office,
                              const char *id,
                              const char *person_id,
                              gboolean for_anyone,
                              CentralIssued **ret_issued,
                              GError **error);

/* The address that the paper's QR holds. Caller frees. */
char *central_issued_make_url (CentralOffice *office, const char *id);

void central_issued_free (CentralIssued *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralIssued, central_issued_free)

G_END_DECLS

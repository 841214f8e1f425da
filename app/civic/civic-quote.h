/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-error.h"

G_BEGIN_DECLS

/* Whose a line is: what the operator of the centre charges is invoiced by it, with the VAT on it.
 */
typedef enum {
  CIVIC_QUOTE_MUNICIPALITY,
  CIVIC_QUOTE_CENTRE,
  CIVIC_QUOTE_VAT, /* on the centre's lines, never on the municipality's */
} CivicQuotePart;

/* What the central says a filing will cost, line by line. Refuses JSON whose lines do not add up to
 * its total, negative amounts, over 40 lines, hostile labels (control and bidi-override characters
 * are stripped, 200 characters kept). Labels come per language and fall back to Arabic.
 * {"id","path":"instant"|"reviewed","expires_at","lines":[{"label":{…},"halalas",
 * "part":"municipality"|"centre"|"vat"}],"total_halalas"}; a line without a part is the
 * municipality's. */
typedef struct {
  JsonNode *label_by_language; /* internal: read with civic_quote_line_get_label */
  gint64 halalas;
  CivicQuotePart part;
} CivicQuoteLine;

typedef struct {
  char *id;
  gboolean is_instant;
  GPtrArray *lines; /* of CivicQuoteLine */
  gint64 total_halalas;
  char *expires_at; /* ISO 8601 */
} CivicQuote;

CivicQuote *civic_quote_new_from_json (JsonNode *node, GError **error);
const char *civic_quote_line_get_label (const CivicQuoteLine *line, const char *language);
void civic_quote_free (CivicQuote *self);

/* A SADAD-style bill: {"biller","number","halalas","due_at"}. Biller 3 digits, number 1 to 20
 * digits. */
typedef struct {
  char *biller;
  char *number;
  gint64 halalas;
  char *due_at; /* ISO 8601 */
} CivicBill;

CivicBill *civic_bill_new_from_json (JsonNode *node, GError **error);
void civic_bill_free (CivicBill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicQuote, civic_quote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CivicBill, civic_bill_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-fees.h"

G_BEGIN_DECLS

/* fees.json as read and checked; only central-fees looks into it. */
typedef struct {
  CivicText *label;
  JsonNode *halalas;
  JsonNode *quantity; /* (nullable) what stands for {quantity} in the label */
  JsonNode *show_if;  /* (nullable) */
} CentralFeeLine;

typedef struct {
  GPtrArray *lines;        /* of CentralFeeLine: the municipality's */
  GPtrArray *centre_lines; /* of CentralFeeLine: the centre's own, with VAT on their sum */
  JsonNode *instant;       /* (nullable) */
} CentralServiceFees;

struct _CentralFees {
  GHashTable *services; /* id → CentralServiceFees */
  CivicText *vat_label;
  char *biller;
  guint due_days;
  guint quote_hours;
  guint vat_percent;
};

G_END_DECLS

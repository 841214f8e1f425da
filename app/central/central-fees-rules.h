/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-fees.h"

G_BEGIN_DECLS

/* fees.json as read and checked; only central-fees looks into it. */
typedef struct {
  CivicText *label;
  char *field;         /* the choice, or the width */
  char *second_field;  /* the height, for areas */
  GHashTable *amounts; /* choice → gint64 *, for choices */
  gint64 rate_halalas; /* per square metre, for areas */
} CentralFeeLine;

typedef struct {
  GPtrArray *lines; /* of CentralFeeLine */
  char *instant_field;
  GHashTable *instant_choices; /* a set */
  CivicText *centre_label;     /* (nullable) with all of centre's */
  CivicText *vat_label;
  gint64 centre_halalas;
} CentralServiceFees;

struct _CentralFees {
  GHashTable *services; /* id → CentralServiceFees */
  char *biller;
  guint due_days;
  guint quote_hours;
  guint vat_percent;
};

G_END_DECLS

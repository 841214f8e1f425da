/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"
#include "civic-condition-private.h"
#include "civic-field.h"
#include "civic-reader-private.h"

G_BEGIN_DECLS

/* What a service file may refer to while its fields are read. */
typedef struct {
  GHashTable *lists;     /* name → GListModel of CivicChoice */
  GHashTable *field_ids; /* a set: the ids so far, owned strings */
} CivicFieldScope;

gpointer civic_field_read (CivicReader *reader, gpointer scope); /* CivicReaderBuild */

const CivicCondition *civic_field_get_show_if (CivicField *self); /* (nullable) */
GRegex *civic_field_get_pattern (CivicField *self);               /* (nullable) */

/* What each type of field does with an answer. */
typedef struct {
  const char *word; /* in service files */
  CivicKeyboard keyboard;
  guint minimum_length, maximum_length;
  double minimum, maximum;
  gboolean has_length : 1; /* the file may set the length bounds, a pattern and a keyboard */
  gboolean has_range : 1;  /* the file may set minimum, maximum and a unit */
  gboolean has_choices : 1;

  /* The canonical form, or NULL where it is not of the kind. Caller frees. */
  char *(*fold) (CivicField *field, const char *typed);

  /* What is wrong with what was typed (not empty); canonical is NULL when fold gave nothing. Fills
   * code, actual and limit of ret_problem and returns FALSE. */
  gboolean (*check) (CivicField *field,
                     const char *typed,
                     const char *canonical,
                     CivicProblem *ret_problem);

  char *(*display) (CivicField *field, const char *canonical, const char *language);
} CivicFieldKind;

extern const CivicFieldKind civic_field_kinds[]; /* by CivicFieldType */
const CivicFieldKind *civic_field_get_kind (CivicField *self);

G_END_DECLS

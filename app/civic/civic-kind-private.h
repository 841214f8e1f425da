/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

G_BEGIN_DECLS

/* How an answer stands in a filing, and what rules see of it. */
typedef enum {
  CIVIC_SHAPE_STRING,
  CIVIC_SHAPE_NUMBER,  /* a number to rules; in a filing a string, so that no digit is lost */
  CIVIC_SHAPE_BOOLEAN, /* true for "yes" to rules; in a filing a string */
  CIVIC_SHAPE_ARRAY,   /* canonical "a,b" */
  CIVIC_SHAPE_ROWS,
  CIVIC_SHAPE_NOTHING,
} CivicShape;

/* What each type of field does with an answer. One constant per type, in the civic-kind-*.c of its
 * family. */
typedef struct {
  const char *word; /* in service files */
  CivicShape shape;
  CivicKeyboard keyboard;
  guint minimum_length, maximum_length;
  guint longest; /* the most that maximum_length may be set to */
  double minimum, maximum;
  guint maximum_count, most; /* the default, and what it may be set to */
  const char *otherwise;     /* (nullable) the answer of a field that nobody has touched */
  gboolean has_length : 1;   /* the file may set the length bounds, a pattern and a keyboard */
  gboolean has_range : 1;    /* the file may set minimum, maximum and a unit */
  gboolean has_choices : 1;
  gboolean has_count : 1;
  gboolean is_optional : 1; /* unless the file says that it is required */
  gboolean is_alone : 1;    /* cannot stand in a group */
  CivicProblemCode refusal; /* what is said where nothing else tells what is not of the kind */

  /* The canonical form, or NULL where it is not of the kind. Caller frees. */
  char *(*fold) (CivicField *field, const char *typed);

  /* What is wrong with what was typed (not empty); canonical is NULL when fold gave nothing. Fills
   * code, figures and limit_text of ret_problem and returns FALSE. */
  gboolean (*check) (CivicAnswers *answers,
                     CivicField *field,
                     const char *typed,
                     const char *canonical,
                     CivicProblem *ret_problem);

  char *(*display) (CivicField *field, const char *canonical, const char *language);
} CivicKind;

#define CIVIC_KIND_COUNT (CIVIC_FIELD_NOTICE + 1)

const CivicKind *civic_kind_of (CivicFieldType type);
const CivicKind *civic_field_get_kind (CivicField *self);

/* For check: always FALSE. */
gboolean
civic_kind_problem (CivicProblem *ret_problem, CivicProblemCode code, double actual, double limit);

/* Of civic-answers, for check: whether a choice of the field's list is open to her now. */
gboolean civic_answers_may_choose (CivicAnswers *self, CivicField *field, const char *value);

/* Parts that families share. */
gboolean civic_kind_is_digits (const char *text);
gboolean civic_kind_check_length (CivicField *field, const char *text, CivicProblem *ret_problem);
gboolean
civic_kind_check_pattern (CivicField *field, const char *canonical, CivicProblem *ret_problem);
/* The whole check of a kind whose form says it all; and of one that is written, which is then
 * measured and held to the file's pattern. */
gboolean civic_kind_check_form (CivicAnswers *answers,
                                CivicField *field,
                                const char *typed,
                                const char *canonical,
                                CivicProblem *ret_problem);
gboolean civic_kind_check_writing (CivicAnswers *answers,
                                   CivicField *field,
                                   const char *typed,
                                   const char *canonical,
                                   CivicProblem *ret_problem);
gboolean civic_kind_check_count (CivicField *field, guint count, CivicProblem *ret_problem);
char *civic_kind_display_as_is (CivicField *field, const char *canonical, const char *language);

/* Keeps the parts of a number together and, being a common separator to the bidi algorithm, in
 * their order inside Arabic text. */
#define CIVIC_NO_BREAK_SPACE "\xc2\xa0"

extern const CivicKind civic_kind_text, civic_kind_long_text, civic_kind_digits, civic_kind_email;
extern const CivicKind civic_kind_decimal, civic_kind_integer, civic_kind_rating;
extern const CivicKind civic_kind_choice, civic_kind_choices, civic_kind_tree;
extern const CivicKind civic_kind_declaration, civic_kind_switch, civic_kind_notice;
extern const CivicKind civic_kind_mobile, civic_kind_unified_number, civic_kind_establishment;
extern const CivicKind civic_kind_person_id, civic_kind_short_address, civic_kind_iban;
extern const CivicKind civic_kind_plate;
extern const CivicKind civic_kind_reference, civic_kind_deed, civic_kind_plan, civic_kind_parcel;
extern const CivicKind civic_kind_date, civic_kind_slot;
extern const CivicKind civic_kind_group, civic_kind_documents, civic_kind_pin;

G_END_DECLS

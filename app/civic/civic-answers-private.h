/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-answers.h"

G_BEGIN_DECLS

typedef enum {
  CIVIC_ORIGIN_TYPED,
  CIVIC_ORIGIN_PREFILLED, /* by a record, and as it gave it: she may still change it */
  CIVIC_ORIGIN_KNOWN,     /* by a record */
  CIVIC_ORIGIN_COMPUTED,
} CivicOrigin;

typedef struct {
  char *typed;
  char *canonical; /* (nullable) what was typed is not of its kind */
  CivicOrigin origin;
} CivicAnswer;

typedef struct {
  JsonObject *object; /* (nullable) the registry knows nothing */
  GPtrArray *by;      /* of char *: the canonical answers it was asked by */
} CivicRecord;

struct _CivicAnswers {
  GObject parent_instance;

  CivicService *service;
  char *today;
  GHashTable *answers; /* field id, the field's own → CivicAnswer */
  GHashTable *hidden;  /* a set of the fields' own ids */
  JsonNode *data;      /* what rules see */

  /* Of a form. */
  GHashTable *rows;    /* group id → GPtrArray of CivicAnswers */
  GHashTable *records; /* look-up id → CivicRecord */
  GHashTable *claims;  /* field id → what JSON says, where it is not for JSON to say */
  gboolean is_taking;  /* nothing is settled before all of the JSON is taken */
  gboolean is_taken;   /* what the JSON leaves out, she left out */

  /* Of a row. */
  CivicAnswers *form; /* (nullable) unowned; NULL once the row is removed or the form is gone */
  CivicField *group;  /* (nullable) NULL: this is no row */
};

/* Whose value changed, while it is not yet told. */
typedef GPtrArray CivicChanges;
CivicChanges *civic_changes_new (void);
void civic_changes_add (CivicChanges *self, CivicAnswers *answers, const char *field_id);
gboolean civic_changes_include (CivicChanges *self, const char *field_id); /* of any answers */
void civic_changes_tell (CivicChanges *self);                              /* frees */

CivicField *civic_answers_find_field (CivicAnswers *self, const char *field_id);
CivicAnswer *civic_answers_find_answer (CivicAnswers *self, const char *field_id);
void
civic_answers_keep (CivicAnswers *self, CivicField *field, const char *typed, CivicOrigin origin);

/* The canonical answer as rules and filings see it: NULL while its field is hidden. */
const char *civic_answers_get_shown (CivicAnswers *self, const char *field_id);

/* Goes through form and rows once, in order, since rules only name what comes before: what is
 * hidden, what is computed, what no longer stands within the answer above it, which records are of
 * other answers by now. */
void civic_answers_settle (CivicAnswers *self, CivicChanges *changes);
gboolean civic_answers_rule_holds (CivicAnswers *self, JsonNode *rule);

CivicAnswers *civic_answers_new_row (CivicAnswers *form, CivicField *group);
GPtrArray *civic_answers_get_rows (CivicAnswers *self, const char *group_id); /* (nullable) */
void civic_answers_let_go_of_rows (GPtrArray *rows);

void civic_record_free (CivicRecord *self);
gboolean civic_answers_drop_stale_records (CivicAnswers *self, CivicChanges *changes);

/* The sentence a record has for the field in that language. (nullable), caller frees. */
char *civic_answers_display_record (CivicAnswers *self, CivicField *field, const char *language);

/* NULL: fine. The field is shown. */
CivicProblem *civic_answers_check_shown (CivicAnswers *self, CivicField *field);
char *civic_answers_get_path (CivicAnswers *self, const char *field_id);

G_END_DECLS

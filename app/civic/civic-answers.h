/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-problem.h"
#include "civic-service.h"

G_BEGIN_DECLS

/* One citizen's answers to one service, or to one row of a group, folded to canonical form as they
 * are set. It knows no sentence of its own: what is wrong is a code with the field's path and its
 * figures. It asks nobody: what a registry said is handed to it. It lives only in the session
 * process and in the central's memory. */
#define CIVIC_TYPE_ANSWERS (civic_answers_get_type ())
G_DECLARE_FINAL_TYPE (CivicAnswers, civic_answers, CIVIC, ANSWERS, GObject)

CivicAnswers *civic_answers_new (CivicService *service);
CivicService *civic_answers_get_service (CivicAnswers *self);

/* The day that rules and dates call today, as ISO. From the beginning the real one in Riyadh. */
void civic_answers_set_today (CivicAnswers *self, const char *iso);
const char *civic_answers_get_today (CivicAnswers *self);

/* Keeps what was typed (valid or not, so that nothing is lost) and its canonical form. NULL or ""
 * clears. What is known or computed is not changed. Emits "changed" with the field's id as detail,
 * and no arguments, when the value really changed; so does every other field whose value changed
 * with it: computed ones, those below it in a cascade, those a dropped record had filled in. A
 * change in a row is told by the row, and by its form with the group's id. */
void civic_answers_set (CivicAnswers *self, const char *field_id, const char *typed);
const char *civic_answers_get (CivicAnswers *self,
                               const char *field_id); /* canonical, (nullable) */
const char *civic_answers_get_typed (CivicAnswers *self, const char *field_id);

/* Choices and documents: adds the value, or takes it away where it was; whether it is there. */
void civic_answers_toggle (CivicAnswers *self, const char *field_id, const char *value);
gboolean civic_answers_has (CivicAnswers *self, const char *field_id, const char *value);

/* Rows of a group. A row answers to all calls here with the ids of the group's own fields; its
 * lifetime is its form's, but a reference to a removed one stays harmless. */
guint civic_answers_count_rows (CivicAnswers *self, const char *group_id);
CivicAnswers *civic_answers_get_row (CivicAnswers *self, const char *group_id, guint index);
CivicAnswers *civic_answers_add_row (CivicAnswers *self, const char *group_id); /* NULL when full */
void civic_answers_remove_row (CivicAnswers *self, const char *group_id, guint index);

/* What a registry knows (NULL: nothing), for the fields it fills in and for rules. A record that a
 * field cannot take leaves that field to be typed. It is dropped when an answer that it was asked
 * by changes, and has to be asked for again. */
void
civic_answers_set_record (CivicAnswers *self, const char *lookup_id, JsonObject *record_or_null);
JsonObject *civic_answers_get_record (CivicAnswers *self, const char *lookup_id); /* (nullable) */

/* Whether set_record was called for the answers as they are now; and whether all are there, valid
 * and shown, that the registry wants to be asked by. */
gboolean civic_answers_is_looked_up (CivicAnswers *self, const char *lookup_id);
gboolean civic_answers_can_look_up (CivicAnswers *self, const char *lookup_id);

/* Whether it is told, not asked: filled in by a record and not editable, or computed. */
gboolean civic_answers_is_known (CivicAnswers *self, const char *field_id);
gboolean civic_answers_is_required (CivicAnswers *self, const char *field_id);

/* What may be chosen now: below the answer it stands within. Caller owns the list. */
GListModel *civic_answers_get_choices (CivicAnswers *self, const char *field_id);

/* For people: choices by their label, numbers grouped, units said, dates in words; of documents and
 * rows their number. NULL where unanswered. Caller frees. */
char *civic_answers_display (CivicAnswers *self, const char *field_id, const char *language);

/* Whether `show_if` lets the field, or any field of the page, be asked now. */
gboolean civic_answers_is_shown (CivicAnswers *self, const char *field_id);
gboolean civic_answers_is_page_shown (CivicAnswers *self, CivicPage *page);

/* (nullable): NULL is fine. Hidden fields are never a problem and never sent. Of a group the first
 * problem, be it in a row. */
CivicProblem *civic_answers_check_field (CivicAnswers *self, const char *field_id);
GPtrArray *civic_answers_check_page (CivicAnswers *self, CivicPage *page); /* of CivicProblem */
GPtrArray *civic_answers_check_all (CivicAnswers *self); /* of the form, or of the row */

/* What rules see: {"today", look-up records by id, shown and answered fields by id}. */
JsonNode *civic_answers_to_data (CivicAnswers *self);

/* {"page": {"field": "canonical" or an array, …}, …}, shown and answered fields only, with those
 * that were filled in or computed. */
JsonNode *civic_answers_to_json (CivicAnswers *self);

/* The central's way in. Returns the answers with all problems found (empty array when valid). What
 * a record would fill in counts as typed; what is computed must be what the rule gives. */
CivicAnswers *
civic_answers_new_from_json (CivicService *service, JsonNode *node, GPtrArray **ret_problems);

/* The same in its steps, for who can ask the registries: take what some kiosk claims (problems of
 * form come back), set the records, then check it all: besides what check_all finds, answers to
 * hidden fields, and claims that a record or a rule contradicts. The records win, but for what she
 * may edit: left out there is left out. */
GPtrArray *civic_answers_take_json (CivicAnswers *self, JsonNode *node);
GPtrArray *civic_answers_check_taken (CivicAnswers *self);

G_END_DECLS

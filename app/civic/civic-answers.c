/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-answers-private.h"

#include "civic-date.h"
#include "civic-digits.h"
#include "civic-field-private.h"

#include <string.h>

/* What is kept of what was typed; longer than any field allows, so that the excess still shows. */
#define MAXIMUM_TYPED_BYTES (32 * 1024)

G_DEFINE_FINAL_TYPE (CivicAnswers, civic_answers, G_TYPE_OBJECT)

enum {
  CHANGED,
  SIGNAL_COUNT
};

static guint signals[SIGNAL_COUNT];

typedef struct {
  CivicAnswers *answers;
  char *field_id;
} Change;

static void
change_free (gpointer memory)
{
  Change *change = memory;

  g_object_unref (change->answers);
  g_free (change->field_id);
  g_free (change);
}

CivicChanges *
civic_changes_new (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

void
civic_changes_add (CivicChanges *self, CivicAnswers *answers, const char *field_id)
{
  Change *change = g_new0 (Change, 1);

  change->answers = g_object_ref (answers);
  change->field_id = g_strdup (field_id);
  g_ptr_array_add (self, change);
}

gboolean
civic_changes_include (CivicChanges *self, const char *field_id)
{
  for (guint i = 0; i < self->len; i++)
    if (g_str_equal (((Change *) g_ptr_array_index (self, i))->field_id, field_id))
      return TRUE;

  return FALSE;
}

static void
tell (CivicAnswers *self, const char *field_id)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (field_id));
  if (self->form != NULL)
    g_signal_emit (self->form, signals[CHANGED],
                   g_quark_from_string (civic_field_get_id (self->group)));
}

void
civic_changes_tell (CivicChanges *self)
{
  for (guint i = 0; i < self->len; i++) {
    Change *change = g_ptr_array_index (self, i);

    tell (change->answers, change->field_id);
  }
  g_ptr_array_unref (self);
}

static void
answer_free (gpointer memory)
{
  CivicAnswer *answer = memory;

  g_free (answer->typed);
  g_free (answer->canonical);
  g_free (answer);
}

static void
rows_free (gpointer memory)
{
  civic_answers_let_go_of_rows (memory);
  g_ptr_array_unref (memory);
}

static void
civic_answers_finalize (GObject *object)
{
  CivicAnswers *self = CIVIC_ANSWERS (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->claims);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->hidden);
  g_clear_pointer (&self->data, json_node_unref);
  g_free (self->today);
  g_clear_object (&self->group);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (civic_answers_parent_class)->finalize (object);
}

static void
civic_answers_class_init (CivicAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = civic_answers_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
civic_answers_init (CivicAnswers *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, answer_free);
  self->hidden = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, rows_free);
  self->records =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) civic_record_free);
  self->claims = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
settle_and_tell (CivicAnswers *self, CivicChanges *changes)
{
  civic_answers_settle (self, changes);
  civic_changes_tell (changes);
}

CivicAnswers *
civic_answers_new (CivicService *service)
{
  CivicAnswers *self;

  g_return_val_if_fail (CIVIC_IS_SERVICE (service), NULL);

  self = g_object_new (CIVIC_TYPE_ANSWERS, NULL);
  self->service = g_object_ref (service);
  self->today = civic_date_today ();
  settle_and_tell (self, civic_changes_new ());
  return self;
}

CivicAnswers *
civic_answers_new_row (CivicAnswers *form, CivicField *group)
{
  CivicAnswers *self = g_object_new (CIVIC_TYPE_ANSWERS, NULL);

  self->service = g_object_ref (form->service);
  self->today = g_strdup (form->today);
  self->form = form;
  self->group = g_object_ref (group);
  return self;
}

CivicService *
civic_answers_get_service (CivicAnswers *self)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  return self->service;
}

void
civic_answers_set_today (CivicAnswers *self, const char *iso)
{
  g_autofree char *today = NULL;

  g_return_if_fail (CIVIC_IS_ANSWERS (self));
  g_return_if_fail (iso != NULL);

  today = civic_date_parse (iso);
  g_return_if_fail (today != NULL);

  g_free (self->today);
  self->today = g_steal_pointer (&today);
  settle_and_tell (self, civic_changes_new ());
}

const char *
civic_answers_get_today (CivicAnswers *self)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);

  return self->form == NULL ? self->today : self->form->today;
}

CivicField *
civic_answers_find_field (CivicAnswers *self, const char *field_id)
{
  return self->group == NULL ? civic_service_find_field (self->service, field_id)
                             : civic_field_find (self->group->fields, field_id);
}

CivicAnswer *
civic_answers_find_answer (CivicAnswers *self, const char *field_id)
{
  return g_hash_table_lookup (self->answers, field_id);
}

static CivicAnswer *
answer_new (CivicField *field, const char *typed, CivicOrigin origin)
{
  CivicAnswer *answer = g_new0 (CivicAnswer, 1);

  answer->typed = g_strndup (typed, MAXIMUM_TYPED_BYTES);
  answer->origin = origin;
  if (g_utf8_validate (answer->typed, -1, NULL))
    answer->canonical = civic_field_get_kind (field)->fold (field, answer->typed);
  return answer;
}

void
civic_answers_keep (CivicAnswers *self, CivicField *field, const char *typed, CivicOrigin origin)
{
  if (typed == NULL || *typed == '\0')
    g_hash_table_remove (self->answers, field->id);
  else
    g_hash_table_insert (self->answers, field->id, answer_new (field, typed, origin));
}

void
civic_answers_set (CivicAnswers *self, const char *field_id, const char *typed)
{
  CivicField *field;
  CivicChanges *changes;

  g_return_if_fail (CIVIC_IS_ANSWERS (self));
  g_return_if_fail (field_id != NULL);

  field = civic_answers_find_field (self, field_id);
  g_return_if_fail (field != NULL);

  if (typed != NULL && *typed == '\0')
    typed = NULL;
  if (civic_answers_is_known (self, field_id) ||
      g_strcmp0 (civic_answers_get_typed (self, field_id), typed) == 0)
    return;

  changes = civic_changes_new ();
  civic_changes_add (changes, self, field_id);
  civic_answers_keep (self, field, typed, CIVIC_ORIGIN_TYPED);
  settle_and_tell (self, changes);
}

const char *
civic_answers_get (CivicAnswers *self, const char *field_id)
{
  CivicAnswer *answer;
  CivicField *field;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  answer = civic_answers_find_answer (self, field_id);
  /* What folds to nothing is no answer, to rules neither. */
  if (answer != NULL)
    return answer->canonical == NULL || *answer->canonical == '\0' ? NULL : answer->canonical;

  field = civic_answers_find_field (self, field_id);
  return field == NULL ? NULL : civic_field_get_kind (field)->otherwise;
}

const char *
civic_answers_get_typed (CivicAnswers *self, const char *field_id)
{
  CivicAnswer *answer;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);

  answer = civic_answers_find_answer (self, field_id);
  return answer == NULL ? NULL : answer->typed;
}

const char *
civic_answers_get_shown (CivicAnswers *self, const char *field_id)
{
  return civic_answers_is_shown (self, field_id) ? civic_answers_get (self, field_id) : NULL;
}

static char *
display_row_count (CivicAnswers *self, const char *group_id, const char *language)
{
  guint count = civic_answers_count_rows (self, group_id);
  g_autofree char *number = g_strdup_printf ("%u", count);

  return count == 0 ? NULL : civic_digits_localise (number, language);
}

char *
civic_answers_display (CivicAnswers *self, const char *field_id, const char *language)
{
  CivicField *field;
  const char *canonical;
  char *of_record;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (field_id != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  field = civic_answers_find_field (self, field_id);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->type == CIVIC_FIELD_GROUP)
    return display_row_count (self, field_id, language);

  canonical = civic_answers_get (self, field_id);
  if (canonical == NULL)
    return NULL;

  of_record = civic_answers_display_record (self, field, language);
  return of_record != NULL ? of_record
                           : civic_field_get_kind (field)->display (field, canonical, language);
}

gboolean
civic_answers_is_known (CivicAnswers *self, const char *field_id)
{
  CivicField *field;
  CivicAnswer *answer;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (field_id != NULL, FALSE);

  field = civic_answers_find_field (self, field_id);
  answer = civic_answers_find_answer (self, field_id);
  return (field != NULL && field->compute != NULL) ||
         (answer != NULL && answer->origin == CIVIC_ORIGIN_KNOWN);
}

gboolean
civic_answers_is_required (CivicAnswers *self, const char *field_id)
{
  CivicField *field;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (field_id != NULL, FALSE);

  field = civic_answers_find_field (self, field_id);
  g_return_val_if_fail (field != NULL, FALSE);

  return field->required_if == NULL ? field->is_required
                                    : civic_answers_rule_holds (self, field->required_if);
}

gboolean
civic_answers_is_shown (CivicAnswers *self, const char *field_id)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (field_id != NULL, FALSE);
  g_return_val_if_fail (civic_answers_find_field (self, field_id) != NULL, FALSE);

  return !g_hash_table_contains (self->hidden, field_id);
}

gboolean
civic_answers_is_page_shown (CivicAnswers *self, CivicPage *page)
{
  GListModel *fields;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), FALSE);
  g_return_val_if_fail (CIVIC_IS_PAGE (page), FALSE);

  fields = civic_page_get_fields (page);
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_answers_is_shown (self, field->id))
      return TRUE;
  }

  return FALSE;
}

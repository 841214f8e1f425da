/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The rows of groups. */

#include "civic-answers-private.h"

#include "civic-field-private.h"

GPtrArray *
civic_answers_get_rows (CivicAnswers *self, const char *group_id)
{
  return g_hash_table_lookup (self->rows, group_id);
}

void
civic_answers_let_go_of_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    CIVIC_ANSWERS (g_ptr_array_index (rows, i))->form = NULL;
}

guint
civic_answers_count_rows (CivicAnswers *self, const char *group_id)
{
  GPtrArray *rows;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), 0);
  g_return_val_if_fail (group_id != NULL, 0);

  rows = civic_answers_get_rows (self, group_id);
  return rows == NULL ? 0 : rows->len;
}

CivicAnswers *
civic_answers_get_row (CivicAnswers *self, const char *group_id, guint index)
{
  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (group_id != NULL, NULL);
  g_return_val_if_fail (index < civic_answers_count_rows (self, group_id), NULL);

  return g_ptr_array_index (civic_answers_get_rows (self, group_id), index);
}

static CivicField *
find_group (CivicAnswers *self, const char *group_id)
{
  CivicField *group = civic_answers_find_field (self, group_id);

  return group != NULL && group->type == CIVIC_FIELD_GROUP ? group : NULL;
}

static void
tell_of_group (CivicAnswers *self, const char *group_id)
{
  CivicChanges *changes = civic_changes_new ();

  civic_changes_add (changes, self, group_id);
  civic_answers_settle (self, changes);
  civic_changes_tell (changes);
}

CivicAnswers *
civic_answers_add_row (CivicAnswers *self, const char *group_id)
{
  CivicAnswers *row;
  CivicField *group;
  GPtrArray *rows;

  g_return_val_if_fail (CIVIC_IS_ANSWERS (self), NULL);
  g_return_val_if_fail (group_id != NULL, NULL);

  group = find_group (self, group_id);
  g_return_val_if_fail (group != NULL, NULL);

  rows = civic_answers_get_rows (self, group_id);
  if (rows == NULL) {
    rows = g_ptr_array_new_with_free_func (g_object_unref);
    g_hash_table_insert (self->rows, group->id, rows);
  }

  /* What JSON brings may be one too many, so that it can be told. */
  if (rows->len >= group->maximum_count + (self->is_taking ? 1 : 0))
    return NULL;

  row = civic_answers_new_row (self, group);
  g_ptr_array_add (rows, row);
  tell_of_group (self, group_id);
  return row;
}

void
civic_answers_remove_row (CivicAnswers *self, const char *group_id, guint index)
{
  g_autoptr (CivicAnswers) row = NULL;

  g_return_if_fail (CIVIC_IS_ANSWERS (self));
  g_return_if_fail (group_id != NULL);
  g_return_if_fail (index < civic_answers_count_rows (self, group_id));

  row = g_ptr_array_steal_index (civic_answers_get_rows (self, group_id), index);
  g_free (row->today);
  row->today = g_strdup (self->today);
  row->form = NULL;
  tell_of_group (self, group_id);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-row-sheet.h"

#include <glib/gi18n.h>

#include "kiosk-answer-text.h"
#include "kiosk-questions.h"

struct _KioskRowSheet {
  KioskSheet parent_instance;

  CivicAnswers *answers; /* of the form */
  CivicField *group;
  CivicAnswers *row;
  gboolean is_new;
  GHashTable *former; /* field id → what was typed when it was opened */
  KioskQuestions *questions;
};

G_DEFINE_FINAL_TYPE (KioskRowSheet, kiosk_row_sheet, KIOSK_TYPE_SHEET)

static void
remember (KioskRowSheet *self)
{
  GListModel *fields = civic_field_get_fields (self->group);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *id = civic_field_get_id (field);

    g_hash_table_insert (self->former, g_strdup (id),
                         g_strdup (civic_answers_get_typed (self->row, id)));
  }
}

static void
restore (KioskRowSheet *self)
{
  GListModel *fields = civic_field_get_fields (self->group);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    const char *id = civic_field_get_id (field);

    civic_answers_set (self->row, id, g_hash_table_lookup (self->former, id));
  }
}

static void
remove_row (KioskRowSheet *self)
{
  const char *id = civic_field_get_id (self->group);

  for (guint i = 0; i < civic_answers_count_rows (self->answers, id); i++)
    if (civic_answers_get_row (self->answers, id, i) == self->row) {
      civic_answers_remove_row (self->answers, id, i);
      return;
    }
}

static void
on_questions_changed (KioskRowSheet *self)
{
  kiosk_sheet_set_keys (KIOSK_SHEET (self), kiosk_questions_get_keys (self->questions));
}

static void
on_questions_opened (KioskRowSheet *self, KioskSheet *sheet)
{
  kiosk_questions_rest (self->questions);
  kiosk_sheet_open (KIOSK_SHEET (self), sheet);
}

static void
kiosk_row_sheet_shown (KioskSheet *sheet)
{
  kiosk_questions_begin (KIOSK_ROW_SHEET (sheet)->questions, NULL);
}

static void
kiosk_row_sheet_advance (KioskSheet *sheet)
{
  if (kiosk_questions_check (KIOSK_ROW_SHEET (sheet)->questions))
    kiosk_sheet_close (sheet);
}

static void
kiosk_row_sheet_back (KioskSheet *sheet)
{
  if (KIOSK_ROW_SHEET (sheet)->is_new)
    remove_row (KIOSK_ROW_SHEET (sheet));
  else
    restore (KIOSK_ROW_SHEET (sheet));
  kiosk_sheet_close (sheet);
}

static void
kiosk_row_sheet_insert (KioskSheet *sheet, const char *text)
{
  kiosk_questions_insert (KIOSK_ROW_SHEET (sheet)->questions, text);
}

static void
kiosk_row_sheet_backspace (KioskSheet *sheet)
{
  kiosk_questions_backspace (KIOSK_ROW_SHEET (sheet)->questions);
}

static void
kiosk_row_sheet_finalize (GObject *object)
{
  KioskRowSheet *self = KIOSK_ROW_SHEET (object);

  g_clear_object (&self->answers);
  g_clear_object (&self->group);
  g_clear_object (&self->row);
  g_hash_table_unref (self->former);

  G_OBJECT_CLASS (kiosk_row_sheet_parent_class)->finalize (object);
}

static void
kiosk_row_sheet_class_init (KioskRowSheetClass *klass)
{
  KioskSheetClass *sheet_class = KIOSK_SHEET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_row_sheet_finalize;
  sheet_class->shown = kiosk_row_sheet_shown;
  sheet_class->advance = kiosk_row_sheet_advance;
  sheet_class->back = kiosk_row_sheet_back;
  sheet_class->insert = kiosk_row_sheet_insert;
  sheet_class->backspace = kiosk_row_sheet_backspace;
}

static void
kiosk_row_sheet_init (KioskRowSheet *self)
{
  self->former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GtkWidget *
kiosk_row_sheet_new (CivicAnswers *answers,
                     CivicField *group,
                     guint index,
                     gboolean is_new,
                     const char *language,
                     KioskVisit *visit)
{
  KioskRowSheet *self = g_object_new (KIOSK_TYPE_ROW_SHEET, NULL);
  g_autofree char *title = kiosk_answer_row_name (group, index, language);
  GtkWidget *questions = NULL;

  self->answers = g_object_ref (answers);
  self->group = g_object_ref (group);
  self->row = g_object_ref (civic_answers_get_row (answers, civic_field_get_id (group), index));
  self->is_new = is_new;
  remember (self);
  kiosk_sheet_set_title (KIOSK_SHEET (self), title);
  kiosk_sheet_set_primary (KIOSK_SHEET (self), _ ("Save"));
  questions = kiosk_questions_new (civic_field_get_fields (group), self->row, language, visit);
  self->questions = KIOSK_QUESTIONS (questions);
  g_signal_connect_object (questions, "changed", G_CALLBACK (on_questions_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (questions, "opened", G_CALLBACK (on_questions_opened), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (kiosk_sheet_get_content (KIOSK_SHEET (self)), questions);
  return GTK_WIDGET (self);
}

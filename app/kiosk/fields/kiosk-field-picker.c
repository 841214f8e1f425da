/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "kiosk-chooser.h"
#include "kiosk-picker-sheet.h"

struct _KioskFieldPicker {
  KioskFieldInput parent_instance;

  KioskChooser *chooser; /* the child */
};

G_DEFINE_FINAL_TYPE (KioskFieldPicker, kiosk_field_picker, KIOSK_TYPE_FIELD_INPUT)

/* The field it stands within, where that has no answer yet. */
static CivicField *
find_unanswered_parent (KioskFieldInput *input)
{
  CivicAnswers *answers = kiosk_field_input_get_answers (input);
  const char *within = civic_field_get_within (kiosk_field_input_get_field (input));

  if (within == NULL || civic_answers_get (answers, within) != NULL)
    return NULL;
  return civic_service_find_field (civic_answers_get_service (answers), within);
}

static void
show_value (KioskFieldPicker *self)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);
  CivicAnswers *answers = kiosk_field_input_get_answers (input);
  const char *id = civic_field_get_id (kiosk_field_input_get_field (input));
  CivicField *parent = find_unanswered_parent (input);
  g_autofree char *value =
    civic_answers_display (answers, id, kiosk_field_input_get_language (input));
  g_autofree char *placeholder = NULL;

  if (parent != NULL)
    /* Translators: a question that depends on another one; %s is that one's label. */
    placeholder = g_strdup_printf (_ ("First answer: %s"),
                                   kiosk_field_input_word (input, civic_field_get_label (parent)));
  else
    placeholder = g_strdup (_ ("Choose from the list"));
  kiosk_chooser_set_placeholder (self->chooser, placeholder);
  kiosk_chooser_set_value (self->chooser, value, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chooser), parent == NULL);
}

static void
on_chosen (KioskFieldInput *input, const char *value)
{
  kiosk_field_input_answer (input, value);
}

static void
on_clicked (KioskFieldInput *input)
{
  CivicAnswers *answers = kiosk_field_input_get_answers (input);
  g_autoptr (GListModel) choices =
    civic_answers_get_choices (answers, civic_field_get_id (kiosk_field_input_get_field (input)));
  GtkWidget *sheet = kiosk_picker_sheet_new (kiosk_field_input_get_label (input), choices,
                                             kiosk_field_input_get_answer (input),
                                             kiosk_field_input_get_language (input));

  g_signal_connect_object (sheet, "chosen", G_CALLBACK (on_chosen), input, G_CONNECT_SWAPPED);
  kiosk_field_input_open (input, KIOSK_SHEET (sheet));
}

static void
kiosk_field_picker_constructed (GObject *object)
{
  KioskFieldPicker *self = KIOSK_FIELD_PICKER (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);

  G_OBJECT_CLASS (kiosk_field_picker_parent_class)->constructed (object);

  self->chooser = KIOSK_CHOOSER (kiosk_chooser_new (NULL));
  kiosk_chooser_set_accessible_name (self->chooser, kiosk_field_input_get_label (input));
  g_signal_connect_swapped (self->chooser, "clicked", G_CALLBACK (on_clicked), self);
  kiosk_field_input_set_child (input, GTK_WIDGET (self->chooser));
  show_value (self);
}

static void
kiosk_field_picker_follow (KioskFieldInput *input)
{
  show_value (KIOSK_FIELD_PICKER (input));
}

static void
kiosk_field_picker_class_init (KioskFieldPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_picker_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_picker_follow;
}

static void
kiosk_field_picker_init (KioskFieldPicker *self)
{
}

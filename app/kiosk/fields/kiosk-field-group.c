/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "kiosk-answer-text.h"
#include "kiosk-button.h"
#include "kiosk-row-sheet.h"
#include "kiosk-words.h"

struct _KioskFieldGroup {
  KioskFieldInput parent_instance;

  GtkWidget *cards;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (KioskFieldGroup, kiosk_field_group, KIOSK_TYPE_FIELD_INPUT)

static const char *
get_id (KioskFieldInput *input)
{
  return civic_field_get_id (kiosk_field_input_get_field (input));
}

static void
open_row (KioskFieldInput *input, guint index, gboolean is_new)
{
  GtkWidget *sheet = kiosk_row_sheet_new (
    kiosk_field_input_get_answers (input), kiosk_field_input_get_field (input), index, is_new,
    kiosk_field_input_get_language (input), kiosk_field_input_get_visit (input));

  kiosk_field_input_open (input, KIOSK_SHEET (sheet));
}

static void
activate_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (widget);
  CivicAnswers *answers = kiosk_field_input_get_answers (input);

  if (civic_answers_add_row (answers, get_id (input)) != NULL)
    open_row (input, civic_answers_count_rows (answers, get_id (input)) - 1, TRUE);
}

static void
activate_change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_row (KIOSK_FIELD_INPUT (widget), (guint) g_variant_get_int32 (parameter), FALSE);
}

static void
activate_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (widget);

  civic_answers_remove_row (kiosk_field_input_get_answers (input), get_id (input),
                            (guint) g_variant_get_int32 (parameter));
  kiosk_field_input_ask_to_be_active (input);
}

static GtkWidget *
make_button (const char *text, const char *action, guint index, const char *row_name)
{
  GtkWidget *button = kiosk_button_new (text, NULL);
  g_autofree char *name = g_strjoin (": ", text, row_name, NULL);

  gtk_widget_add_css_class (button, "soft");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kiosk_button_set_accessible_name (KIOSK_BUTTON (button), name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_card (KioskFieldGroup *self, guint index)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);
  CivicField *field = kiosk_field_input_get_field (input);
  const char *language = kiosk_field_input_get_language (input);
  CivicAnswers *row =
    civic_answers_get_row (kiosk_field_input_get_answers (input), get_id (input), index);
  g_autofree char *name = kiosk_answer_row_name (field, index, language);
  g_autofree char *summary =
    kiosk_answer_row_summary (field, row, language, kiosk_field_input_get_visit (input));
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *more = kiosk_words_new (NULL, "caption");
  GtkWidget *remove = make_button (_ ("Remove"), "group.remove", index, name);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), kiosk_words_new (name, "strong"));
  gtk_label_set_text (GTK_LABEL (more), summary);
  gtk_box_append (GTK_BOX (words), more);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "row");
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (card), make_button (_ ("Change"), "group.change", index, name));
  gtk_widget_add_css_class (remove, "quit");
  gtk_box_append (GTK_BOX (card), remove);
  gtk_box_append (GTK_BOX (self->cards), card);
}

static void
kiosk_field_group_follow (KioskFieldInput *input)
{
  KioskFieldGroup *self = KIOSK_FIELD_GROUP (input);
  const guint count =
    civic_answers_count_rows (kiosk_field_input_get_answers (input), get_id (input));
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
  for (guint i = 0; i < count; i++)
    add_card (self, i);
  gtk_widget_set_visible (self->cards, count > 0);
  gtk_widget_set_visible (
    self->add, count < civic_field_get_maximum_count (kiosk_field_input_get_field (input)));
}

static void
kiosk_field_group_constructed (GObject *object)
{
  KioskFieldGroup *self = KIOSK_FIELD_GROUP (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  CivicText *add = civic_field_get_add (kiosk_field_input_get_field (input));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kiosk_field_group_parent_class)->constructed (object);

  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->cards, "cards");
  self->add = kiosk_button_new (kiosk_field_input_word (input, add), "plus");
  gtk_widget_add_css_class (self->add, "secondary");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "group.add");
  gtk_widget_add_css_class (box, "group");
  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_box_append (GTK_BOX (box), self->add);
  kiosk_field_input_set_child (input, box);
  kiosk_field_group_follow (input);
}

static void
kiosk_field_group_class_init (KioskFieldGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kiosk_field_group_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_group_follow;
  gtk_widget_class_install_action (widget_class, "group.add", NULL, activate_add);
  gtk_widget_class_install_action (widget_class, "group.change", "i", activate_change);
  gtk_widget_class_install_action (widget_class, "group.remove", "i", activate_remove);
}

static void
kiosk_field_group_init (KioskFieldGroup *self)
{
}

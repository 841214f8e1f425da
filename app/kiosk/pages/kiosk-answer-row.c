/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-answer-row.h"

#include "kiosk-button.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskAnswerRow {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *answer;
  GtkWidget *change;
};

G_DEFINE_FINAL_TYPE (KioskAnswerRow, kiosk_answer_row, GTK_TYPE_WIDGET)

static void
kiosk_answer_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_ANSWER_ROW);

  G_OBJECT_CLASS (kiosk_answer_row_parent_class)->dispose (object);
}

static void
kiosk_answer_row_class_init (KioskAnswerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_answer_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "answerrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskAnswerRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskAnswerRow, answer);
  gtk_widget_class_bind_template_child (widget_class, KioskAnswerRow, change);
}

static void
kiosk_answer_row_init (KioskAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Change" alone would be the name of every button on the page. */
static void
name_button (KioskAnswerRow *self, const char *label)
{
  /* Translators: spoken name of a button; %s is the question, such as "Trade name". */
  g_autofree char *name = g_strdup_printf (_ ("Change: %s"), label);

  kiosk_button_set_accessible_name (KIOSK_BUTTON (self->change), name);
}

GtkWidget *
kiosk_answer_row_new (const char *label,
                      const char *answer,
                      gboolean is_number,
                      const char *field_id)
{
  KioskAnswerRow *self = g_object_new (KIOSK_TYPE_ANSWER_ROW, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_label_set_text (GTK_LABEL (self->answer), answer);
  if (is_number)
    gtk_widget_add_css_class (self->answer, "number");
  gtk_widget_set_visible (self->change, field_id != NULL);
  if (field_id == NULL)
    return GTK_WIDGET (self);
  name_button (self, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->change), "s", field_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->change), "review.change");
  return GTK_WIDGET (self);
}

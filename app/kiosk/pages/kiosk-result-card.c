/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-result-card.h"

#include "kiosk-action-buttons.h"
#include "kiosk-fact-row.h"
#include "kiosk-icon-shape.h"
#include "kiosk-icon.h"
#include "kiosk-plain-text.h"
#include "kiosk-template.h"

#define DEFAULT_ICON "doc"

struct _KioskResultCard {
  GtkWidget parent_instance;

  KioskResult *result;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *state;
  GtkWidget *state_icon;
  GtkWidget *state_label;
  GtkWidget *lines;
  GtkWidget *actions;
};

enum {
  CHOSEN,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskResultCard, kiosk_result_card, GTK_TYPE_WIDGET)

static void
on_action_chosen (KioskResultCard *self, gpointer action)
{
  g_signal_emit (self, signals[CHOSEN], 0, action);
}

static void
kiosk_result_card_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_RESULT_CARD);
  g_clear_pointer (&KIOSK_RESULT_CARD (object)->result, kiosk_result_unref);

  G_OBJECT_CLASS (kiosk_result_card_parent_class)->dispose (object);
}

static void
kiosk_result_card_class_init (KioskResultCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ACTION_BUTTONS);
  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_result_card_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", KIOSK_TYPE_RESULT_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "resultcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-result-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, title);
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, state);
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, state_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, lines);
  gtk_widget_class_bind_template_child (widget_class, KioskResultCard, actions);
  gtk_widget_class_bind_template_callback (widget_class, on_action_chosen);
}

static void
kiosk_result_card_init (KioskResultCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The central may name an icon that this kiosk does not have. */
static const char *
choose_icon (const char *name)
{
  return name != NULL && kiosk_icon_shape_get (name) != NULL ? name : DEFAULT_ICON;
}

static void
show_title (KioskResultCard *self, const char *language)
{
  g_autofree char *title = kiosk_result_say (self->result->title, language, KIOSK_PLAIN_TEXT_TITLE);

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), choose_icon (self->result->icon));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_state (KioskResultCard *self, const char *language)
{
  g_autofree char *words = kiosk_result_say (self->result->state, language, KIOSK_PLAIN_TEXT_TITLE);

  gtk_widget_set_visible (self->state, self->result->state != NULL);
  gtk_label_set_text (GTK_LABEL (self->state_label), words);
  kiosk_icon_set_icon_name (KIOSK_ICON (self->state_icon),
                            kiosk_tone_get_icon (self->result->tone));
  gtk_widget_add_css_class (self->state, kiosk_tone_get_name (self->result->tone));
}

GtkWidget *
kiosk_result_card_new (KioskResult *result, KioskStation *station, const char *language)
{
  KioskResultCard *self = NULL;

  g_return_val_if_fail (result != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_RESULT_CARD, NULL);
  self->result = kiosk_result_ref (result);
  show_title (self, language);
  show_state (self, language);
  for (guint i = 0; i < result->lines->len; i++)
    gtk_box_append (GTK_BOX (self->lines),
                    kiosk_fact_row_new_for_line (g_ptr_array_index (result->lines, i), language));
  gtk_widget_set_visible (self->lines, result->lines->len > 0);
  kiosk_action_buttons_show (KIOSK_ACTION_BUTTONS (self->actions),
                             station != NULL ? result->actions : NULL, station, language);
  return GTK_WIDGET (self);
}

KioskResult *
kiosk_result_card_get_result (KioskResultCard *self)
{
  g_return_val_if_fail (KIOSK_IS_RESULT_CARD (self), NULL);

  return self->result;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-action-buttons.h"

#include "kiosk-action.h"
#include "kiosk-button.h"
#include "kiosk-plain-text.h"
#include "kiosk-template.h"

struct _KioskActionButtons {
  GtkWidget parent_instance;

  GPtrArray *actions; /* (element-type KioskAction) */
};

enum {
  CHOSEN,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskActionButtons, kiosk_action_buttons, GTK_TYPE_WIDGET)

static void
activate_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskActionButtons *self = KIOSK_ACTION_BUTTONS (widget);
  const guint32 index = g_variant_get_uint32 (parameter);

  if (self->actions != NULL && index < self->actions->len)
    g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (self->actions, index));
}

static void
kiosk_action_buttons_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&KIOSK_ACTION_BUTTONS (object)->actions, g_ptr_array_unref);

  G_OBJECT_CLASS (kiosk_action_buttons_parent_class)->dispose (object);
}

static void
kiosk_action_buttons_class_init (KioskActionButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_action_buttons_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", KIOSK_TYPE_ACTION_BUTTONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "actions.choose", "u", activate_choose);
  gtk_widget_class_set_css_name (widget_class, "actions");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_action_buttons_init (KioskActionButtons *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

static void
add_button (KioskActionButtons *self, guint index, const char *language)
{
  const KioskAction *action = g_ptr_array_index (self->actions, index);
  g_autofree char *label = kiosk_result_say (action->label, language, KIOSK_PLAIN_TEXT_TITLE);
  GtkWidget *button = kiosk_button_new (label, kiosk_action_get_icon (action));

  gtk_widget_add_css_class (button, "secondary");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "actions.choose");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

void
kiosk_action_buttons_show (KioskActionButtons *self,
                           GPtrArray *actions,
                           KioskStation *station,
                           const char *language)
{
  GtkWidget *child = NULL;

  g_return_if_fail (KIOSK_IS_ACTION_BUTTONS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  self->actions = actions != NULL ? g_ptr_array_ref (actions) : NULL;
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    if (kiosk_action_is_offered (g_ptr_array_index (actions, i), station))
      add_button (self, i, language);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

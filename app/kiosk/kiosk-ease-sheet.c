/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-ease-sheet.h"

#include "kiosk-button.h"
#include "kiosk-template.h"
#include "kiosk-toggle.h"

#include <glib/gi18n.h>

struct _KioskEaseSheet {
  GtkWidget parent_instance;

  KioskEase *ease;
  GtkWidget *card;
  GtkWidget *sizes;
  GtkWidget *switches;
  GtkWidget *done;
  GtkWidget *size_buttons[KIOSK_EASE_TEXT_SIZES];
};

enum {
  CLOSED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskEaseSheet, kiosk_ease_sheet, GTK_TYPE_WIDGET)

static void
on_done_clicked (KioskEaseSheet *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
on_reset_clicked (KioskEaseSheet *self)
{
  kiosk_ease_reset (self->ease);
}

static void
on_size_toggled (KioskEaseSheet *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < KIOSK_EASE_TEXT_SIZES; i++)
    if (self->size_buttons[i] == GTK_WIDGET (button))
      kiosk_ease_set_text_size (self->ease, i);
}

static void
on_text_size_changed (KioskEaseSheet *self)
{
  GtkWidget *button = self->size_buttons[kiosk_ease_get_text_size (self->ease)];

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/* A touch beside the card is "done"; one on it is not. */
static void
on_pressed (GtkGestureClick *gesture, int count, double x, double y, KioskEaseSheet *self)
{
  graphene_rect_t card;

  if (gtk_widget_compute_bounds (self->card, GTK_WIDGET (self), &card) && y < card.origin.y)
    g_signal_emit (self, signals[CLOSED], 0);
}

/* The same letter in four sizes says more than four words. */
static void
add_size (KioskEaseSheet *self, guint size)
{
  static const char *const names[KIOSK_EASE_TEXT_SIZES] = { N_ ("Text of the usual size"),
                                                            N_ ("Large text"), N_ ("Larger text"),
                                                            N_ ("Largest text") };
  static const char *const classes[KIOSK_EASE_TEXT_SIZES] = { "size-1", "size-2", "size-3",
                                                              "size-4" };
  /* Translators: one letter of your script, shown in four sizes to choose from. */
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("A"));

  self->size_buttons[size] = button;
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "size");
  gtk_widget_add_css_class (button, classes[size]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (names[size]), -1);
  if (size > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                 GTK_TOGGLE_BUTTON (self->size_buttons[0]));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_size_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sizes), button);
}

static void
add_switch (KioskEaseSheet *self, const char *property, const char *text, const char *hint)
{
  GtkWidget *toggle = kiosk_toggle_new (text, hint);

  gtk_box_append (GTK_BOX (self->switches), toggle);
  g_object_bind_property (self->ease, property, toggle, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
fill (KioskEaseSheet *self)
{
  for (guint i = 0; i < KIOSK_EASE_TEXT_SIZES; i++)
    add_size (self, i);
  on_text_size_changed (self);
  g_signal_connect_object (self->ease, "notify::text-size", G_CALLBACK (on_text_size_changed), self,
                           G_CONNECT_SWAPPED);
  add_switch (self, "high-contrast", _ ("Strong contrast"), _ ("Black on white, with clear lines"));
  add_switch (self, "low-reach", _ ("Everything lower down"),
              _ ("So that you reach it sitting, too"));
}

static void
kiosk_ease_sheet_dispose (GObject *object)
{
  KioskEaseSheet *self = KIOSK_EASE_SHEET (object);

  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_EASE_SHEET);
  g_clear_object (&self->ease);

  G_OBJECT_CLASS (kiosk_ease_sheet_parent_class)->dispose (object);
}

static void
kiosk_ease_sheet_class_init (KioskEaseSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_ease_sheet_dispose;
  signals[CLOSED] = g_signal_new ("closed", KIOSK_TYPE_EASE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "easesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/kiosk-ease-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskEaseSheet, card);
  gtk_widget_class_bind_template_child (widget_class, KioskEaseSheet, sizes);
  gtk_widget_class_bind_template_child (widget_class, KioskEaseSheet, switches);
  gtk_widget_class_bind_template_child (widget_class, KioskEaseSheet, done);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
}

static void
kiosk_ease_sheet_init (KioskEaseSheet *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Make it easier for you"), -1);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
kiosk_ease_sheet_new (KioskEase *ease)
{
  KioskEaseSheet *self = NULL;

  g_return_val_if_fail (KIOSK_IS_EASE (ease), NULL);

  self = g_object_new (KIOSK_TYPE_EASE_SHEET, NULL);
  self->ease = g_object_ref (ease);
  fill (self);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "kiosk-button.h"
#include "kiosk-chooser.h"
#include "kiosk-place-sheet.h"

struct _KioskFieldPlace {
  KioskFieldInput parent_instance;

  KioskChooser *chooser;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (KioskFieldPlace, kiosk_field_place, KIOSK_TYPE_FIELD_INPUT)

static void
kiosk_field_place_follow (KioskFieldInput *input)
{
  KioskFieldPlace *self = KIOSK_FIELD_PLACE (input);
  const char *answer = kiosk_field_input_get_answer (input);

  kiosk_chooser_set_value (self->chooser,
                           answer != NULL ? _ ("The place was sent from your phone") : NULL, NULL);
  gtk_widget_set_visible (self->remove, answer != NULL);
}

static void
on_chosen (KioskFieldInput *input, const char *place)
{
  kiosk_field_input_answer (input, place);
}

static void
on_clicked (KioskFieldInput *input)
{
  GtkWidget *sheet = NULL;

  if (kiosk_field_input_get_visit (input) == NULL)
    return;
  sheet = kiosk_place_sheet_new (kiosk_field_input_get_label (input),
                                 kiosk_field_input_get_visit (input));
  g_signal_connect_object (sheet, "chosen", G_CALLBACK (on_chosen), input, G_CONNECT_SWAPPED);
  kiosk_field_input_open (input, KIOSK_SHEET (sheet));
}

static void
on_remove_clicked (KioskFieldInput *input)
{
  kiosk_field_input_answer (input, NULL);
}

static void
kiosk_field_place_constructed (GObject *object)
{
  KioskFieldPlace *self = KIOSK_FIELD_PLACE (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  G_OBJECT_CLASS (kiosk_field_place_parent_class)->constructed (object);

  self->chooser = KIOSK_CHOOSER (kiosk_chooser_new ("map"));
  kiosk_chooser_set_placeholder (self->chooser, _ ("Send the place from your phone"));
  kiosk_chooser_set_accessible_name (self->chooser, kiosk_field_input_get_label (input));
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "clicked", G_CALLBACK (on_clicked), self);
  self->remove = kiosk_button_new (_ ("Remove"), NULL);
  gtk_widget_add_css_class (self->remove, "soft");
  gtk_widget_add_css_class (self->remove, "quit");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  gtk_widget_add_css_class (box, "place");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (box), self->remove);
  kiosk_field_input_set_child (input, box);
  kiosk_field_place_follow (input);
}

static void
kiosk_field_place_class_init (KioskFieldPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_place_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_place_follow;
}

static void
kiosk_field_place_init (KioskFieldPlace *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-door.h"

#include "kiosk-icon.h"
#include "kiosk-plain-text.h"

struct _KioskDoor {
  GtkButton parent_instance;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (KioskDoor, kiosk_door, GTK_TYPE_BUTTON)

static void
kiosk_door_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_DOOR);

  G_OBJECT_CLASS (kiosk_door_parent_class)->dispose (object);
}

static void
kiosk_door_class_init (KioskDoorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_door_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/pages/kiosk-door.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDoor, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskDoor, name);
  gtk_widget_class_bind_template_child (widget_class, KioskDoor, hint);
}

static void
kiosk_door_init (KioskDoor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_door_new (const char *icon_name, const char *name, const char *hint)
{
  KioskDoor *self = g_object_new (KIOSK_TYPE_DOOR, NULL);
  g_autofree char *plain_name = kiosk_plain_text (name, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *plain_hint = kiosk_plain_text (hint, KIOSK_PLAIN_TEXT_SENTENCE);

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), icon_name);
  gtk_label_set_text (GTK_LABEL (self->name), plain_name);
  gtk_label_set_text (GTK_LABEL (self->hint), plain_hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain_name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, plain_hint, -1);
  return GTK_WIDGET (self);
}

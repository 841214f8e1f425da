/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-row.h"

#include "kiosk-icon.h"

struct _KioskWayRow {
  GtkButton parent_instance;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *summary;
};

G_DEFINE_FINAL_TYPE (KioskWayRow, kiosk_way_row, GTK_TYPE_BUTTON)

static void
kiosk_way_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_WAY_ROW);

  G_OBJECT_CLASS (kiosk_way_row_parent_class)->dispose (object);
}

static void
kiosk_way_row_class_init (KioskWayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_way_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-way-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWayRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskWayRow, name);
  gtk_widget_class_bind_template_child (widget_class, KioskWayRow, summary);
}

static void
kiosk_way_row_init (KioskWayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_way_row_show (KioskWayRow *self, const char *icon, const char *name, const char *meaning)
{
  g_return_if_fail (KIOSK_IS_WAY_ROW (self));

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->summary), meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
}

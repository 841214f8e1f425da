/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-service-row.h"

#include "kiosk-icon.h"

struct _KioskServiceRow {
  GtkButton parent_instance;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *summary;
};

G_DEFINE_FINAL_TYPE (KioskServiceRow, kiosk_service_row, GTK_TYPE_BUTTON)

static void
kiosk_service_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_SERVICE_ROW);

  G_OBJECT_CLASS (kiosk_service_row_parent_class)->dispose (object);
}

static void
kiosk_service_row_class_init (KioskServiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_service_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-service-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskServiceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceRow, name);
  gtk_widget_class_bind_template_child (widget_class, KioskServiceRow, summary);
}

static void
kiosk_service_row_init (KioskServiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_service_row_new (CivicService *service, const char *language, const char *action)
{
  KioskServiceRow *self = g_object_new (KIOSK_TYPE_SERVICE_ROW, NULL);
  const char *name = civic_text_get (civic_service_get_name (service), language);

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), civic_service_get_icon (service));
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->summary),
                      civic_text_get (civic_service_get_summary (service), language));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", civic_service_get_id (service));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  return GTK_WIDGET (self);
}

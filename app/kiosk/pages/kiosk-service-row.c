/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-service-row.h"

#include "kiosk-icon.h"
#include "kiosk-language.h"

#include <glib/gi18n.h>

struct _KioskServiceRow {
  GtkButton parent_instance;

  KioskAgentLink *link;
  CivicService *service;
  const char *language; /* of KioskLanguage's table */

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *summary;
};

G_DEFINE_FINAL_TYPE (KioskServiceRow, kiosk_service_row, GTK_TYPE_BUTTON)

/* What only leads to paper does not look as if there were some. */
static gboolean
lacks_its_paper (KioskServiceRow *self)
{
  return civic_service_get_journey (self->service) == CIVIC_JOURNEY_PRINT &&
         !kiosk_printer_can_print (kiosk_agent_link_get_sheet_printer (self->link));
}

static void
show_summary (KioskServiceRow *self)
{
  if (lacks_its_paper (self)) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "warned");
    gtk_label_set_text (GTK_LABEL (self->summary),
                        _ ("No printing on A4 right now: you can see it here and take it along on "
                           "your phone."));
    return;
  }
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warned");
  gtk_label_set_text (GTK_LABEL (self->summary),
                      civic_text_get (civic_service_get_summary (self->service), self->language));
}

static void
kiosk_service_row_dispose (GObject *object)
{
  KioskServiceRow *self = KIOSK_SERVICE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_SERVICE_ROW);
  g_clear_object (&self->link);
  g_clear_object (&self->service);

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
kiosk_service_row_new (CivicService *service,
                       KioskStation *station,
                       const char *language,
                       const char *action)
{
  KioskServiceRow *self = g_object_new (KIOSK_TYPE_SERVICE_ROW, NULL);
  const char *name = civic_text_get (civic_service_get_name (service), language);

  self->service = g_object_ref (service);
  self->link = g_object_ref (kiosk_station_get_link (station));
  self->language = kiosk_language_find (language)->tag;
  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), civic_service_get_icon (service));
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", civic_service_get_id (service));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  g_signal_connect_object (self->link, "changed", G_CALLBACK (show_summary), self,
                           G_CONNECT_SWAPPED);
  show_summary (self);
  return GTK_WIDGET (self);
}

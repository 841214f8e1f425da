/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-services-page.h"

#include "kiosk-service-row.h"
#include "kiosk-template.h"
#include "kiosk-way.h"

struct _KioskServicesPage {
  KioskPage parent_instance;

  GtkWidget *title;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (KioskServicesPage, kiosk_services_page, KIOSK_TYPE_PAGE)

static void
activate_begin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPage *page = KIOSK_PAGE (widget);
  CivicService *service = kiosk_station_find_service (kiosk_page_get_station (page),
                                                      g_variant_get_string (parameter, NULL));

  if (service == NULL)
    return;
  kiosk_visit_begin_service (kiosk_page_get_visit (page), service);
  kiosk_page_go (page, kiosk_way_get_first (kiosk_page_get_visit (page)));
}

static void
kiosk_services_page_constructed (GObject *object)
{
  KioskServicesPage *self = KIOSK_SERVICES_PAGE (object);
  KioskPage *page = KIOSK_PAGE (object);
  CivicTheme *theme = NULL;
  g_autoptr (GListModel) services = NULL;

  G_OBJECT_CLASS (kiosk_services_page_parent_class)->constructed (object);

  theme = kiosk_station_find_theme (kiosk_page_get_station (page),
                                    kiosk_visit_get_theme (kiosk_page_get_visit (page)));
  kiosk_page_set_primary (page, NULL, NULL);
  if (theme == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), civic_text_get (civic_theme_get_name (theme),
                                                               kiosk_page_get_language (page)));
  services = kiosk_station_list_behind (kiosk_page_get_station (page), civic_theme_get_id (theme));
  for (guint i = 0; i < g_list_model_get_n_items (services); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (services, i);

    gtk_box_append (GTK_BOX (self->list),
                    kiosk_service_row_new (service, kiosk_page_get_station (page),
                                           kiosk_page_get_language (page), "services.begin"));
  }
}

static void
kiosk_services_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_SERVICES_PAGE);

  G_OBJECT_CLASS (kiosk_services_page_parent_class)->dispose (object);
}

static void
kiosk_services_page_class_init (KioskServicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kiosk_services_page_constructed;
  object_class->dispose = kiosk_services_page_dispose;

  gtk_widget_class_install_action (widget_class, "services.begin", "s", activate_begin);

  gtk_widget_class_set_css_name (widget_class, "servicespage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-services-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskServicesPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskServicesPage, list);
}

static void
kiosk_services_page_init (KioskServicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

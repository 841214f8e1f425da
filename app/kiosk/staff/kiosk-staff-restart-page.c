/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-restart-page.h"

#include "kiosk-button.h"
#include "kiosk-staff-header.h"
#include "kiosk-template.h"

struct _KioskStaffRestartPage {
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskStaffRestartPage, kiosk_staff_restart_page, KIOSK_TYPE_PAGE)

static void
kiosk_staff_restart_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_RESTART_PAGE);

  G_OBJECT_CLASS (kiosk_staff_restart_page_parent_class)->dispose (object);
}

static void
kiosk_staff_restart_page_class_init (KioskStaffRestartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_restart_page_dispose;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-restart-page.ui");
}

static void
kiosk_staff_restart_page_init (KioskStaffRestartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-events-page.h"

#include "kiosk-button.h"
#include "kiosk-staff-events.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define MAXIMUM_EVENTS 100

struct _KioskStaffEventsPage {
  KioskPage parent_instance;

  GtkWidget *events;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (KioskStaffEventsPage, kiosk_staff_events_page, KIOSK_TYPE_PAGE)

static void
on_events_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffEventsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);
  g_autoptr (GVariant) events = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (events != NULL) {
    kiosk_staff_events_show (KIOSK_STAFF_EVENTS (self->events), events,
                             kiosk_page_get_language (KIOSK_PAGE (self)));
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->result), kiosk_staff_say_failure (error));
  gtk_widget_set_visible (self->result, TRUE);
}

static void
kiosk_staff_events_page_shown (KioskPage *page)
{
  kiosk_agent_link_staff_call_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                     "StaffListEvents", g_variant_new ("(u)", MAXIMUM_EVENTS),
                                     kiosk_page_get_cancellable (page), on_events_ready,
                                     g_object_ref (page));
}

static void
kiosk_staff_events_page_constructed (GObject *object)
{
  KioskStaffEventsPage *self = KIOSK_STAFF_EVENTS_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_events_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
}

static void
kiosk_staff_events_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_EVENTS_PAGE);

  G_OBJECT_CLASS (kiosk_staff_events_page_parent_class)->dispose (object);
}

static void
kiosk_staff_events_page_class_init (KioskStaffEventsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_STAFF_EVENTS);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_events_page_constructed;
  object_class->dispose = kiosk_staff_events_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_staff_events_page_shown;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-events-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEventsPage, events);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffEventsPage, result);
}

static void
kiosk_staff_events_page_init (KioskStaffEventsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

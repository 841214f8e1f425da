/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-header.h"

#include "kiosk-button.h"
#include "kiosk-page.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskStaffHeader {
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *who;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

G_DEFINE_FINAL_TYPE (KioskStaffHeader, kiosk_staff_header, GTK_TYPE_WIDGET)

static const char *
name_role (KioskStaffRole role)
{
  switch (role) {
  case KIOSK_STAFF_ROLE_ATTENDANT:
    return _ ("attendant");
  case KIOSK_STAFF_ROLE_SUPERVISOR:
    return _ ("supervisor");
  case KIOSK_STAFF_ROLE_TECHNICIAN:
    return _ ("technician");
  case KIOSK_STAFF_ROLE_MUNICIPALITY:
    return _ ("inspector of the municipality");
  case KIOSK_STAFF_ROLE_NONE:
  default:
    return NULL;
  }
}

/* Numbers keep their own direction in an Arabic line. */
static char *
isolate (const char *text)
{
  return g_strconcat ("\u2066", text, "\u2069", NULL);
}

static char *
describe (KioskStation *station)
{
  KioskStaff *staff = kiosk_station_get_staff (station);
  const char *role = name_role (kiosk_staff_get_role (staff));
  g_autofree char *id = isolate (kiosk_station_get_id (station));
  /* Translators: %s is the kiosk's number, such as "JED-ANDALUS-02". */
  g_autofree char *kiosk = g_strdup_printf (_ ("Kiosk %s"), id);
  g_autofree char *number = isolate (kiosk_staff_get_account (staff));

  if (role == NULL)
    return g_steal_pointer (&kiosk);
  /* Translators: which kiosk · who is logged in: a number, and a role. */
  return g_strdup_printf (_ ("%s · %s, %s"), kiosk, number, role);
}

static void
show_who (KioskStaffHeader *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE);
  g_autofree char *who = describe (kiosk_page_get_station (KIOSK_PAGE (page)));

  gtk_label_set_text (GTK_LABEL (self->who), who);
}

static void
kiosk_staff_header_root (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, KIOSK_TYPE_PAGE);

  GTK_WIDGET_CLASS (kiosk_staff_header_parent_class)->root (widget);

  g_return_if_fail (page != NULL);
  show_who (KIOSK_STAFF_HEADER (widget));
}

static void
kiosk_staff_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    gtk_label_set_text (GTK_LABEL (KIOSK_STAFF_HEADER (object)->title), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kiosk_staff_header_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_HEADER);

  G_OBJECT_CLASS (kiosk_staff_header_parent_class)->dispose (object);
}

static void
kiosk_staff_header_class_init (KioskStaffHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  object_class->set_property = kiosk_staff_header_set_property;
  object_class->dispose = kiosk_staff_header_dispose;
  widget_class->root = kiosk_staff_header_root;
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);

  gtk_widget_class_set_css_name (widget_class, "staffheader");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-header.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffHeader, title);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffHeader, who);
}

static void
kiosk_staff_header_init (KioskStaffHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

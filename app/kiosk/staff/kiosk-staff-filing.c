/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-filing.h"

#include "kiosk-button.h"
#include "kiosk-template.h"

#include "civic-tracking-code.h"

struct _KioskStaffFiling {
  GtkWidget parent_instance;

  GtkWidget *code;
  GtkWidget *reason;
  GtkWidget *since;
  GtkWidget *release;
};

G_DEFINE_FINAL_TYPE (KioskStaffFiling, kiosk_staff_filing, GTK_TYPE_WIDGET)

static void
kiosk_staff_filing_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_FILING);

  G_OBJECT_CLASS (kiosk_staff_filing_parent_class)->dispose (object);
}

static void
kiosk_staff_filing_class_init (KioskStaffFilingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_filing_dispose;

  gtk_widget_class_set_css_name (widget_class, "stafffiling");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-filing.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffFiling, code);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffFiling, reason);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffFiling, since);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffFiling, release);
}

static void
kiosk_staff_filing_init (KioskStaffFiling *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_staff_filing_new (const char *code,
                        const char *reason,
                        const char *since,
                        gboolean may_release)
{
  KioskStaffFiling *self = g_object_new (KIOSK_TYPE_STAFF_FILING, NULL);
  g_autofree char *grouped = civic_tracking_code_group (code);

  gtk_label_set_text (GTK_LABEL (self->code), grouped);
  gtk_label_set_text (GTK_LABEL (self->reason), reason);
  gtk_label_set_text (GTK_LABEL (self->since), since);
  gtk_widget_set_visible (self->release, may_release);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->release), "s", code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->release), "quarantine.release");
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-remark.h"

#include "kiosk-icon.h"
#include "kiosk-template.h"

struct _KioskRemark {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (KioskRemark, kiosk_remark, GTK_TYPE_WIDGET)

static void
kiosk_remark_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_REMARK);

  G_OBJECT_CLASS (kiosk_remark_parent_class)->dispose (object);
}

static void
kiosk_remark_class_init (KioskRemarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_remark_dispose;

  gtk_widget_class_set_css_name (widget_class, "remark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/pages/kiosk-remark.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskRemark, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskRemark, title);
  gtk_widget_class_bind_template_child (widget_class, KioskRemark, text);
}

static void
kiosk_remark_init (KioskRemark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_remark_show (KioskRemark *self, const char *icon_name, const char *title, const char *text)
{
  g_return_if_fail (KIOSK_IS_REMARK (self));

  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (title == NULL)
    return;
  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), icon_name);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->text, text != NULL);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-preparation-row.h"

#include "kiosk-icon.h"
#include "kiosk-template.h"

struct _KioskPreparationRow {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (KioskPreparationRow, kiosk_preparation_row, GTK_TYPE_WIDGET)

static void
kiosk_preparation_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PREPARATION_ROW);

  G_OBJECT_CLASS (kiosk_preparation_row_parent_class)->dispose (object);
}

static void
kiosk_preparation_row_class_init (KioskPreparationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_preparation_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "preparation");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-preparation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPreparationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskPreparationRow, title);
  gtk_widget_class_bind_template_child (widget_class, KioskPreparationRow, hint);
}

static void
kiosk_preparation_row_init (KioskPreparationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_preparation_row_new (CivicPreparation *preparation, const char *language)
{
  KioskPreparationRow *self = g_object_new (KIOSK_TYPE_PREPARATION_ROW, NULL);
  CivicText *hint = civic_preparation_get_hint (preparation);

  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), civic_preparation_get_icon (preparation));
  gtk_label_set_text (GTK_LABEL (self->title),
                      civic_text_get (civic_preparation_get_title (preparation), language));
  gtk_widget_set_visible (self->hint, hint != NULL);
  if (hint != NULL)
    gtk_label_set_text (GTK_LABEL (self->hint), civic_text_get (hint, language));
  return GTK_WIDGET (self);
}

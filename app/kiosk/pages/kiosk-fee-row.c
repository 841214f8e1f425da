/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-fee-row.h"

#include "kiosk-plain-text.h"
#include "kiosk-template.h"

struct _KioskFeeRow {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *amount;
};

G_DEFINE_FINAL_TYPE (KioskFeeRow, kiosk_fee_row, GTK_TYPE_WIDGET)

static void
kiosk_fee_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_FEE_ROW);

  G_OBJECT_CLASS (kiosk_fee_row_parent_class)->dispose (object);
}

static void
kiosk_fee_row_class_init (KioskFeeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_fee_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "feerow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-fee-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFeeRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskFeeRow, amount);
}

static void
kiosk_fee_row_init (KioskFeeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_fee_row_new (const char *label, const char *amount, gboolean is_total)
{
  KioskFeeRow *self = g_object_new (KIOSK_TYPE_FEE_ROW, NULL);
  g_autofree char *plain = kiosk_plain_text (label, KIOSK_PLAIN_TEXT_TITLE);

  gtk_label_set_text (GTK_LABEL (self->label), plain);
  gtk_label_set_text (GTK_LABEL (self->amount), amount);
  if (is_total)
    gtk_widget_add_css_class (GTK_WIDGET (self), "total");
  return GTK_WIDGET (self);
}

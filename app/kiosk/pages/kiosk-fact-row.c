/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-fact-row.h"

#include "kiosk-plain-text.h"
#include "kiosk-qr-view.h"
#include "kiosk-template.h"

struct _KioskFactRow {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *value;
  GtkWidget *qr;
};

G_DEFINE_FINAL_TYPE (KioskFactRow, kiosk_fact_row, GTK_TYPE_WIDGET)

static void
kiosk_fact_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_FACT_ROW);

  G_OBJECT_CLASS (kiosk_fact_row_parent_class)->dispose (object);
}

static void
kiosk_fact_row_class_init (KioskFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_QR_VIEW);
  G_OBJECT_CLASS (klass)->dispose = kiosk_fact_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "factrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFactRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskFactRow, value);
  gtk_widget_class_bind_template_child (widget_class, KioskFactRow, qr);
}

static void
kiosk_fact_row_init (KioskFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_fact_row_new (const char *label, const char *value, gboolean left_to_right)
{
  KioskFactRow *self = g_object_new (KIOSK_TYPE_FACT_ROW, NULL);
  g_autofree char *plain_label = kiosk_plain_text (label, KIOSK_PLAIN_TEXT_TITLE);
  g_autofree char *plain_value = kiosk_plain_text (value, KIOSK_PLAIN_TEXT_SENTENCE);

  gtk_label_set_text (GTK_LABEL (self->label), plain_label);
  if (left_to_right) {
    /* Isolated, not turned: read left to right, it still stands at the page's own start. */
    g_autofree char *isolated = g_strdup_printf ("\u2066%s\u2069", plain_value);

    gtk_label_set_text (GTK_LABEL (self->value), isolated);
    gtk_widget_add_css_class (self->value, "number");
  } else {
    gtk_label_set_text (GTK_LABEL (self->value), plain_value);
  }
  return GTK_WIDGET (self);
}

GtkWidget *
kiosk_fact_row_new_for_line (const KioskLine *line, const char *language)
{
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  KioskFactRow *self = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  label = kiosk_result_say (line->label, language, KIOSK_PLAIN_TEXT_TITLE);
  value = kiosk_line_display (line, language);
  if (line->kind != KIOSK_LINE_LINK)
    return kiosk_fact_row_new (label, value, kiosk_line_is_left_to_right (line));
  self = KIOSK_FACT_ROW (kiosk_fact_row_new (label, "", FALSE));
  kiosk_qr_view_set_content (KIOSK_QR_VIEW (self->qr), value);
  gtk_widget_set_visible (self->qr, TRUE);
  gtk_widget_set_visible (self->value, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->qr), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_WIDGET (self);
}

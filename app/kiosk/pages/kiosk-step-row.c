/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-step-row.h"

#include "civic-digits.h"

#include "kiosk-icon.h"
#include "kiosk-template.h"

struct _KioskStepRow {
  GtkWidget parent_instance;

  GtkWidget *number;
  GtkWidget *tick;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (KioskStepRow, kiosk_step_row, GTK_TYPE_WIDGET)

static void
kiosk_step_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STEP_ROW);

  G_OBJECT_CLASS (kiosk_step_row_parent_class)->dispose (object);
}

static void
kiosk_step_row_class_init (KioskStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_step_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "steprow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStepRow, number);
  gtk_widget_class_bind_template_child (widget_class, KioskStepRow, tick);
  gtk_widget_class_bind_template_child (widget_class, KioskStepRow, text);
}

static void
kiosk_step_row_init (KioskStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_step_row_set_done (KioskStepRow *self, gboolean is_done)
{
  g_return_if_fail (KIOSK_IS_STEP_ROW (self));

  gtk_widget_set_visible (self->number, !is_done);
  gtk_widget_set_visible (self->tick, is_done);
}

void
kiosk_step_row_show (KioskStepRow *self, guint number, const char *text, const char *language)
{
  g_autofree char *western = g_strdup_printf ("%u", number);
  g_autofree char *localised = civic_digits_localise (western, language);

  g_return_if_fail (KIOSK_IS_STEP_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->number), localised);
  gtk_label_set_text (GTK_LABEL (self->text), text);
}

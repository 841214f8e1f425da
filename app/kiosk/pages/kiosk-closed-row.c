/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-closed-row.h"

#include "kiosk-language.h"
#include "kiosk-template.h"

struct _KioskClosedRow {
  GtkWidget parent_instance;

  const char *language;

  GtkWidget *title;
  GtkWidget *until;
  GtkWidget *calendar;
  GtkWidget *hours;
  GtkWidget *advice;
};

G_DEFINE_FINAL_TYPE (KioskClosedRow, kiosk_closed_row, GTK_TYPE_WIDGET)

static void
show (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
kiosk_closed_row_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_CLOSED_ROW);

  G_OBJECT_CLASS (kiosk_closed_row_parent_class)->dispose (object);
}

static void
kiosk_closed_row_class_init (KioskClosedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_closed_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "closedrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-closed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskClosedRow, title);
  gtk_widget_class_bind_template_child (widget_class, KioskClosedRow, until);
  gtk_widget_class_bind_template_child (widget_class, KioskClosedRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, KioskClosedRow, hours);
  gtk_widget_class_bind_template_child (widget_class, KioskClosedRow, advice);
}

static void
kiosk_closed_row_init (KioskClosedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_direction (KioskClosedRow *self, GtkTextDirection direction)
{
  GtkWidget *const widgets[] = { GTK_WIDGET (self), self->title, self->until,
                                 self->calendar,    self->hours, self->advice };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_direction (widgets[i], direction);
}

GtkWidget *
kiosk_closed_row_new (const char *language)
{
  KioskClosedRow *self = g_object_new (KIOSK_TYPE_CLOSED_ROW, NULL);
  const KioskLanguage *known = kiosk_language_find (language);

  g_return_val_if_fail (known != NULL, GTK_WIDGET (self));

  self->language = known->tag;
  set_direction (self, known->direction);
  return GTK_WIDGET (self);
}

void
kiosk_closed_row_update (KioskClosedRow *self,
                         KioskAgentLink *link,
                         CivicHours *hours,
                         GDateTime *now)
{
  g_auto (KioskClosedWords) words = kiosk_closed_words_find (link, hours, self->language, now);

  g_return_if_fail (KIOSK_IS_CLOSED_ROW (self));

  show (self->title, words.title);
  show (self->until, words.until);
  show (self->calendar, words.calendar);
  show (self->hours, words.hours);
  show (self->advice, words.advice);
}

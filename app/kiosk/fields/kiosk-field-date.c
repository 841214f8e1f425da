/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "kiosk-chooser.h"
#include "kiosk-date-sheet.h"

struct _KioskFieldDate {
  KioskFieldInput parent_instance;

  KioskChooser *chooser; /* the child */
};

G_DEFINE_FINAL_TYPE (KioskFieldDate, kiosk_field_date, KIOSK_TYPE_FIELD_INPUT)

static void
kiosk_field_date_follow (KioskFieldInput *input)
{
  const char *iso = kiosk_field_input_get_answer (input);
  const char *language = kiosk_field_input_get_language (input);
  g_autofree char *day = iso != NULL ? civic_date_display (iso, language) : NULL;
  g_autofree char *hijri = iso != NULL ? kiosk_date_sheet_say_hijri (iso, language) : NULL;

  kiosk_chooser_set_value (KIOSK_FIELD_DATE (input)->chooser, day, hijri);
}

static void
on_chosen (KioskFieldInput *input, const char *iso)
{
  kiosk_field_input_answer (input, iso);
}

static void
on_clicked (KioskFieldInput *input)
{
  CivicField *field = kiosk_field_input_get_field (input);
  const char *today = civic_answers_get_today (kiosk_field_input_get_answers (input));
  g_autofree char *minimum = civic_field_get_minimum_date (field, today);
  g_autofree char *maximum = civic_field_get_maximum_date (field, today);
  GtkWidget *sheet = kiosk_date_sheet_new (kiosk_field_input_get_label (input), minimum, maximum,
                                           today, kiosk_field_input_get_answer (input),
                                           kiosk_field_input_get_language (input));

  g_signal_connect_object (sheet, "chosen", G_CALLBACK (on_chosen), input, G_CONNECT_SWAPPED);
  kiosk_field_input_open (input, KIOSK_SHEET (sheet));
}

static void
kiosk_field_date_constructed (GObject *object)
{
  KioskFieldDate *self = KIOSK_FIELD_DATE (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);

  G_OBJECT_CLASS (kiosk_field_date_parent_class)->constructed (object);

  self->chooser = KIOSK_CHOOSER (kiosk_chooser_new ("calendar"));
  kiosk_chooser_set_placeholder (self->chooser, _ ("Choose a day"));
  kiosk_chooser_set_accessible_name (self->chooser, kiosk_field_input_get_label (input));
  g_signal_connect_swapped (self->chooser, "clicked", G_CALLBACK (on_clicked), self);
  kiosk_field_input_set_child (input, GTK_WIDGET (self->chooser));
  kiosk_field_date_follow (input);
}

static void
kiosk_field_date_class_init (KioskFieldDateClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kiosk_field_date_constructed;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_date_follow;
}

static void
kiosk_field_date_init (KioskFieldDate *self)
{
}

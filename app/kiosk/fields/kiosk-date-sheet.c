/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-date-sheet.h"

#include <glib/gi18n.h>

#include "civic-date.h"
#include "kiosk-tile.h"
#include "kiosk-words.h"

struct _KioskDateSheet {
  KioskSheet parent_instance;

  char *language;
  GtkWidget *gregorian;
  GtkWidget *hijri;
  KioskCalendar *calendar;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (KioskDateSheet, kiosk_date_sheet, KIOSK_TYPE_SHEET)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
kiosk_date_sheet_say_hijri (const char *iso, const char *language)
{
  g_autofree char *text = g_strconcat (iso, "T12:00:00+03:00", NULL);
  g_autoptr (GDateTime) noon = g_date_time_new_from_iso8601 (text, NULL);

  return noon != NULL ? civic_date_display_hijri (noon, language) : NULL;
}

static void
show_day (KioskDateSheet *self)
{
  const char *iso = kiosk_calendar_get_day (self->calendar);
  g_autofree char *gregorian = iso != NULL ? civic_date_display (iso, self->language) : NULL;
  g_autofree char *hijri = iso != NULL ? kiosk_date_sheet_say_hijri (iso, self->language) : NULL;
  g_autofree char *both = g_strjoin (" · ", gregorian, hijri, NULL);

  kiosk_words_set (self->words, iso != NULL ? both : _ ("Touch a day."));
  kiosk_sheet_set_can_advance (KIOSK_SHEET (self), iso != NULL);
}

static void
on_kind_toggled (KioskDateSheet *self)
{
  const gboolean is_hijri = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->hijri));

  kiosk_calendar_set_kind (self->calendar,
                           is_hijri ? KIOSK_CALENDAR_HIJRI : KIOSK_CALENDAR_GREGORIAN);
}

static void
add_kinds (KioskDateSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->gregorian = kiosk_tile_new (_ ("Gregorian"), NULL, NULL);
  self->hijri = kiosk_tile_new (_ ("Hijri"), NULL, NULL);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->hijri),
                               GTK_TOGGLE_BUTTON (self->gregorian));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->gregorian), TRUE);
  gtk_widget_add_css_class (box, "kinds");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), self->gregorian);
  gtk_box_append (GTK_BOX (box), self->hijri);
  gtk_box_append (kiosk_sheet_get_content (KIOSK_SHEET (self)), box);
}

static void
kiosk_date_sheet_advance (KioskSheet *sheet)
{
  KioskDateSheet *self = KIOSK_DATE_SHEET (sheet);

  g_signal_emit (self, signals[CHOSEN], 0, kiosk_calendar_get_day (self->calendar));
  kiosk_sheet_close (sheet);
}

static void
kiosk_date_sheet_finalize (GObject *object)
{
  g_free (KIOSK_DATE_SHEET (object)->language);

  G_OBJECT_CLASS (kiosk_date_sheet_parent_class)->finalize (object);
}

static void
kiosk_date_sheet_class_init (KioskDateSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_date_sheet_finalize;
  KIOSK_SHEET_CLASS (klass)->advance = kiosk_date_sheet_advance;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_date_sheet_init (KioskDateSheet *self)
{
}

GtkWidget *
kiosk_date_sheet_new (const char *title,
                      const char *minimum,
                      const char *maximum,
                      const char *today,
                      const char *day,
                      const char *language)
{
  KioskDateSheet *self = g_object_new (KIOSK_TYPE_DATE_SHEET, NULL);
  GtkBox *content = kiosk_sheet_get_content (KIOSK_SHEET (self));

  self->language = g_strdup (language);
  kiosk_sheet_set_title (KIOSK_SHEET (self), title);
  kiosk_sheet_set_primary (KIOSK_SHEET (self), _ ("Choose this day"));
  add_kinds (self);
  self->calendar = KIOSK_CALENDAR (kiosk_calendar_new (minimum, maximum, today, language));
  kiosk_calendar_set_day (self->calendar, day);
  gtk_box_append (content, GTK_WIDGET (self->calendar));
  self->words = kiosk_words_new (NULL, "chosen-day");
  gtk_box_append (content, self->words);
  g_signal_connect_object (self->hijri, "toggled", G_CALLBACK (on_kind_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "notify::day", G_CALLBACK (show_day), self,
                           G_CONNECT_SWAPPED);
  show_day (self);
  return GTK_WIDGET (self);
}

KioskCalendar *
kiosk_date_sheet_get_calendar (KioskDateSheet *self)
{
  g_return_val_if_fail (KIOSK_IS_DATE_SHEET (self), NULL);

  return self->calendar;
}

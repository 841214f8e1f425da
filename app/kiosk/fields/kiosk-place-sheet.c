/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-place-sheet.h"

#include "kiosk-handover-card.h"
#include "kiosk-reply.h"

#include <math.h>

struct _KioskPlaceSheet {
  KioskSheet parent_instance;

  KioskHandover *handover;
};

G_DEFINE_FINAL_TYPE (KioskPlaceSheet, kiosk_place_sheet, KIOSK_TYPE_SHEET)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
write_degrees (double degrees)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6f", degrees));
}

static void
on_items_changed (KioskPlaceSheet *self)
{
  GPtrArray *items = kiosk_handover_get_items (self->handover);
  JsonObject *place = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;
  const double latitude = place != NULL ? kiosk_reply_get_number (place, "latitude", NAN) : NAN;
  const double longitude = place != NULL ? kiosk_reply_get_number (place, "longitude", NAN) : NAN;
  g_autofree char *north = write_degrees (latitude);
  g_autofree char *east = write_degrees (longitude);
  g_autofree char *chosen = g_strjoin (",", north, east, NULL);

  if (isnan (latitude) || isnan (longitude))
    return;
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
  kiosk_sheet_close (KIOSK_SHEET (self));
}

static void
kiosk_place_sheet_shown (KioskSheet *sheet)
{
  KioskPlaceSheet *self = KIOSK_PLACE_SHEET (sheet);

  if (kiosk_handover_get_state (self->handover) == KIOSK_HANDOVER_NEW)
    kiosk_handover_open (self->handover);
}

static void
kiosk_place_sheet_dispose (GObject *object)
{
  KioskPlaceSheet *self = KIOSK_PLACE_SHEET (object);

  if (self->handover != NULL)
    kiosk_handover_stop (self->handover);
  g_clear_object (&self->handover);

  G_OBJECT_CLASS (kiosk_place_sheet_parent_class)->dispose (object);
}

static void
kiosk_place_sheet_class_init (KioskPlaceSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_place_sheet_dispose;
  KIOSK_SHEET_CLASS (klass)->shown = kiosk_place_sheet_shown;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_place_sheet_init (KioskPlaceSheet *self)
{
}

GtkWidget *
kiosk_place_sheet_new (const char *title, KioskVisit *visit)
{
  KioskPlaceSheet *self = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);

  self = g_object_new (KIOSK_TYPE_PLACE_SHEET, NULL);
  kiosk_sheet_set_title (KIOSK_SHEET (self), title);
  self->handover = kiosk_handover_new_pin (visit);
  g_signal_connect_object (self->handover, "notify::items", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (kiosk_sheet_get_content (KIOSK_SHEET (self)),
                  kiosk_handover_card_new (self->handover, kiosk_visit_get_language (visit)));
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-renewal.h"

struct _KioskRenewal {
  GObject parent_instance;

  KioskWindow *window;
  KioskStation *station;
  guint delay_ms;
  guint delay_id;
};

enum {
  QUIT,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskRenewal, kiosk_renewal, G_TYPE_OBJECT)

/* The newer catalogue may have been taken back meanwhile. */
static gboolean
on_delay_over (gpointer user_data)
{
  KioskRenewal *self = user_data;

  self->delay_id = 0;
  if (kiosk_station_is_outdated (self->station))
    kiosk_window_step_aside (self->window);
  return G_SOURCE_REMOVE;
}

static void
on_link_changed (KioskRenewal *self)
{
  if (!kiosk_station_is_outdated (self->station) || self->delay_id != 0)
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    self->delay_id = g_timeout_add (self->delay_ms, on_delay_over, self);
  else
    g_signal_emit (self, signals[QUIT], 0);
}

static void
kiosk_renewal_dispose (GObject *object)
{
  KioskRenewal *self = KIOSK_RENEWAL (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_object (&self->window);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (kiosk_renewal_parent_class)->dispose (object);
}

static void
kiosk_renewal_class_init (KioskRenewalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_renewal_dispose;

  signals[QUIT] = g_signal_new ("quit", KIOSK_TYPE_RENEWAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
kiosk_renewal_init (KioskRenewal *self)
{
}

KioskRenewal *
kiosk_renewal_new (KioskWindow *window, KioskStation *station, guint delay_ms)
{
  KioskRenewal *self = NULL;

  g_return_val_if_fail (KIOSK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  self = g_object_new (KIOSK_TYPE_RENEWAL, NULL);
  self->window = g_object_ref (window);
  self->station = g_object_ref (station);
  self->delay_ms = delay_ms;
  g_signal_connect_object (kiosk_station_get_link (station), "changed",
                           G_CALLBACK (on_link_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-corner-hold.h"

struct _KioskCornerHold {
  GObject parent_instance;

  guint timeout_id;
};

enum {
  HELD,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskCornerHold, kiosk_corner_hold, G_TYPE_OBJECT)

static gboolean
is_in_corner (GtkWidget *widget, double x, double y)
{
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const double from_start = is_rtl ? gtk_widget_get_width (widget) - x : x;

  return from_start >= 0 && from_start < KIOSK_CORNER_SIDE_PX && y >= 0 && y < KIOSK_CORNER_SIDE_PX;
}

static gboolean
on_held (gpointer user_data)
{
  KioskCornerHold *self = user_data;

  self->timeout_id = 0;
  g_signal_emit (self, signals[HELD], 0);
  return G_SOURCE_REMOVE;
}

static void
on_pressed (GtkGesture *gesture, int n_press, double x, double y, KioskCornerHold *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (is_in_corner (widget, x, y))
    self->timeout_id = g_timeout_add (KIOSK_CORNER_HOLD_MS, on_held, self);
}

static void
on_let_go (KioskCornerHold *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

static void
kiosk_corner_hold_dispose (GObject *object)
{
  on_let_go (KIOSK_CORNER_HOLD (object));

  G_OBJECT_CLASS (kiosk_corner_hold_parent_class)->dispose (object);
}

static void
kiosk_corner_hold_class_init (KioskCornerHoldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_corner_hold_dispose;

  signals[HELD] = g_signal_new ("held", KIOSK_TYPE_CORNER_HOLD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
kiosk_corner_hold_init (KioskCornerHold *self)
{
}

KioskCornerHold *
kiosk_corner_hold_new (GtkWidget *widget)
{
  KioskCornerHold *self = g_object_new (KIOSK_TYPE_CORNER_HOLD, NULL);
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_pressed), self, 0);
  g_signal_connect_object (press, "end", G_CALLBACK (on_let_go), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "cancel", G_CALLBACK (on_let_go), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  return self;
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-idle.h"

typedef enum {
  STOPPED,
  WAITING,
  WARNED,
} State;

struct _KioskIdle {
  GObject parent_instance;

  KioskIdleLimits limits[2]; /* by kind */
  KioskIdleKind kind;
  State state;
  gint64 touched_us; /* monotonic */
  guint timeout_id;
};

enum {
  SIGNAL_WARNED,
  SIGNAL_EXPIRED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskIdle, kiosk_idle, G_TYPE_OBJECT)

static void schedule (KioskIdle *self);

static gint64
end_us (KioskIdle *self)
{
  const KioskIdleLimits *limits = &self->limits[self->kind];
  const guint limit_ms = self->state == WARNED ? limits->countdown_ms : limits->warning_ms;

  return self->touched_us + limit_ms * G_TIME_SPAN_MILLISECOND;
}

static void
expire (KioskIdle *self)
{
  kiosk_idle_stop (self);
  g_signal_emit (self, signals[SIGNAL_EXPIRED], 0);
}

static void
warn (KioskIdle *self)
{
  self->state = WARNED;
  self->touched_us = g_get_monotonic_time ();
  schedule (self);
  g_signal_emit (self, signals[SIGNAL_WARNED], 0,
                 (self->limits[self->kind].countdown_ms + 999) / 1000);
}

static gboolean
on_timeout (gpointer user_data)
{
  KioskIdle *self = user_data;

  self->timeout_id = 0;
  /* A touch only notes its time: arming a timer for each event would be the dearer way. */
  if (g_get_monotonic_time () < end_us (self))
    schedule (self);
  else if (self->state == WAITING)
    warn (self);
  else
    expire (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (KioskIdle *self)
{
  const gint64 remaining_us = MAX (end_us (self) - g_get_monotonic_time (), 0);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id =
    g_timeout_add ((guint) (remaining_us / G_TIME_SPAN_MILLISECOND) + 1, on_timeout, self);
}

static gboolean
on_event (KioskIdle *self)
{
  if (self->state == WAITING)
    self->touched_us = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static void
kiosk_idle_dispose (GObject *object)
{
  kiosk_idle_stop (KIOSK_IDLE (object));

  G_OBJECT_CLASS (kiosk_idle_parent_class)->dispose (object);
}

static void
kiosk_idle_class_init (KioskIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_idle_dispose;

  signals[SIGNAL_WARNED] = g_signal_new ("warned", KIOSK_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_EXPIRED] = g_signal_new ("expired", KIOSK_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_idle_init (KioskIdle *self)
{
}

KioskIdle *
kiosk_idle_new (KioskIdleLimits visit, KioskIdleLimits staff)
{
  KioskIdle *self = g_object_new (KIOSK_TYPE_IDLE, NULL);

  self->limits[KIOSK_IDLE_VISIT] = visit;
  self->limits[KIOSK_IDLE_STAFF] = staff;
  return self;
}

void
kiosk_idle_watch (KioskIdle *self, GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_return_if_fail (KIOSK_IS_IDLE (self));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);
}

void
kiosk_idle_start (KioskIdle *self, KioskIdleKind kind)
{
  g_return_if_fail (KIOSK_IS_IDLE (self));

  self->kind = kind;
  self->state = WAITING;
  self->touched_us = g_get_monotonic_time ();
  schedule (self);
}

void
kiosk_idle_stay (KioskIdle *self)
{
  g_return_if_fail (KIOSK_IS_IDLE (self));

  if (self->state != STOPPED)
    kiosk_idle_start (self, self->kind);
}

void
kiosk_idle_stop (KioskIdle *self)
{
  g_return_if_fail (KIOSK_IS_IDLE (self));

  self->state = STOPPED;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

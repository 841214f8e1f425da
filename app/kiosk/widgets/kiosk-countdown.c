/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-countdown.h"

#include "civic-digits.h"

struct _KioskCountdown {
  GtkWidget parent_instance;

  GtkWidget *label;
  char *language;
  guint seconds;
  guint started_seconds;
  guint second_id;
  gint64 ends_at_us; /* monotonic */
};

G_DEFINE_FINAL_TYPE (KioskCountdown, kiosk_countdown, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SECONDS,
  PROP_LANGUAGE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

#define RING_PX 12.0

enum {
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule (KioskCountdown *self);

static void
write_number (KioskCountdown *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->seconds);
  g_autofree char *localised = civic_digits_localise (number, self->language ? self->language : "");

  gtk_label_set_label (GTK_LABEL (self->label), localised);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_seconds (KioskCountdown *self, guint seconds)
{
  if (self->seconds == seconds)
    return;

  self->seconds = seconds;
  write_number (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS]);
}

static gboolean
on_second (gpointer user_data)
{
  g_autoptr (KioskCountdown) self = g_object_ref (user_data);
  gint64 left_us = self->ends_at_us - g_get_monotonic_time ();

  self->second_id = 0;
  if (left_us > 0) {
    show_seconds (self, (left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
    schedule (self);
    return G_SOURCE_REMOVE;
  }

  show_seconds (self, 0);
  /* Whoever watched the last second may have started it over. */
  if (self->second_id == 0)
    g_signal_emit (self, signals[FINISHED], 0);
  return G_SOURCE_REMOVE;
}

/* Wakes once a second, when the number changes, and not in between. */
static void
schedule (KioskCountdown *self)
{
  gint64 left_us = MAX (self->ends_at_us - g_get_monotonic_time (), 1);
  guint next_ms = (left_us - 1) % G_USEC_PER_SEC / 1000 + 1;

  if (self->second_id == 0)
    self->second_id = g_timeout_add (next_ms, on_second, self);
}

static void
stroke_arc (cairo_t *cairo, double radius, double fraction)
{
  cairo_arc (cairo, 0, 0, radius, -(G_PI / 2), -(G_PI / 2) + 2 * G_PI * fraction);
  cairo_stroke (cairo);
}

static void
kiosk_countdown_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskCountdown *self = KIOSK_COUNTDOWN (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double radius = MIN (width, height) / 2.0 - RING_PX / 2;
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo_translate (cairo, width / 2.0, height / 2.0);
  cairo_set_line_width (cairo, RING_PX);
  cairo_set_source_rgba (cairo, color.red, color.green, color.blue, color.alpha * 0.2);
  stroke_arc (cairo, radius, 1);
  gdk_cairo_set_source_rgba (cairo, &color);
  if (self->seconds > 0)
    stroke_arc (cairo, radius, (double) self->seconds / self->started_seconds);
  cairo_destroy (cairo);

  GTK_WIDGET_CLASS (kiosk_countdown_parent_class)->snapshot (widget, snapshot);
}

static void
kiosk_countdown_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  KioskCountdown *self = KIOSK_COUNTDOWN (object);

  switch (id) {
  case PROP_SECONDS:
    g_value_set_uint (value, kiosk_countdown_get_seconds (self));
    break;
  case PROP_LANGUAGE:
    g_value_set_string (value, kiosk_countdown_get_language (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_countdown_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  KioskCountdown *self = KIOSK_COUNTDOWN (object);

  switch (id) {
  case PROP_SECONDS:
    kiosk_countdown_set_seconds (self, g_value_get_uint (value));
    break;
  case PROP_LANGUAGE:
    kiosk_countdown_set_language (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
kiosk_countdown_dispose (GObject *object)
{
  KioskCountdown *self = KIOSK_COUNTDOWN (object);

  g_clear_handle_id (&self->second_id, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (kiosk_countdown_parent_class)->dispose (object);
}

static void
kiosk_countdown_class_init (KioskCountdownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_countdown_get_property;
  object_class->set_property = kiosk_countdown_set_property;
  object_class->dispose = kiosk_countdown_dispose;
  widget_class->snapshot = kiosk_countdown_snapshot;

  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  props[PROP_SECONDS] = g_param_spec_uint ("seconds", NULL, NULL, 0, 3600, 0, flags);
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "countdown");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
}

static void
kiosk_countdown_init (KioskCountdown *self)
{
  self->label = gtk_label_new ("0");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
kiosk_countdown_new (void)
{
  return g_object_new (KIOSK_TYPE_COUNTDOWN, NULL);
}

void
kiosk_countdown_set_seconds (KioskCountdown *self, guint seconds)
{
  g_return_if_fail (KIOSK_IS_COUNTDOWN (self));
  g_return_if_fail (seconds <= 3600);

  g_clear_handle_id (&self->second_id, g_source_remove);
  self->started_seconds = seconds;
  self->ends_at_us = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  if (seconds > 0)
    schedule (self);
  show_seconds (self, seconds);
}

guint
kiosk_countdown_get_seconds (KioskCountdown *self)
{
  g_return_val_if_fail (KIOSK_IS_COUNTDOWN (self), 0);

  return self->seconds;
}

void
kiosk_countdown_set_language (KioskCountdown *self, const char *language)
{
  g_return_if_fail (KIOSK_IS_COUNTDOWN (self));

  if (g_strcmp0 (self->language, language) == 0)
    return;

  g_free (self->language);
  self->language = g_strdup (language);
  write_number (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

const char *
kiosk_countdown_get_language (KioskCountdown *self)
{
  g_return_val_if_fail (KIOSK_IS_COUNTDOWN (self), NULL);

  return self->language;
}

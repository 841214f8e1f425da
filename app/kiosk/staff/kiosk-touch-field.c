/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-touch-field.h"

#include "civic-digits.h"

#include "kiosk-button.h"
#include "kiosk-template.h"
#include "kiosk-touch-target.h"

#include <glib/gi18n.h>
#include <math.h>

#define TARGET_COUNT 5
#define MARK_PX 36

struct _KioskTouchField {
  GtkWidget parent_instance;

  char *language;
  double drift_px; /* the worst */
  graphene_point_t finger;
  gboolean has_finger;

  GtkWidget *targets[TARGET_COUNT];
  GtkWidget *drift;
};

enum {
  DONE,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskTouchField, kiosk_touch_field, GTK_TYPE_WIDGET)

static guint
count_hits (KioskTouchField *self)
{
  guint count = 0;

  for (gsize i = 0; i < TARGET_COUNT; i++)
    count += kiosk_touch_target_is_hit (KIOSK_TOUCH_TARGET (self->targets[i])) ? 1 : 0;
  return count;
}

static void
show_drift (KioskTouchField *self)
{
  /* A unit in Latin letters keeps its place after the figure, in an Arabic line too. */
  g_autofree char *pixels = g_strdup_printf ("\u2066%.0f\u00A0px\u2069", self->drift_px);
  /* Translators: how many of the circles were touched, and how far from its middle the worst touch
   * was: "3 of 5 · off by 7 px". */
  g_autofree char *western =
    g_strdup_printf (_ ("%u of %u · off by at most %s"), count_hits (self), TARGET_COUNT, pixels);
  g_autofree char *text = civic_digits_localise (western, self->language);

  gtk_label_set_text (GTK_LABEL (self->drift), count_hits (self) > 0 ? text : "");
}

static void
on_hit (KioskTouchTarget *target, double drift_px, KioskTouchField *self)
{
  self->drift_px = MAX (self->drift_px, drift_px);
  show_drift (self);
  if (count_hits (self) == TARGET_COUNT)
    g_signal_emit (self, signals[DONE], 0);
}

static void
on_finger (KioskTouchField *self, guint press_count, double x, double y)
{
  self->finger = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->has_finger = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the glass felt the finger, so that an eye can compare it with the finger itself. */
static void
draw_mark (KioskTouchField *self, GtkSnapshot *snapshot)
{
  const graphene_rect_t place = GRAPHENE_RECT_INIT (
    self->finger.x - MARK_PX / 2.0f, self->finger.y - MARK_PX / 2.0f, MARK_PX, MARK_PX);
  GskRoundedRect ring;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gsk_rounded_rect_init_from_rect (&ring, &place, MARK_PX / 2.0f);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 6, 6, 6, 6 },
                              (GdkRGBA[4]){ color, color, color, color });
}

static void
kiosk_touch_field_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskTouchField *self = KIOSK_TOUCH_FIELD (widget);

  GTK_WIDGET_CLASS (kiosk_touch_field_parent_class)->snapshot (widget, snapshot);
  if (self->has_finger)
    draw_mark (self, snapshot);
}

static void
kiosk_touch_field_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_TOUCH_FIELD);
  g_clear_pointer (&KIOSK_TOUCH_FIELD (object)->language, g_free);

  G_OBJECT_CLASS (kiosk_touch_field_parent_class)->dispose (object);
}

static void
kiosk_touch_field_class_init (KioskTouchFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_TOUCH_TARGET);
  G_OBJECT_CLASS (klass)->dispose = kiosk_touch_field_dispose;
  widget_class->snapshot = kiosk_touch_field_snapshot;
  signals[DONE] = g_signal_new ("done", KIOSK_TYPE_TOUCH_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "touchfield");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-touch-field.ui");
  for (gsize i = 0; i < TARGET_COUNT; i++) {
    g_autofree char *name = g_strdup_printf ("target_%zu", i + 1);

    gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                               G_STRUCT_OFFSET (KioskTouchField, targets) +
                                                 (gssize) (i * sizeof (GtkWidget *)));
  }
  gtk_widget_class_bind_template_child (widget_class, KioskTouchField, drift);
  gtk_widget_class_bind_template_callback (widget_class, on_hit);
}

static void
kiosk_touch_field_init (KioskTouchField *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_finger), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
kiosk_touch_field_begin (KioskTouchField *self, const char *language)
{
  g_return_if_fail (KIOSK_IS_TOUCH_FIELD (self));

  g_free (self->language);
  self->language = g_strdup (language);
  self->drift_px = 0;
  self->has_finger = FALSE;
  for (guint i = 0; i < TARGET_COUNT; i++) {
    g_autofree char *western = g_strdup_printf ("%u", i + 1);
    g_autofree char *number = civic_digits_localise (western, language);

    kiosk_touch_target_reset (KIOSK_TOUCH_TARGET (self->targets[i]));
    kiosk_touch_target_set_text (KIOSK_TOUCH_TARGET (self->targets[i]), number);
  }
  show_drift (self);
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-touch-target.h"

#include "kiosk-template.h"

#include <math.h>

struct _KioskTouchTarget {
  GtkWidget parent_instance;

  GtkWidget *label;
  gboolean is_hit;
};

enum {
  HIT,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskTouchTarget, kiosk_touch_target, GTK_TYPE_WIDGET)

static double
get_distance (KioskTouchTarget *self, graphene_point_t point)
{
  return hypot (point.x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                point.y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

static double
get_radius (KioskTouchTarget *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))) /
         2.0;
}

static void
on_drag_end (GtkGestureDrag *gesture, double offset_x, double offset_y, KioskTouchTarget *self)
{
  double x = 0;
  double y = 0;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  kiosk_touch_target_take (self, GRAPHENE_POINT_INIT ((float) x, (float) y),
                           GRAPHENE_POINT_INIT ((float) (x + offset_x), (float) (y + offset_y)));
}

static void
kiosk_touch_target_dispose (GObject *object)
{
  g_clear_pointer (&KIOSK_TOUCH_TARGET (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_touch_target_parent_class)->dispose (object);
}

static void
kiosk_touch_target_class_init (KioskTouchTargetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_touch_target_dispose;
  signals[HIT] = g_signal_new ("hit", KIOSK_TYPE_TOUCH_TARGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "touchtarget");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
kiosk_touch_target_init (KioskTouchTarget *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->label = gtk_label_new (NULL);
  gtk_widget_set_halign (self->label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->label, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
kiosk_touch_target_set_text (KioskTouchTarget *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_TOUCH_TARGET (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

gboolean
kiosk_touch_target_is_hit (KioskTouchTarget *self)
{
  g_return_val_if_fail (KIOSK_IS_TOUCH_TARGET (self), FALSE);

  return self->is_hit;
}

void
kiosk_touch_target_reset (KioskTouchTarget *self)
{
  g_return_if_fail (KIOSK_IS_TOUCH_TARGET (self));

  self->is_hit = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "hit");
}

void
kiosk_touch_target_take (KioskTouchTarget *self, graphene_point_t from, graphene_point_t to)
{
  g_return_if_fail (KIOSK_IS_TOUCH_TARGET (self));

  if (get_distance (self, from) > get_radius (self) || get_distance (self, to) > get_radius (self))
    return;
  self->is_hit = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "hit");
  g_signal_emit (self, signals[HIT], 0, get_distance (self, to));
}

/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-hold-button.h"

#define REPEAT_AFTER_MS 500
#define REPEAT_EVERY_MS 90

typedef struct {
  gboolean repeats;
  gboolean has_repeated; /* so the release that ends a hold is no touch of its own */
  guint repeat_id;
} KioskHoldButtonPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KioskHoldButton, kiosk_hold_button, GTK_TYPE_BUTTON)

enum {
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
on_repeat (gpointer user_data)
{
  KioskHoldButton *self = user_data;

  g_signal_emit (self, signals[PRESSED], 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_held (gpointer user_data)
{
  KioskHoldButton *self = user_data;
  KioskHoldButtonPrivate *priv = kiosk_hold_button_get_instance_private (self);

  priv->has_repeated = TRUE;
  priv->repeat_id = g_timeout_add (REPEAT_EVERY_MS, on_repeat, self);
  g_signal_emit (self, signals[PRESSED], 0);
  return G_SOURCE_REMOVE;
}

static void
kiosk_hold_button_state_flags_changed (GtkWidget *widget, GtkStateFlags former)
{
  KioskHoldButtonPrivate *priv =
    kiosk_hold_button_get_instance_private (KIOSK_HOLD_BUTTON (widget));
  gboolean is_active = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_ACTIVE) != 0;

  GTK_WIDGET_CLASS (kiosk_hold_button_parent_class)->state_flags_changed (widget, former);

  if (is_active == ((former & GTK_STATE_FLAG_ACTIVE) != 0))
    return;

  g_clear_handle_id (&priv->repeat_id, g_source_remove);
  if (is_active)
    priv->has_repeated = FALSE;
  if (is_active && priv->repeats)
    priv->repeat_id = g_timeout_add (REPEAT_AFTER_MS, on_held, widget);
}

static void
kiosk_hold_button_clicked (GtkButton *button)
{
  KioskHoldButtonPrivate *priv =
    kiosk_hold_button_get_instance_private (KIOSK_HOLD_BUTTON (button));

  if (!priv->has_repeated)
    g_signal_emit (button, signals[PRESSED], 0);
  priv->has_repeated = FALSE;
}

static void
kiosk_hold_button_dispose (GObject *object)
{
  KioskHoldButtonPrivate *priv =
    kiosk_hold_button_get_instance_private (KIOSK_HOLD_BUTTON (object));

  g_clear_handle_id (&priv->repeat_id, g_source_remove);

  G_OBJECT_CLASS (kiosk_hold_button_parent_class)->dispose (object);
}

static void
kiosk_hold_button_class_init (KioskHoldButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_hold_button_dispose;
  GTK_WIDGET_CLASS (klass)->state_flags_changed = kiosk_hold_button_state_flags_changed;
  GTK_BUTTON_CLASS (klass)->clicked = kiosk_hold_button_clicked;

  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
}

static void
kiosk_hold_button_init (KioskHoldButton *self)
{
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

GtkWidget *
kiosk_hold_button_new (void)
{
  return g_object_new (KIOSK_TYPE_HOLD_BUTTON, NULL);
}

void
kiosk_hold_button_set_repeats (KioskHoldButton *self, gboolean repeats)
{
  KioskHoldButtonPrivate *priv = kiosk_hold_button_get_instance_private (self);

  g_return_if_fail (KIOSK_IS_HOLD_BUTTON (self));

  priv->repeats = repeats;
}

gboolean
kiosk_hold_button_get_repeats (KioskHoldButton *self)
{
  KioskHoldButtonPrivate *priv = kiosk_hold_button_get_instance_private (self);

  g_return_val_if_fail (KIOSK_IS_HOLD_BUTTON (self), FALSE);

  return priv->repeats;
}

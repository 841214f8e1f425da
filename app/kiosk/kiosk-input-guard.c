/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-input-guard.h"

#define CHORD_MASK                                                                                 \
  (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

gboolean
kiosk_input_guard_refuses_key (guint key, GdkModifierType state)
{
  if ((state & CHORD_MASK) != 0)
    return TRUE;
  if (key >= GDK_KEY_F1 && key <= GDK_KEY_F35)
    return TRUE;
  switch (key) {
  case GDK_KEY_Menu:
  case GDK_KEY_Escape:
  case GDK_KEY_Super_L:
  case GDK_KEY_Super_R:
  case GDK_KEY_Meta_L:
  case GDK_KEY_Meta_R:
  case GDK_KEY_Alt_L:
  case GDK_KEY_Alt_R:
  case GDK_KEY_Control_L:
  case GDK_KEY_Control_R:
  case GDK_KEY_Print:
  case GDK_KEY_Sys_Req:
  case GDK_KEY_Insert:
  case GDK_KEY_Multi_key:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event)
{
  switch ((guint) gdk_event_get_event_type (event)) {
  case GDK_KEY_PRESS:
  case GDK_KEY_RELEASE:
    return kiosk_input_guard_refuses_key (gdk_key_event_get_keyval (event),
                                          gdk_event_get_modifier_state (event));
  case GDK_BUTTON_PRESS:
  case GDK_BUTTON_RELEASE:
    return gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY;
  case GDK_TOUCHPAD_PINCH:
  case GDK_TOUCHPAD_SWIPE:
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

void
kiosk_input_guard_install (GtkWidget *window)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_WIDGET (window));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), NULL);
  gtk_widget_add_controller (window, events);
}

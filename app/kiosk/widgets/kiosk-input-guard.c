/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-input-guard.h"

#include "kiosk-plain-text.h"

#define CHORD_MASK                                                                                 \
  (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

/* They lead from field to field, and change what the next key means. */
static gboolean
leads_on (guint key)
{
  switch (key) {
  case GDK_KEY_BackSpace:
  case GDK_KEY_Tab:
  case GDK_KEY_ISO_Left_Tab:
  case GDK_KEY_KP_Tab:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
  case GDK_KEY_Shift_L:
  case GDK_KEY_Shift_R:
  case GDK_KEY_Shift_Lock:
  case GDK_KEY_Caps_Lock:
  case GDK_KEY_Num_Lock:
  case GDK_KEY_ISO_Level3_Shift:
  case GDK_KEY_ISO_Level5_Shift:
  case GDK_KEY_ISO_Next_Group:
  case GDK_KEY_Mode_switch:
    return TRUE;
  default:
    return FALSE;
  }
}

/* With Shift they mark text, and Shift and Delete cuts it out. */
static gboolean
moves_the_caret (guint key)
{
  return (key >= GDK_KEY_Home && key <= GDK_KEY_End) ||
         (key >= GDK_KEY_KP_Home && key <= GDK_KEY_KP_End) || key == GDK_KEY_Delete ||
         key == GDK_KEY_KP_Delete;
}

gboolean
kiosk_input_guard_refuses_key (guint key, GdkModifierType state)
{
  if ((state & CHORD_MASK) != 0)
    return TRUE;
  if (leads_on (key))
    return FALSE;
  if (moves_the_caret (key))
    return (state & GDK_SHIFT_MASK) != 0;
  return !kiosk_plain_text_is_shown (gdk_keyval_to_unicode (key));
}

gboolean
kiosk_input_guard_refuses_event (GdkEvent *event)
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
  case GDK_TOUCHPAD_HOLD:
  case GDK_PAD_BUTTON_PRESS:
  case GDK_PAD_BUTTON_RELEASE:
  case GDK_PAD_RING:
  case GDK_PAD_STRIP:
  case GDK_PAD_GROUP_MODE:
  case GDK_DRAG_ENTER:
  case GDK_DRAG_LEAVE:
  case GDK_DRAG_MOTION:
  case GDK_DROP_START:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event)
{
  return kiosk_input_guard_refuses_event (event) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
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

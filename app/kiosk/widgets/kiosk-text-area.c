/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-text-area.h"

#include <glib/gi18n.h>
#include <math.h>

#include "civic-digits.h"

#include "kiosk-input-guard.h"

/* Of 40 px type with the line height of the style sheet. */
#define LINE_HEIGHT_PX 60
#define MINIMUM_LINES 3
#define MAXIMUM_LINES 6
#define CARET_WIDTH_PX 4.0f
#define CARET_HEIGHT_PX 50.0f

struct _KioskTextArea {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *counter;
  GtkTextBuffer *buffer; /* of the view */
  gulong changed_id;
  guint maximum_characters;
  char *language;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (KioskTextArea, kiosk_text_area, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_count (KioskTextArea *self)
{
  const guint count = (guint) gtk_text_buffer_get_char_count (self->buffer);
  const guint left = self->maximum_characters - MIN (count, self->maximum_characters);
  /* Translators: beneath a box to write in: how many characters may still be written. */
  g_autofree char *western =
    g_strdup_printf (ngettext ("%u character left", "%u characters left", left), left);
  g_autofree char *text = civic_digits_localise (western, self->language);

  gtk_label_set_text (GTK_LABEL (self->counter), text);
}

static void
on_buffer_changed (GtkTextBuffer *buffer, KioskTextArea *self)
{
  show_count (self);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (buffer));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask_to_be_active (KioskTextArea *self)
{
  if (!self->active)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_released (GtkGestureClick *gesture, int press_count, double x, double y, KioskTextArea *self)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    ask_to_be_active (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                KioskTextArea *self)
{
  const gunichar character = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if (kiosk_input_guard_refuses_key (key, modifiers))
    return TRUE;
  if (!g_unichar_isprint (character))
    return FALSE;
  g_unichar_to_utf8 (character, text);
  kiosk_text_area_insert (self, text);
  return TRUE;
}

static void
watch_input (KioskTextArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (ask_to_be_active), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
make_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  /* Long presses and double touches would select and open menus, so no touch reaches it. */
  gtk_widget_set_can_target (view, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (view), GTK_INPUT_HINT_NO_EMOJI |
                                                         GTK_INPUT_HINT_NO_SPELLCHECK |
                                                         GTK_INPUT_HINT_PRIVATE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE,
                                  -1);
  return view;
}

static GtkWidget *
make_scroller (GtkWidget *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MINIMUM_LINES * LINE_HEIGHT_PX);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MAXIMUM_LINES * LINE_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "inputarea");
  return scroller;
}

/* As in a KioskTextInput: GTK's own is gone while the window has no focus. */
static void
kiosk_text_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KioskTextArea *self = KIOSK_TEXT_AREA (widget);
  GdkRectangle strong;
  graphene_point_t place;
  GdkRGBA color;
  int x, y;

  GTK_WIDGET_CLASS (kiosk_text_area_parent_class)->snapshot (widget, snapshot);

  if (!self->active)
    return;
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self->view), NULL, &strong, NULL);
  /* GTK puts the caret of an empty paragraph to the left. */
  if (gtk_text_buffer_get_char_count (self->buffer) == 0 &&
      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    strong.x = gtk_widget_get_width (self->view);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         strong.x, strong.y + strong.height / 2, &x, &y);
  if (!gtk_widget_compute_point (self->view, widget, &GRAPHENE_POINT_INIT (x, y), &place))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (roundf (place.x - CARET_WIDTH_PX / 2),
                                                  roundf (place.y - CARET_HEIGHT_PX / 2),
                                                  CARET_WIDTH_PX, CARET_HEIGHT_PX));
}

static void
kiosk_text_area_dispose (GObject *object)
{
  KioskTextArea *self = KIOSK_TEXT_AREA (object);

  if (self->buffer != NULL)
    g_clear_signal_handler (&self->changed_id, self->buffer);
  self->buffer = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->counter, gtk_widget_unparent);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (kiosk_text_area_parent_class)->dispose (object);
}

static void
kiosk_text_area_class_init (KioskTextAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_text_area_dispose;
  widget_class->snapshot = kiosk_text_area_snapshot;

  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
    g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "textarea");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_text_area_init (KioskTextArea *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->view = make_view ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  self->changed_id =
    g_signal_connect (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self);
  self->scroller = make_scroller (self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->counter = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->counter), 1);
  gtk_widget_add_css_class (self->counter, "counter");
  gtk_widget_set_parent (self->counter, GTK_WIDGET (self));
  watch_input (self);
}

GtkWidget *
kiosk_text_area_new (guint maximum_characters, const char *language)
{
  KioskTextArea *self = g_object_new (KIOSK_TYPE_TEXT_AREA, NULL);

  self->maximum_characters = maximum_characters;
  self->language = g_strdup (language);
  show_count (self);
  return GTK_WIDGET (self);
}

void
kiosk_text_area_set_text (KioskTextArea *self, const char *text)
{
  g_autofree char *former = NULL;

  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));

  former = kiosk_text_area_get_text (self);
  if (g_strcmp0 (former, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
}

char *
kiosk_text_area_get_text (KioskTextArea *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (KIOSK_IS_TEXT_AREA (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
kiosk_text_area_set_active (KioskTextArea *self, gboolean active)
{
  GtkTextIter end;

  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
    gtk_text_buffer_get_end_iter (self->buffer, &end);
    gtk_text_buffer_place_cursor (self->buffer, &end);
    gtk_widget_grab_focus (self->view);
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
kiosk_text_area_get_active (KioskTextArea *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_AREA (self), FALSE);

  return self->active;
}

void
kiosk_text_area_set_accessible_name (KioskTextArea *self, const char *name)
{
  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
kiosk_text_area_set_accessible_description (KioskTextArea *self, const char *description)
{
  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

void
kiosk_text_area_set_invalid (KioskTextArea *self, gboolean invalid)
{
  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
kiosk_text_area_insert (KioskTextArea *self, const char *text)
{
  guint room;

  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));
  g_return_if_fail (text != NULL);

  room = self->maximum_characters -
         MIN ((guint) gtk_text_buffer_get_char_count (self->buffer), self->maximum_characters);
  if (g_utf8_strlen (text, -1) <= (glong) room)
    gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
}

void
kiosk_text_area_backspace (KioskTextArea *self)
{
  GtkTextIter caret, before;

  g_return_if_fail (KIOSK_IS_TEXT_AREA (self));

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret,
                                    gtk_text_buffer_get_insert (self->buffer));
  before = caret;
  if (gtk_text_iter_backward_char (&before))
    gtk_text_buffer_delete (self->buffer, &before, &caret);
}
